import { useState } from 'react';
import type { AvailabilityState } from '../../../src-main/contract/availability.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { useApp, useServices } from '../services.tsx';
import { availabilityLabel } from '../text/labels.ts';
import { duration } from '../text/time.ts';

const choices = [
  { state: 'available', combo: 'a' },
  { state: 'away', combo: 'y' },
  { state: 'do-not-disturb', combo: 'd' },
  { state: 'busy', combo: 'b' },
  { state: 'offline', combo: 'f' },
] as const satisfies readonly { state: AvailabilityState; combo: string }[];

/** Minutes of a timed do-not-disturb; null lasts until changed. */
const spans = [
  { minutes: 15, combo: '1' },
  { minutes: 30, combo: '2' },
  { minutes: 60, combo: '3' },
  { minutes: null, combo: '4' },
] as const;

/** Whether the next handoff may ring here: one key each. */
export function AvailabilityControl() {
  const { actions } = useServices();
  const current = useApp((state) => state.availability.state);
  const [asksHowLong, setAsksHowLong] = useState(false);

  function choose(state: AvailabilityState): void {
    setAsksHowLong(state === 'do-not-disturb' && !asksHowLong);
    if (state !== 'do-not-disturb') void actions.setAvailability(state);
  }

  function disturbNot(minutes: number | null): void {
    setAsksHowLong(false);
    void actions.setAvailability('do-not-disturb', minutes);
  }

  useShortcuts({
    ...Object.fromEntries(choices.map(({ state, combo }) => [combo, () => choose(state)])),
    ...(asksHowLong ? Object.fromEntries(spans.map(({ minutes, combo }) => [combo, () => disturbNot(minutes)])) : {}),
    ...(asksHowLong ? { escape: () => setAsksHowLong(false) } : {}),
  });

  return (
    <>
      {asksHowLong && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring form semantics to plain buttons
        <div className="spans" role="group" aria-label={t('Do not disturb for how long')}>
          <span className="hint">{t('Do not disturb for')}</span>
          <div className="spans-row">
            {spans.map(({ minutes, combo }) => (
              <Button key={combo} combo={combo} onPress={() => disturbNot(minutes)}>
                {minutes === null ? t('Until I change it') : duration(minutes * 60)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring form semantics to plain buttons */}
      <div className="availability" role="group" aria-label={t('Availability')}>
        {choices.map(({ state, combo }) => (
          <Button
            key={state}
            combo={combo}
            pressed={current === state}
            {...(state === 'do-not-disturb' ? { expanded: asksHowLong } : {})}
            onPress={() => choose(state)}
          >
            {availabilityLabel[state]}
          </Button>
        ))}
      </div>
    </>
  );
}
