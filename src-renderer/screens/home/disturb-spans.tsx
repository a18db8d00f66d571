import { useId, useRef, useState } from 'react';
import type { Lasting } from '../../../src-main/contract/availability.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { zoneOf } from '../../../src-main/contract/rhythm.ts';
import { Button } from '../../components/button.tsx';
import { Keys } from '../../components/keys.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { useApp } from '../services.tsx';
import { clockText, halfHourAfter, minuteOfClock } from '../text/shift-text.ts';
import { duration } from '../text/time.ts';

const minutes = (combo: string, span: number) =>
  ({ combo, label: () => duration(span * 60), lasting: { kind: 'minutes', minutes: span } }) as const;

const spans: readonly { readonly combo: string; readonly label: () => string; readonly lasting: Lasting }[] = [
  minutes('1', 15),
  minutes('2', 30),
  minutes('3', 60),
  { combo: '4', label: () => t('Rest of the day'), lasting: { kind: 'rest-of-day' } },
  { combo: '5', label: () => t('Until I change it'), lasting: { kind: 'until-changed' } },
];
const timeCombo = '6';

interface DisturbSpansProps {
  readonly onChoose: (lasting: Lasting) => void;
  readonly onCancel: () => void;
}

/** How long a do-not-disturb lasts: a span with one key, or a time to be typed. */
export function DisturbSpans({ onChoose, onCancel }: DisturbSpansProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({
    ...Object.fromEntries(spans.map(({ combo, lasting }) => [combo, () => onChoose(lasting)])),
    [timeCombo]: () => field.current?.focus(),
    escape: onCancel,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring form semantics to plain buttons
    <div className="spans" role="group" aria-label={t('Do not disturb for how long')}>
      <span className="hint">{t('Do not disturb for')}</span>
      <div className="spans-row">
        {spans.map(({ combo, label, lasting }) => (
          <Button key={combo} combo={combo} onPress={() => onChoose(lasting)}>
            {label()}
          </Button>
        ))}
      </div>
      <UntilTime field={field} onChoose={onChoose} />
    </div>
  );
}

function UntilTime({ field, onChoose }: Pick<DisturbSpansProps, 'onChoose'> & { field: React.Ref<HTMLInputElement> }) {
  const id = useId();
  const zone = useApp((state) => zoneOf(state.settings.schedule));
  const [time, setTime] = useState(() => clockText(halfHourAfter(new Date(), zone)));
  const minute = minuteOfClock(time);
  function choose(): void {
    if (minute !== null) onChoose({ kind: 'time', minute });
  }
  const isElsewhere = zone !== Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className="spans-until">
      <label htmlFor={id}>{t('Until')}</label>
      <Keys combo={timeCombo} />
      <input
        ref={field}
        id={id}
        type="time"
        value={time}
        aria-keyshortcuts={timeCombo}
        aria-describedby={isElsewhere ? `${id}-zone` : undefined}
        onChange={(event) => setTime(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') choose();
        }}
      />
      <Button disabled={minute === null} onPress={choose}>
        {t('Set')}
      </Button>
      {isElsewhere && (
        <span id={`${id}-zone`} className="hint">
          {t('Time in {zone}', { zone: zone.replaceAll('_', ' ') })}
        </span>
      )}
    </div>
  );
}
