/** `bridging`: the rep said yes. Talking begins when the 200 is acknowledged and the prospect's audio arrives; nobody waits for ever. */
import type { CallIntent, CallOutcome } from '../../../src-main/contract/call.ts';
import { type DeadlineName, times } from '../deadlines.ts';
import type { Effect } from '../effects.ts';
import type { CallEvent } from '../events.ts';
import { notices } from '../notices.ts';
import { callerLeft, declined, failed, outcomeOfCancel } from '../outcome.ts';
import type { CallPolicy } from '../policy.ts';
import type { LegEvent } from '../ports.ts';
import { answerBusy, dialTooLate, end, type In, type Step, step, talk } from './step.ts';

type Bridging = In<'bridging'>;

export function bridging(state: Bridging, event: CallEvent, policy: CallPolicy): Step {
  switch (event.type) {
    case 'invite':
      return answerBusy(state, event);
    case 'dial':
      return dialTooLate(state, event);
    case 'leg':
      return onLeg(state, event.event, event.at);
    case 'bridge-answer':
      return event.problem === null
        ? advance(state, { ...state, accepted: true }, event.at)
        : refused(state, event.problem, event.at);
    case 'intent':
      return onIntent(state, event.intent, event.at);
    case 'deadline':
      return onDeadline(state, event.deadline, event.at, policy);
    case 'shut-down':
      return giveUp(state, failed('interrupted'), event.at);
    case 'begun':
    case 'brief':
    case 'withdrawn':
    case 'hold-answer':
    case 'replaced':
    case 'tones-refused':
      return step(state);
    default:
      return event satisfies never;
  }
}

function onLeg(state: Bridging, event: LegEvent, at: number): Step {
  switch (event.type) {
    case 'acknowledged':
      return advance(state, { ...state, acknowledged: true }, at);
    case 'inbound-audio':
      return advance(state, { ...state, inboundAudio: true }, at);
    case 'cancelled':
      return giveUp(state, outcomeOfCancel(event.cause), at);
    case 'remote-hang-up':
      return giveUp(state, callerLeft, at);
    case 'failed':
      return giveUp(state, failed(event.cause), at);
    case 'media-ready':
      return step({ ...state, mediaReady: true });
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

function isConnected(state: Bridging): boolean {
  return state.accepted && state.acknowledged;
}

function advance(before: Bridging, after: Bridging, at: number): Step {
  if (isConnected(after) && after.inboundAudio) return talk({ ...after, notice: null }, at, at);
  if (!isConnected(before) && isConnected(after)) {
    return step(after, { type: 'schedule', legId: after.call.legId, deadline: 'no-sound', at: at + times.noSound });
  }
  return step(after);
}

/** CANCEL may have crossed our 200: the leg's event, which knows the cause, is given a moment to arrive before it rings again. */
function refused(state: Bridging, problem: string, at: number): Step {
  const { legId } = state.call;
  return step(
    { ...state, notice: problem },
    { type: 'schedule', legId, deadline: 'bridge-refused', at: at + times.refusedGrace },
  );
}

/** The caller is still there, so nothing is lost: the card rings again with the reason, and Bridge may be pressed again. */
function ringAgain(state: Bridging, at: number, policy: CallPolicy): Step {
  const { call, mediaReady, acknowledged, inboundAudio, notice } = state;
  const { legId, ringingAt } = call;
  const giveUpAt = Math.max(ringingAt + policy.ringSeconds * 1_000, at + times.secondChance);
  return step(
    { phase: 'ringing', call, mediaReady, moreTimeUntil: null, bridgesAt: null, acknowledged, inboundAudio, notice },
    { type: 'set-audible', legId, audible: false },
    { type: 'cancel-deadlines', legId },
    { type: 'start-ringer' },
    { type: 'schedule', legId, deadline: 'ring-timeout', at: giveUpAt },
  );
}

function onIntent(state: Bridging, intent: CallIntent, at: number): Step {
  switch (intent.type) {
    case 'hang-up':
      return giveUp(state, withdrawn(state), at);
    case 'decline':
    case 'more-time':
      return step({ ...state, notice: notices.alreadyBridging });
    case 'bridge':
    case 'override-compliance':
    case 'whisper':
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

/** The rep left before anything was heard: a change of mind, or a bridge that stayed silent. */
function withdrawn(state: Bridging): CallOutcome {
  return isConnected(state) ? failed('media-failed') : declined('declined');
}

function onDeadline(state: Bridging, deadline: DeadlineName, at: number, policy: CallPolicy): Step {
  const { legId } = state.call;
  switch (deadline) {
    case 'bridge-notice':
      if (isConnected(state)) return step(state);
      return step({ ...state, notice: state.accepted ? notices.unconfirmed : notices.opening });
    case 'no-sound':
      return step(
        { ...state, notice: notices.noSound },
        { type: 'schedule', legId, deadline: 'talk-anyway', at: at + times.talkAnyway },
      );
    case 'talk-anyway':
      return talk({ ...state, notice: notices.noSound }, at, at);
    case 'no-ack':
      if (isConnected(state)) return step(state);
      return giveUp(state, failed(state.acknowledged ? 'signalling-lost' : 'no-ack'), at);
    case 'bridge-refused':
      return ringAgain(state, at, policy);
    case 'whisper':
    case 'ring-timeout':
    case 'auto-answer':
    case 'dial-timeout':
    case 'more-time-over':
    case 'transfer-timeout':
    case 'wrap-up-end':
    case 'ended-card':
      return step(state);
    default:
      return deadline satisfies never;
  }
}

/** The leg is told even when it knows: hanging up a leg that is over does nothing, a leg left open would be a ghost. */
function giveUp(state: Bridging, outcome: CallOutcome, at: number): Step {
  const goodbye: Effect = { type: 'hang-up', legId: state.call.legId };
  return end(state.call, outcome, at, goodbye);
}
