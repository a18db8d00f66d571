/** `ringing`: the card is up, the phone rings, nothing is heard by anyone. */
import type { CallIntent } from '../../../src-main/contract/call.ts';
import { type DeadlineName, moreTimeSeconds, times } from '../deadlines.ts';
import type { Effect } from '../effects.ts';
import type { CallEvent } from '../events.ts';
import { microphoneNotice, notices } from '../notices.ts';
import { callerLeft, declined, declineStatus, failed, outcomeOfCancel, timedOut } from '../outcome.ts';
import type { CallPolicy } from '../policy.ts';
import type { LegEvent } from '../ports.ts';
import { answerBusy, dialTooLate, end, type In, type Step, step } from './step.ts';

type Ringing = In<'ringing'>;

export function ringing(state: Ringing, event: CallEvent, policy: CallPolicy): Step {
  switch (event.type) {
    case 'invite':
      return answerBusy(state, event);
    case 'dial':
      return dialTooLate(state, event);
    case 'begun':
      return event.declinedBefore ? decline(state, 'already-declined', event.at) : step(state);
    case 'leg':
      return onLeg(state, event.event, event.at);
    case 'intent':
      return onIntent(state, event.intent, event.at, policy);
    case 'deadline':
      return onDeadline(state, event.deadline, event.at, policy);
    case 'shut-down':
      return end(state.call, failed('interrupted'), event.at, sayNo(state, 'away'));
    case 'withdrawn':
      return end(state.call, event.outcome, event.at, sayNo(state, 'withdrawn'));
    case 'brief':
    case 'bridge-answer':
    case 'hold-answer':
    case 'replaced':
    case 'tones-refused':
      return step(state);
    default:
      return event satisfies never;
  }
}

function onLeg(state: Ringing, event: LegEvent, at: number): Step {
  switch (event.type) {
    case 'media-ready':
      return step({ ...state, mediaReady: true });
    case 'acknowledged':
      return step({ ...state, acknowledged: true });
    case 'inbound-audio':
      return step({ ...state, inboundAudio: true });
    case 'cancelled':
      return end(state.call, outcomeOfCancel(event.cause), at);
    case 'remote-hang-up':
      return end(state.call, callerLeft, at);
    case 'failed':
      return end(state.call, failed(event.cause), at, sayNo(state, event.cause));
    case 'strategy':
    case 'remote-hold':
    case 'transfer':
    case 'progress':
    case 'answered':
    case 'not-reached':
      return step(state);
    default:
      return event satisfies never;
  }
}

function onIntent(state: Ringing, intent: CallIntent, at: number, policy: CallPolicy): Step {
  const { legId, brief } = state.call;
  switch (intent.type) {
    case 'bridge':
      return bridge(state, at, policy);
    case 'decline':
      return decline(state, intent.reason, at);
    case 'hang-up':
      return decline(state, 'declined', at);
    case 'more-time':
      return askMoreTime(state, at, policy);
    case 'override-compliance':
      if (!state.call.blocked) return step(state);
      return step(
        { ...state, call: { ...state.call, blocked: false, overridden: true }, notice: null },
        { type: 'record', legId, event: { type: 'compliance-override' } },
      );
    case 'whisper':
      if (policy.whisperVoice === 'off') return step({ ...state, notice: notices.whisperOff });
      return step(
        { ...state, notice: null },
        { type: 'toggle-whisper', legId, brief },
        { type: 'record', legId, event: { type: 'whisper' } },
      );
    case 'toggle-mute':
    case 'toggle-hold':
    case 'dtmf':
    case 'transfer':
    case 'swap':
    case 'toggle-merge':
    case 'put-through':
    case 'finish-wrap-up':
    case 'extend-wrap-up':
      return step(state);
    default:
      return intent satisfies never;
  }
}

function bridge(state: Ringing, at: number, policy: CallPolicy): Step {
  const { call, mediaReady, acknowledged, inboundAudio } = state;
  const { legId } = call;
  if (call.blocked) return step({ ...state, notice: notices.blocked });
  const mute = microphoneNotice(policy.microphone);
  if (mute !== null) return step({ ...state, notice: mute }, { type: 'reopen-microphone' });
  return step(
    { phase: 'bridging', call, clickedAt: at, mediaReady, accepted: false, acknowledged, inboundAudio, notice: null },
    { type: 'cut-whisper' },
    { type: 'stop-ringer' },
    { type: 'set-audible', legId, audible: true },
    { type: 'bridge', legId },
    { type: 'cancel-deadlines', legId },
    { type: 'schedule', legId, deadline: 'bridge-notice', at: at + times.bridgeNotice },
    { type: 'schedule', legId, deadline: 'no-ack', at: at + times.noAck },
  );
}

type RingingDecline = Extract<CallIntent, { type: 'decline' }>['reason'] | 'already-declined';

function decline(state: Ringing, reason: RingingDecline, at: number): Step {
  const { call } = state;
  return end(
    call,
    declined(reason),
    at,
    { type: 'decline', legId: call.legId, status: declineStatus(reason), reason },
    { type: 'remember-declined', handoffKey: call.brief.handoffKey },
  );
}

/** The ringer falls silent while the AI holds the caller, and the phone never gives up before that time is over. */
function askMoreTime(state: Ringing, at: number, policy: CallPolicy): Step {
  const { legId, ringingAt } = state.call;
  const wait = moreTimeSeconds * 1_000;
  if (state.moreTimeUntil !== null && at < state.moreTimeUntil - wait + times.doubleClick) return step(state);
  const until = at + wait;
  const giveUpAt = Math.max(ringingAt + policy.ringSeconds * 1_000, until + wait);
  return step(
    // Whoever asks for time is there, and presses the key.
    { ...state, moreTimeUntil: until, bridgesAt: null, notice: null },
    { type: 'stop-ringer' },
    { type: 'ask-more-time', legId, seconds: moreTimeSeconds },
    { type: 'record', legId, event: { type: 'more-time', seconds: moreTimeSeconds } },
    { type: 'schedule', legId, deadline: 'more-time-over', at: until },
    { type: 'schedule', legId, deadline: 'ring-timeout', at: giveUpAt },
  );
}

function onDeadline(state: Ringing, deadline: DeadlineName, at: number, policy: CallPolicy): Step {
  const { legId, brief } = state.call;
  switch (deadline) {
    case 'whisper':
      return step(
        state,
        { type: 'speak-whisper', legId, brief },
        { type: 'record', legId, event: { type: 'whisper' } },
      );
    case 'more-time-over':
      return step({ ...state, moreTimeUntil: null }, { type: 'start-ringer' });
    case 'auto-answer':
      return state.bridgesAt === null ? step(state) : autoAnswer({ ...state, bridgesAt: null }, at, policy);
    case 'ring-timeout':
      return end(state.call, timedOut, at, sayNo(state, 'timed-out'));
    case 'dial-timeout':
    case 'bridge-notice':
    case 'no-sound':
    case 'talk-anyway':
    case 'no-ack':
    case 'bridge-refused':
    case 'transfer-timeout':
    case 'wrap-up-end':
    case 'ended-card':
      return step(state);
    default:
      return deadline satisfies never;
  }
}

/** Never past a compliance block: that is a decision, and nobody has taken it. */
function autoAnswer(state: Ringing, at: number, policy: CallPolicy): Step {
  return state.call.blocked ? step({ ...state, notice: notices.notAutomatic }) : bridge(state, at, policy);
}

/** 480: nobody is here, the platform may look for somebody else. */
function sayNo(state: Ringing, reason: string): Effect {
  return { type: 'decline', legId: state.call.legId, status: 480, reason };
}
