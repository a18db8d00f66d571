/** The rule book of two calls: what an event does to each of them, and what has to follow for the other. Drawn in lines.ts. */
import type { Effect } from './effects.ts';
import type { CallEvent } from './events.ts';
import { bothTalking, type Lines, liveState, roomFor } from './lines.ts';
import { onIntent } from './lines-intent.ts';
import { inBack, inBoth, inFront, type LinesStep } from './lines-step.ts';
import { park, silence, unpark } from './phases/holding.ts';
import type { In } from './phases/step.ts';
import type { CallPolicy } from './policy.ts';
import { idle } from './state.ts';
import { transition } from './transition.ts';

/** Pure and total, as `transition` is for one call. */
export function advance(lines: Lines, event: CallEvent, policy: CallPolicy): LinesStep {
  return settle(lines, route(lines, event, policy), event);
}

function route(lines: Lines, event: CallEvent, policy: CallPolicy): LinesStep {
  const { front } = lines;
  const second = front.phase === 'talking' && roomFor(lines) === 'back' ? front : null;
  switch (event.type) {
    case 'invite':
      return second !== null && policy.callWaiting ? inBack(lines, event, policy) : inFront(lines, event, policy);
    case 'dial':
      return second === null ? inFront(lines, event, policy) : consult(second, lines, event, policy);
    case 'intent':
      return onIntent(lines, event, policy);
    case 'replaced':
      return mixAgain(lines, inBoth(lines, event, policy));
    default:
      // What belongs to one leg or handoff means nothing to the call of another.
      return inBoth(lines, event, policy);
  }
}

/** The rep asks somebody else meanwhile. */
function consult(front: In<'talking'>, lines: Lines, event: CallEvent, policy: CallPolicy): LinesStep {
  const parked = park(front);
  const dialled = transition(lines.back, event, policy);
  const next: Lines = { front: dialled.state, back: parked.state, merged: false };
  return { lines: next, effects: [...parked.effects, ...dialled.effects] };
}

/** One of three is somebody else now: the two far ends are put together anew. */
function mixAgain(before: Lines, { lines, effects }: LinesStep): LinesStep {
  const was = bothTalking(before);
  const now = bothTalking(lines);
  if (!lines.merged || was === null || now === null || lines === before) return { lines, effects };
  return {
    lines,
    effects: [
      { type: 'part', legIds: [was[0].call.legId, was[1].call.legId] },
      ...effects,
      { type: 'merge', legIds: [now[0].call.legId, now[1].call.legId] },
    ],
  };
}

/** What has to hold again after every event. */
function settle(before: Lines, after: LinesStep, event: CallEvent): LinesStep {
  return keepSilent(comeForward(before, unmerge(after), event));
}

/** Three are together only while both calls are talked on and none is on hold. */
function unmerge({ lines, effects }: LinesStep): LinesStep {
  const both = bothTalking(lines);
  if (!lines.merged || both?.every(({ held }) => !held)) return { lines, effects };
  const { front, back } = lines;
  const legIds = [front, back].flatMap((state) => (state.phase === 'idle' ? [] : [state.call.legId]));
  const [first, second] = legIds;
  const part: readonly Effect[] =
    first === undefined || second === undefined ? [] : [{ type: 'part', legIds: [first, second] }];
  return { lines: { ...lines, merged: false }, effects: [...effects, ...part] };
}

/** Whoever is in the back is on hold, whatever their phone says to that. */
function keepSilent({ lines, effects }: LinesStep): LinesStep {
  const { back, merged } = lines;
  if (back.phase !== 'talking' || back.held || merged) return { lines, effects };
  const silent = silence(back);
  return { lines: { ...lines, back: silent.state }, effects: [...effects, ...silent.effects] };
}

/**
 * The front has ended: whoever is in the back comes forward. A call on hold is taken back where the rep ended the other or
 * called in vain; where the far end hung up, the rep may still be speaking, and takes it back by key.
 */
function comeForward(before: Lines, { lines, effects }: LinesStep, event: CallEvent): LinesStep {
  const { front, back } = lines;
  if (liveState(front)) return { lines, effects };
  if (!liveState(back)) {
    const card = front.phase === 'idle' && back.phase !== 'idle';
    return { lines: card ? { ...lines, front: back, back: idle } : lines, effects };
  }
  const forward = { front: back, back: front, merged: false };
  if (back.phase === 'ringing' && back.moreTimeUntil === null) {
    return { lines: forward, effects: [...effects, { type: 'start-ringer' }] };
  }
  if (back.phase !== 'talking' || (event.type !== 'intent' && before.front.phase === 'talking')) {
    return { lines: forward, effects };
  }
  const taken = unpark(back);
  return { lines: { ...forward, front: taken.state }, effects: [...effects, ...taken.effects] };
}
