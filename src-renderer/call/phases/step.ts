/** What every phase is built from: the result of a transition, and the ends that several phases share. */
import type { CallOutcome } from '../../../src-main/contract/call.ts';
import { endedCardMs, times } from '../deadlines.ts';
import type { Effect } from '../effects.ts';
import type { InviteEvent } from '../events.ts';
import { declined, declineStatus } from '../outcome.ts';
import type { CallPolicy } from '../policy.ts';
import type { CallCore, CallState } from '../state.ts';

export interface Step {
  readonly state: CallState;
  readonly effects: readonly Effect[];
}

/** The state of one phase. */
export type In<P extends CallState['phase']> = Extract<CallState, { phase: P }>;

export function step(state: CallState, ...effects: readonly Effect[]): Step {
  return { state, effects };
}

/** Ends a call that never became a conversation. `farewell` goes first: the leg is told before anything else happens. */
export function end(call: CallCore, outcome: CallOutcome, at: number, ...farewell: readonly Effect[]): Step {
  const { legId } = call;
  return step(
    { phase: 'ended', call, outcome, endedAt: at },
    ...farewell,
    { type: 'stop-ringer' },
    { type: 'cut-whisper' },
    { type: 'set-audible', legId, audible: false },
    { type: 'cancel-deadlines' },
    { type: 'record', legId, event: { type: 'ended', outcome, talkSeconds: 0 } },
    { type: 'release', legId },
    { type: 'schedule', legId, deadline: 'ended-card', at: at + endedCardMs(outcome) },
  );
}

/** A first INVITE: the card, then the phone rings. */
export function startRinging(event: InviteEvent, policy: CallPolicy): Step {
  const { legId, at } = event;
  const whisper: readonly Effect[] =
    policy.whisperVoice === 'automatic'
      ? [{ type: 'schedule', legId, deadline: 'whisper', at: at + times.firstRing }]
      : [];
  return step(
    {
      phase: 'ringing',
      call: {
        legId,
        handoffId: event.handoffId,
        facts: event.facts,
        brief: event.brief,
        ringingAt: at,
        strategy: null,
        fallback: null,
        blocked: event.blocked,
        overridden: false,
      },
      mediaReady: false,
      moreTimeUntil: null,
      acknowledged: false,
      inboundAudio: false,
      notice: null,
    },
    { type: 'cancel-deadlines' },
    { type: 'ring', legId },
    { type: 'start-ringer' },
    { type: 'schedule', legId, deadline: 'ring-timeout', at: at + policy.ringSeconds * 1_000 },
    ...whisper,
  );
}

/** A second INVITE: 486 and a record of its own; the call that is on stays as it is. */
export function answerBusy(state: CallState, event: InviteEvent, ...more: readonly Effect[]): Step {
  const { legId } = event;
  return step(
    state,
    { type: 'decline', legId, status: declineStatus('busy'), reason: 'busy' },
    { type: 'record', legId, event: { type: 'ended', outcome: declined('busy'), talkSeconds: 0 } },
    { type: 'release', legId },
    ...more,
  );
}
