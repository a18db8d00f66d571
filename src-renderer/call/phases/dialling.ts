/** `dialling`: a call of ours is on its way. The rep hears ringback or what the network sends; nobody hears the rep yet. */
import type { CallIntent } from '../../../src-main/contract/call.ts';
import { type DeadlineName, times } from '../deadlines.ts';
import type { Effect } from '../effects.ts';
import type { CallEvent } from '../events.ts';
import { notices } from '../notices.ts';
import { failed, notReached } from '../outcome.ts';
import type { CallPolicy } from '../policy.ts';
import type { LegEvent } from '../ports.ts';
import { answerBusy, dialTooLate, end, type In, type Step, step, talk, wrapUp } from './step.ts';

type Dialling = In<'dialling'>;

export function dialling(state: Dialling, event: CallEvent, policy: CallPolicy): Step {
  switch (event.type) {
    case 'invite':
      return policy.callWaiting ? answerBusy(state, event, { type: 'beep' }) : answerBusy(state, event);
    case 'dial':
      return dialTooLate(state, event);
    case 'leg':
      return onLeg(state, event.event, event.at, policy);
    case 'intent':
      return onIntent(state, event.intent, event.at, policy);
    case 'deadline':
      return onDeadline(state, event.deadline, event.at);
    case 'tones-refused':
      return step({ ...state, notice: event.problem });
    case 'shut-down':
      return leave(state, event.at, policy);
    case 'begun':
    case 'brief':
    case 'withdrawn':
    case 'bridge-answer':
    case 'hold-answer':
    case 'replaced':
      return step(state);
    default:
      return event satisfies never;
  }
}

function onLeg(state: Dialling, event: LegEvent, at: number, policy: CallPolicy): Step {
  switch (event.type) {
    case 'progress':
      return onProgress(state, event.kind);
    case 'answered':
      return onAnswered(state, at);
    case 'inbound-audio':
      if (state.progress.kind === 'answered') return connect(state, state.progress.answeredAt, at, null);
      return step({ ...state, inboundAudio: true });
    case 'not-reached':
      return giveUp(state, at, { type: 'not-reached', why: event.why });
    case 'remote-hang-up':
    case 'cancelled':
      return farEndLeft(state, at, policy);
    case 'failed':
      return giveUp(state, at, event);
    case 'media-ready':
    case 'strategy':
    case 'acknowledged':
    case 'remote-hold':
    case 'transfer':
      return step(state);
    default:
      return event satisfies never;
  }
}

/** The first sound of the network replaces our ringback for good: a later 180 of another branch says nothing new. */
function onProgress(state: Dialling, kind: 'ringing' | 'early-media'): Step {
  const { progress, call } = state;
  if (progress.kind === 'answered' || progress.kind === 'early-media' || progress.kind === kind) return step(state);
  const next = { ...state, progress: { kind } };
  if (kind === 'ringing') return step(next, { type: 'start-ringback' });
  return step(next, { type: 'stop-ringback' }, { type: 'set-audible', legId: call.legId, audible: true });
}

function onAnswered(state: Dialling, at: number): Step {
  if (state.progress.kind === 'answered') return step(state);
  const { legId } = state.call;
  const heard: readonly Effect[] = [{ type: 'stop-ringback' }, { type: 'set-audible', legId, audible: true }];
  const answered: Dialling = { ...state, progress: { kind: 'answered', answeredAt: at }, notice: null };
  if (!state.inboundAudio) {
    return step(
      answered,
      ...heard,
      { type: 'cancel-deadlines', legId },
      { type: 'schedule', legId, deadline: 'no-sound', at: at + times.noSound },
    );
  }
  const talking = connect(answered, at, at, null);
  return step(talking.state, ...heard, ...talking.effects);
}

/** Talk time counts from the answer, as the carrier counts it. */
function connect({ call, inboundAudio }: Dialling, answeredAt: number, at: number, notice: string | null): Step {
  return talk({ call, inboundAudio: inboundAudio || notice === null, notice }, answeredAt, at);
}

function onIntent(state: Dialling, intent: CallIntent, at: number, policy: CallPolicy): Step {
  const { legId } = state.call;
  switch (intent.type) {
    case 'hang-up':
      return leave(state, at, policy);
    case 'dtmf':
      return step(state, { type: 'tones', legId, tones: intent.tones });
    case 'bridge':
    case 'decline':
    case 'more-time':
    case 'override-compliance':
    case 'whisper':
    case 'toggle-mute':
    case 'toggle-hold':
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

function onDeadline(state: Dialling, deadline: DeadlineName, at: number): Step {
  const { legId } = state.call;
  switch (deadline) {
    case 'dial-timeout':
      return giveUp(state, at, { type: 'not-reached', why: 'no-answer' });
    case 'no-sound':
      return step(
        { ...state, notice: notices.noSound },
        { type: 'schedule', legId, deadline: 'talk-anyway', at: at + times.talkAnyway },
      );
    case 'talk-anyway':
      if (state.progress.kind !== 'answered') return step(state);
      return connect(state, state.progress.answeredAt, at, notices.noSound);
    case 'whisper':
    case 'ring-timeout':
    case 'more-time-over':
    case 'bridge-notice':
    case 'no-ack':
    case 'bridge-refused':
    case 'auto-answer':
    case 'transfer-timeout':
    case 'wrap-up-end':
    case 'ended-card':
      return step(state);
    default:
      return deadline satisfies never;
  }
}

/** The rep leaves: CANCEL before the answer, BYE after it. */
function leave(state: Dialling, at: number, policy: CallPolicy): Step {
  if (state.progress.kind === 'answered') return answeredAndOver(state, state.progress.answeredAt, at, policy);
  return giveUp(state, at, { type: 'not-reached', why: 'cancelled' });
}

/** An early dialog that is ended by BYE was never answered (RFC 3261 15). */
function farEndLeft(state: Dialling, at: number, policy: CallPolicy): Step {
  if (state.progress.kind === 'answered') return answeredAndOver(state, state.progress.answeredAt, at, policy);
  return giveUp(state, at, { type: 'not-reached', why: 'no-answer' });
}

/** Somebody answered, whether or not anything was heard: it was a call, and it lasted. */
function answeredAndOver({ call }: Dialling, answeredAt: number, at: number, policy: CallPolicy): Step {
  const over = wrapUp(call, { kind: 'connected' }, (at - answeredAt) / 1_000, at, policy);
  return step(over.state, { type: 'stop-ringback' }, ...over.effects);
}

function giveUp(state: Dialling, at: number, why: Extract<LegEvent, { type: 'not-reached' | 'failed' }>): Step {
  const outcome = why.type === 'failed' ? failed(why.cause) : notReached(why.why);
  const { legId } = state.call;
  return end(state.call, outcome, at, { type: 'hang-up', legId }, { type: 'stop-ringback' });
}
