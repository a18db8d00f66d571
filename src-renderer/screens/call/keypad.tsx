import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';

const rows = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;

/** Every tone the keypad and the keyboard can send (RFC 4733). */
export const tonesOf = rows.map(([tone]) => tone);

interface KeypadProps {
  /** What was dialled since the keypad opened, newest last. */
  readonly sent: string;
  readonly onTone: (tone: string) => void;
  readonly onClose: () => void;
}

/** Tones for a phone menu on the other side; the keyboard's digits do the same. */
export function Keypad({ sent, onTone, onClose }: KeypadProps) {
  return (
    <section className="keypad" aria-label={t('Keypad')}>
      <div className="keypad-head">
        <span className="sent" role="status" aria-label={t('Sent')}>
          {sent === '' ? <span className="hint">{t('Type digits, * or #')}</span> : sent}
        </span>
        <Button look="quiet" combo="escape" onPress={onClose}>
          {t('Close')}
        </Button>
      </div>
      <KeypadKeys onTone={onTone} />
    </section>
  );
}

/** The twelve keys of a telephone. A click leaves the focus where it is. */
export function KeypadKeys({ onTone }: { onTone: (tone: string) => void }) {
  return (
    <div className="keypad-keys">
      {rows.map(([tone, letters]) => (
        <button
          key={tone}
          type="button"
          className="keypad-key"
          aria-label={tone}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTone(tone)}
        >
          <span>{tone}</span>
          <small>{letters}</small>
        </button>
      ))}
    </div>
  );
}
