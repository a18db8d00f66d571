/** What hold and its end ask for, whoever wanted them. The headset changes first: the far end answers later. */
import type { Effect } from '../effects.ts';
import type { In } from './step.ts';

type Talking = In<'talking'>;

export function holdEffects({ call: { legId } }: Talking): readonly Effect[] {
  return [
    { type: 'set-audible', legId, audible: false },
    { type: 'hold', legId, held: true },
  ];
}

/** Mute as the rep has set it: one that refused to be held was muted instead. */
export function resumeEffects({ call: { legId }, muted }: Talking): readonly Effect[] {
  return [
    { type: 'mute', legId, muted },
    { type: 'set-audible', legId, audible: true },
    { type: 'hold', legId, held: false },
  ];
}
