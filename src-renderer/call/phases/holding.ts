/** Hold within `talking`, by the key and by what two calls at once need. */
import { changeHold } from './hold-effects.ts';
import { type In, type Step, step } from './step.ts';
import { comeBack } from './transferring.ts';

type Talking = In<'talking'>;

/** Hold is shown at once and taken back if the far end refuses; the rep stops hearing the prospect in the same instant. */
export function toggleHold(state: Talking): Step {
  return hold(state, !state.held);
}

/** The rep goes to another call. */
export function park(state: Talking): Step {
  return state.held ? step(state) : hold(state, true);
}

/** The rep comes back from another call, to hear and be heard as before. */
export function unpark(state: Talking): Step {
  if (!state.held) return step(state);
  return state.transfer === null ? hold(state, false) : comeBack(state, 'taken-back');
}

/** A parked far end that refuses to be held hears nothing, and is not heard, all the same. */
export function silence(state: Talking): Step {
  const { legId } = state.call;
  return step(
    { ...state, held: true, holdAsked: null, notice: null },
    { type: 'set-audible', legId, audible: false },
    { type: 'mute', legId, muted: true },
  );
}

function hold(state: Talking, held: boolean): Step {
  const changed = changeHold({ ...state, notice: null }, held);
  return step(changed.state, ...changed.effects);
}
