import { useEffect, useRef, useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import { roomFor } from '../../call/lines.ts';
import { Button } from '../../components/button.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { isTelephoneText, useFormatter } from '../dial/use-formatter.ts';
import { recentNumbers } from '../dial-actions.ts';
import { useApp, useLines, useServices } from '../services.tsx';

/** Asks them while this call waits on hold. */
const callFirstCombo = 'mod+enter';

/** Numbers offered beside the field: one line of them. */
const offered = 3;

/** To whom the call goes: typed, or one of the last numbers. Enter sends it there; or they are called first. */
export function TransferPanel({ onClose }: { onClose: () => void }) {
  const { actions } = useServices();
  const format = useFormatter(useApp((state) => state.settings.dialCountry));
  const recent = useApp((state) => state.recent);
  const room = roomFor(useLines()) === 'back';
  const [input, setInput] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const numbers = recent.kind === 'ready' ? recentNumbers(recent.value, offered) : [];
  useEffect(() => field.current?.focus(), []);

  function type(text: string): void {
    const deleted = text.length < input.length;
    setInput(!deleted && isTelephoneText(text) ? format(text.replace(/[^+0-9]/g, '')) : text);
    setProblem(null);
  }
  async function transfer(): Promise<void> {
    if (input.trim() === '') return;
    const sent = await actions.transfer(input);
    if (sent.ok) onClose();
    else setProblem(told(sent.error.message));
  }
  async function callFirst(): Promise<void> {
    if (input.trim() === '') return;
    const placed = await actions.dialShown({ input, override: false, about: null });
    if (!placed.ok) setProblem(told(placed.error.message));
  }
  useShortcuts(
    { enter: () => void transfer(), [callFirstCombo]: () => void callFirst(), escape: onClose },
    { whileTyping: ['enter', callFirstCombo, 'escape'] },
  );

  return (
    <section className="transfer" aria-label={t('Transfer')}>
      <div className="field">
        <label htmlFor="transfer-to">{t('Transfer to')}</label>
        <input
          id="transfer-to"
          ref={field}
          type="tel"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          placeholder={t('Number, extension or SIP address')}
          value={input}
          aria-describedby="transfer-problem"
          onChange={(event) => type(event.target.value)}
        />
        <p id="transfer-problem" className="field-error" role="alert">
          {problem}
        </p>
      </div>
      {numbers.length > 0 && (
        <ul className="transfer-recent" aria-label={t('Called or missed lately')}>
          {numbers.map(({ handoffId, name, phone }) => (
            <li key={handoffId}>
              <Button look="quiet" onPress={() => type(phone ?? '')}>
                <bdi>{name ?? phoneText(phone ?? '')}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="transfer-acts">
        <Button look="yes" combo="enter" disabled={input.trim() === ''} onPress={() => void transfer()}>
          {t('Transfer now')}
        </Button>
        {room && (
          <Button combo={callFirstCombo} disabled={input.trim() === ''} onPress={() => void callFirst()}>
            {t('Call first')}
          </Button>
        )}
        <Button combo="escape" onPress={onClose}>
          {t('Keep the call')}
        </Button>
      </div>
    </section>
  );
}
