/** One event and one of two calls. */
import type { Effect } from './effects.ts';
import type { CallEvent } from './events.ts';
import type { Lines } from './lines.ts';
import type { CallPolicy } from './policy.ts';
import { transition } from './transition.ts';

export interface LinesStep {
  readonly lines: Lines;
  readonly effects: readonly Effect[];
}

export function inFront(lines: Lines, event: CallEvent, policy: CallPolicy): LinesStep {
  const { state, effects } = transition(lines.front, event, policy);
  return { lines: state === lines.front ? lines : { ...lines, front: state }, effects };
}

/** Behind a conversation nothing rings, speaks or bridges by itself. */
export function inBack(lines: Lines, event: CallEvent, policy: CallPolicy): LinesStep {
  const whisperVoice = policy.whisperVoice === 'automatic' ? 'on-demand' : policy.whisperVoice;
  const { state, effects } = transition(lines.back, event, { ...policy, whisperVoice, autoAnswerSeconds: null });
  return { lines: state === lines.back ? lines : { ...lines, back: state }, effects: effects.map(softly) };
}

export function inBoth(lines: Lines, event: CallEvent, policy: CallPolicy): LinesStep {
  const front = inFront(lines, event, policy);
  const back = inBack(front.lines, event, policy);
  return { lines: back.lines, effects: [...front.effects, ...back.effects] };
}

function softly(effect: Effect): Effect {
  return effect.type === 'start-ringer' ? { type: 'beep' } : effect;
}
