/** What a key means while there are two calls. */
import type { CallEvent } from './events.ts';
import { bothTalking, type Lines } from './lines.ts';
import { inBack, inBoth, inFront, type LinesStep } from './lines-step.ts';
import { notices } from './notices.ts';
import { park, unpark } from './phases/holding.ts';
import type { In } from './phases/step.ts';
import { startTransfer } from './phases/transferring.ts';
import type { CallPolicy } from './policy.ts';
import type { CallCore, CallState, Transfer } from './state.ts';
import { transition } from './transition.ts';

type IntentEvent = Extract<CallEvent, { type: 'intent' }>;

export function onIntent(lines: Lines, event: IntentEvent, policy: CallPolicy): LinesStep {
  const { front, back } = lines;
  const waits = front.phase === 'talking' && back.phase === 'ringing';
  if (!findsItsCall(lines, event.intent)) {
    return event.intent.type === 'transfer' ? say(lines, notices.notTransferred) : { lines, effects: [] };
  }
  switch (event.intent.type) {
    case 'bridge':
      return waits ? holdAndBridge(front, lines, event, policy) : inFront(lines, event, policy);
    case 'decline':
    case 'more-time':
    case 'override-compliance':
    case 'whisper':
      return waits ? inBack(lines, event, policy) : inFront(lines, event, policy);
    case 'toggle-mute':
    case 'hang-up':
      return lines.merged ? inBoth(lines, event, policy) : inFront(lines, event, policy);
    case 'toggle-hold':
    case 'transfer':
      return lines.merged ? say(lines, notices.merged) : inFront(lines, event, policy);
    case 'swap':
      return swap(lines);
    case 'put-through':
      return putThrough(lines, event.at);
    case 'toggle-merge':
      return lines.merged ? part(lines) : merge(lines);
    case 'dtmf':
    case 'finish-wrap-up':
    case 'extend-wrap-up':
      return inFront(lines, event, policy);
    default:
      return event.intent satisfies never;
  }
}

/** False: the call it was meant for is over, or has changed places with the other one. */
function findsItsCall({ front, back, merged }: Lines, intent: IntentEvent['intent']): boolean {
  const meant = 'legId' in intent ? intent.legId : undefined;
  if (meant === undefined) return true;
  const isFor = (state: CallState): boolean => state.phase !== 'idle' && state.call.legId === meant;
  switch (intent.type) {
    case 'bridge':
    case 'more-time':
    case 'decline':
    case 'override-compliance':
      return isFor(front.phase === 'talking' && back.phase === 'ringing' ? back : front);
    default:
      return isFor(front) || (merged && isFor(back));
  }
}

/** The talk goes on hold only when the bridge does begin: a blocked one, or no microphone, leaves it as it is. */
function holdAndBridge(front: In<'talking'>, lines: Lines, event: IntentEvent, policy: CallPolicy): LinesStep {
  const bridged = transition(lines.back, event, policy);
  if (bridged.state.phase !== 'bridging') return { lines: { ...lines, back: bridged.state }, effects: bridged.effects };
  const parked = park(front);
  const next: Lines = { front: bridged.state, back: parked.state, merged: false };
  return { lines: next, effects: [...parked.effects, ...bridged.effects] };
}

function swap(lines: Lines): LinesStep {
  const both = bothTalking(lines);
  if (both === null) return { lines, effects: [] };
  const [front, back] = both;
  const parked = park(front);
  const taken = unpark(back);
  const next: Lines = { front: taken.state, back: parked.state, merged: lines.merged };
  return { lines: next, effects: [...parked.effects, ...taken.effects] };
}

/** Mute is of the three together: what holds for the call in front holds for both. */
function merge(lines: Lines): LinesStep {
  const both = bothTalking(lines);
  if (both === null) return { lines, effects: [] };
  const [front, back] = both;
  if (front.transfer !== null || back.transfer !== null) return say(lines, notices.transferring);
  const here = unpark(front);
  const there = unpark({ ...back, muted: front.muted });
  const legIds = [front.call.legId, back.call.legId] as const;
  return {
    lines: { front: here.state, back: there.state, merged: true },
    effects: [...here.effects, ...there.effects, { type: 'merge', legIds }],
  };
}

/**
 * Attended transfer (RFC 5589 7): the one who called first is sent to the one who was asked. It comes to the front, because
 * it is the one that may come back.
 */
function putThrough(lines: Lines, at: number): LinesStep {
  const both = bothTalking(lines);
  if (both === null) return { lines, effects: [] };
  if (both.some(({ transfer }) => transfer !== null)) return say(lines, notices.transferring);
  const [asked, sent] = wasAsked(...both) ? both : [both[1], both[0]];
  const { legId } = sent.call;
  const refer = { type: 'put-through', legId, otherLegId: asked.call.legId } as const;
  const parked = park(asked);
  const started = startTransfer(sent, transfereeOf(asked.call), refer, at);
  return {
    lines: { front: started.state, back: parked.state, merged: lines.merged },
    effects: [...parked.effects, ...started.effects],
  };
}

/** Whoever the rep called to ask; of two who called, or were called, the later one. */
function wasAsked({ call, talkingSince }: In<'talking'>, other: In<'talking'>): boolean {
  const dialled = call.dialled !== null;
  return dialled === (other.call.dialled !== null) ? talkingSince > other.talkingSince : dialled;
}

function transfereeOf({ brief, dialled, facts }: CallCore): Omit<Transfer, 'progress'> {
  const { name, phone } = brief.prospect;
  return {
    to: name ?? dialled?.display ?? facts.displayName ?? facts.callerId ?? 'the other caller',
    address: dialled?.address ?? phone ?? facts.callerId,
    how: 'attended',
  };
}

/** Two calls again: the one in the back goes on hold. */
function part(lines: Lines): LinesStep {
  const both = bothTalking(lines);
  if (both === null) return { lines, effects: [] };
  const parked = park(both[1]);
  return { lines: { ...lines, back: parked.state }, effects: parked.effects };
}

function say(lines: Lines, notice: string): LinesStep {
  const { front } = lines;
  return { lines: front.phase === 'talking' ? { ...lines, front: { ...front, notice } } : lines, effects: [] };
}
