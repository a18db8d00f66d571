import { type KeyboardEvent, useId, useState } from 'react';
import type { GlobalKey } from '../../../src-main/contract/global-keys.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { isMac } from '../../components/platform.ts';
import { acceleratorCaps, acceleratorOf, globalKeyLabel } from '../text/accelerator.ts';

interface GlobalKeyRowProps {
  readonly name: GlobalKey;
  readonly value: string | null;
  /** Why it does not work, in words; null: it works, or is off. */
  readonly problem: string | null;
  /** True when it was taken over; false where it is refused and the row goes on listening. */
  readonly onChoose: (accelerator: string | null) => boolean;
}

/** One global key: press the button, then the keys. Escape leaves it as it is. */
export function GlobalKeyRow({ name, value, problem, onChoose }: GlobalKeyRowProps) {
  const [listening, setListening] = useState(false);
  const note = useId();
  const label = globalKeyLabel[name];

  function listen(event: KeyboardEvent): void {
    if (!listening || event.key === 'Tab') return;
    // Whatever is pressed now is meant for this row, not for the screen.
    event.preventDefault();
    event.stopPropagation();
    const pressed = acceleratorOf(event);
    if (event.key === 'Escape' || (pressed !== null && onChoose(pressed))) setListening(false);
  }

  return (
    <div className="global-key">
      <span className="global-key-name">{label}</span>
      <button
        type="button"
        className="button plain"
        aria-label={`${label}: ${listening ? t('press the keys') : spoken(value)}`}
        aria-describedby={problem === null ? undefined : note}
        aria-pressed={listening}
        onKeyDown={listen}
        onBlur={() => setListening(false)}
        onClick={() => setListening(true)}
      >
        {listening ? t('Press the keys…') : value === null ? t('Off') : <Caps accelerator={value} />}
      </button>
      {value !== null && (
        <button
          type="button"
          className="button quiet"
          aria-label={t('Switch off {label}', { label })}
          onClick={() => {
            onChoose(null);
          }}
        >
          {t('Switch off')}
        </button>
      )}
      {problem !== null && (
        <p id={note} className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function spoken(value: string | null): string {
  return value === null ? t('off') : acceleratorCaps(value, isMac).join(' ');
}

function Caps({ accelerator }: { accelerator: string }) {
  return (
    <span className="keys">
      {acceleratorCaps(accelerator, isMac).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
