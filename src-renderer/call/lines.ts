/**
 * Up to two calls at once. Each has a state machine of its own, drawn in state.ts; this is how they stand to each other.
 *
 *   front   the call on the screen, which the keys are for
 *   back    the other one: a second handoff that waits, a call on hold, or how that one ended
 *
 *   front talks --INVITE--> back rings, with one beep --bridge--> the first is on hold in the back
 *   front talks --dial--> front dials, the first is on hold in the back
 *   both talk --swap--> each in the other's place; who comes to the front is off hold, who leaves it is on hold
 *   both talk --merge--> all three hear each other --merge or swap--> the back is on hold again
 *   the front ends while the back is live --> each in the other's place: nobody waits behind a card
 */
import { isLive } from '../../src-main/contract/presence.ts';
import type { In } from './phases/step.ts';
import { type CallState, idle, type LiveState } from './state.ts';

export interface Lines {
  readonly front: CallState;
  readonly back: CallState;
  /** Both talk, and the two far ends hear each other. */
  readonly merged: boolean;
}

export const noCalls: Lines = { front: idle, back: idle, merged: false };

export function liveState(state: CallState): state is LiveState {
  return state.phase !== 'ended' && isLive(state.phase);
}

/** Where a new call would go; null: it is busy. */
export function roomFor({ front, back }: Lines): 'front' | 'back' | null {
  if (!liveState(front)) return 'front';
  return front.phase === 'talking' && front.transfer === null && !liveState(back) ? 'back' : null;
}

/** Both calls where both are talked on or on hold; else null. */
export function bothTalking({ front, back }: Lines): readonly [In<'talking'>, In<'talking'>] | null {
  return front.phase === 'talking' && back.phase === 'talking' ? [front, back] : null;
}
