/** What every phase is built from: the result of a transition, and the ends that several phases share. */
import type { CallOutcome } from '../../../src-main/contract/call.ts';
import { endedCardMs, times } from '../deadlines.ts';
import type { Effect } from '../effects.ts';
import type { DialEvent, InviteEvent } from '../events.ts';
import { declined, declineStatus, notReached } from '../outcome.ts';
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
    { type: 'cancel-deadlines', legId },
    { type: 'record', legId, event: { type: 'ended', outcome, talkSeconds: 0 } },
    { type: 'release', legId },
    { type: 'schedule', legId, deadline: 'ended-card', at: at + endedCardMs(outcome) },
  );
}

/** Prospect and rep hear each other from `at` on; `talkingSince`: when the call was answered. */
export function talk(
  { call, inboundAudio, notice }: Pick<In<'talking'>, 'call' | 'inboundAudio' | 'notice'>,
  talkingSince: number,
  at: number,
): Step {
  const { legId, ringingAt } = call;
  return step(
    {
      phase: 'talking',
      call,
      talkingSince,
      muted: false,
      held: false,
      holdAsked: null,
      inboundAudio,
      remoteHeld: false,
      transfer: null,
      notice,
    },
    { type: 'cancel-deadlines', legId },
    { type: 'record', legId, event: { type: 'bridged', afterMs: at - ringingAt } },
  );
}

/**
 * The conversation is over: it is recorded now, whatever becomes of the feedback. How a promised callback went is said on
 * its own card, so that one is not wrapped up here.
 */
export function wrapUp(
  call: CallCore,
  outcome: CallOutcome,
  talkSeconds: number,
  at: number,
  policy: CallPolicy,
): Step {
  const { legId, dialled } = call;
  const goodbye: readonly Effect[] = [
    { type: 'hang-up', legId },
    { type: 'set-audible', legId, audible: false },
    { type: 'cancel-deadlines', legId },
    { type: 'record', legId, event: { type: 'ended', outcome, talkSeconds } },
    { type: 'release', legId },
  ];
  if (dialled !== null && dialled.callbackId !== null) {
    return step({ phase: 'ended', call, outcome, endedAt: at }, ...goodbye, {
      type: 'schedule',
      legId,
      deadline: 'ended-card',
      at: at + endedCardMs(outcome),
    });
  }
  const endsAt = at + policy.wrapUpSeconds * 1_000;
  return step({ phase: 'wrapping-up', call, outcome, talkSeconds, endsAt }, ...goodbye, {
    type: 'schedule',
    legId,
    deadline: 'wrap-up-end',
    at: endsAt,
  });
}

/** A first INVITE: the card, then the phone rings. */
export function startRinging(event: InviteEvent, policy: CallPolicy): Step {
  const { legId, at } = event;
  const whisper: readonly Effect[] =
    policy.whisperVoice === 'automatic'
      ? [{ type: 'schedule', legId, deadline: 'whisper', at: at + times.firstRing }]
      : [];
  const bridgesAt = policy.autoAnswerSeconds === null ? null : at + policy.autoAnswerSeconds * 1_000;
  const autoAnswer: readonly Effect[] =
    bridgesAt === null ? [] : [{ type: 'schedule', legId, deadline: 'auto-answer', at: bridgesAt }];
  return step(
    {
      phase: 'ringing',
      call: {
        legId,
        handoffId: event.handoffId,
        facts: event.facts,
        dialled: null,
        brief: event.brief,
        ringingAt: at,
        strategy: null,
        fallback: null,
        blocked: event.blocked,
        overridden: false,
      },
      mediaReady: false,
      moreTimeUntil: null,
      bridgesAt,
      acknowledged: false,
      inboundAudio: false,
      notice: null,
    },
    { type: 'ring', legId },
    { type: 'start-ringer' },
    { type: 'schedule', legId, deadline: 'ring-timeout', at: at + policy.ringSeconds * 1_000 },
    ...whisper,
    ...autoAnswer,
  );
}

/** The rep dials while no leg is ours. */
export function startDialling(event: DialEvent): Step {
  const { legId, handoffId, facts, dialled, brief, notice, at } = event;
  const call = { legId, handoffId, facts, dialled, brief, ringingAt: at, strategy: null, fallback: null };
  return step(
    {
      phase: 'dialling',
      // Main asked for the override before it let the call begin.
      call: { ...call, blocked: false, overridden: event.blocked },
      progress: { kind: 'trying' },
      inboundAudio: false,
      notice,
    },
    { type: 'dial', legId },
    { type: 'schedule', legId, deadline: 'dial-timeout', at: at + times.dialTimeout },
  );
}

/** The rep dialled, but a call was quicker: nothing was sent, and nothing will be. */
export function dialTooLate(state: CallState, { legId }: DialEvent): Step {
  return step(
    state,
    { type: 'hang-up', legId },
    { type: 'record', legId, event: { type: 'ended', outcome: notReached('cancelled'), talkSeconds: 0 } },
    { type: 'release', legId },
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
