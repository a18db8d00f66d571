import { useState } from 'react';
import type { AvailabilityState, Lasting } from '../../../src-main/contract/availability.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { useApp, useServices } from '../services.tsx';
import { availabilityLabel } from '../text/labels.ts';
import { DisturbSpans } from './disturb-spans.tsx';

const choices = [
  { state: 'available', combo: 'a' },
  { state: 'away', combo: 'y' },
  { state: 'do-not-disturb', combo: 'd' },
  { state: 'busy', combo: 'b' },
  { state: 'offline', combo: 'f' },
] as const satisfies readonly { state: AvailabilityState; combo: string }[];

/** Whether the next handoff may ring here: one key each. */
export function AvailabilityControl() {
  const { actions } = useServices();
  const current = useApp((state) => state.availability.state);
  const [asksHowLong, setAsksHowLong] = useState(false);

  function choose(state: AvailabilityState): void {
    setAsksHowLong(state === 'do-not-disturb' && !asksHowLong);
    if (state !== 'do-not-disturb') void actions.setAvailability(state);
  }

  function disturbNot(lasting: Lasting): void {
    setAsksHowLong(false);
    void actions.setAvailability('do-not-disturb', lasting);
  }

  useShortcuts(Object.fromEntries(choices.map(({ state, combo }) => [combo, () => choose(state)])));

  return (
    <>
      {asksHowLong && <DisturbSpans onChoose={disturbNot} onCancel={() => setAsksHowLong(false)} />}
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
