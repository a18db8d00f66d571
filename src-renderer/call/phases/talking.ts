/** `talking`: prospect and rep hear each other. */
import type { CallIntent, CallOutcome } from '../../../src-main/contract/call.ts';
import type { Effect } from '../effects.ts';
import type { CallEvent } from '../events.ts';
import { notices } from '../notices.ts';
import { connected, failed } from '../outcome.ts';
import type { CallPolicy } from '../policy.ts';
import type { LegEvent } from '../ports.ts';
import { answerBusy, type In, type Step, step } from './step.ts';

type Talking = In<'talking'>;

export function talking(state: Talking, event: CallEvent, policy: CallPolicy): Step {
  switch (event.type) {
    case 'invite':
      return answerBusy(state, event, { type: 'beep' });
    case 'leg':
      return onLeg(state, event.event, event.at, policy);
    case 'intent':
      return onIntent(state, event.intent, event.at, policy);
    case 'hold-answer':
      return onHoldAnswer(state, event.held, event.problem);
    case 'tones-refused':
      return step({ ...state, notice: event.problem });
    case 'shut-down':
      return wrapUp(state, connected, event.at, policy);
    case 'begun':
    case 'brief':
    case 'withdrawn':
    case 'bridge-answer':
    case 'deadline':
      return step(state);
    default:
      return event satisfies never;
  }
}

function onLeg(state: Talking, event: LegEvent, at: number, policy: CallPolicy): Step {
  switch (event.type) {
    case 'inbound-audio':
      return step({ ...state, inboundAudio: true, notice: state.notice === notices.noSound ? null : state.notice });
    case 'remote-hold':
      return step({ ...state, remoteHeld: event.held });
    case 'remote-hang-up':
    case 'cancelled':
      return wrapUp(state, connected, at, policy);
    case 'failed':
      return wrapUp(state, failed(event.cause), at, policy);
    case 'acknowledged':
    case 'media-ready':
    case 'strategy':
      return step(state);
    default:
      return event satisfies never;
  }
}

function onIntent(state: Talking, intent: CallIntent, at: number, policy: CallPolicy): Step {
  const { legId } = state.call;
  switch (intent.type) {
    case 'hang-up':
      return wrapUp(state, connected, at, policy);
    case 'toggle-mute': {
      const muted = !state.muted;
      return step({ ...state, muted }, { type: 'mute', legId, muted });
    }
    case 'toggle-hold':
      return toggleHold(state);
    case 'dtmf':
      return step(state, { type: 'tones', legId, tones: intent.tones });
    case 'bridge':
    case 'decline':
    case 'more-time':
    case 'override-compliance':
    case 'whisper':
    case 'finish-wrap-up':
    case 'extend-wrap-up':
      return step(state);
    default:
      return intent satisfies never;
  }
}

/** Hold is shown at once and taken back if the far end refuses; the rep stops hearing the prospect in the same instant. */
function toggleHold(state: Talking): Step {
  const { legId } = state.call;
  if (state.holdPending) return step({ ...state, notice: notices.holdPending });
  const held = !state.held;
  return step(
    { ...state, held, holdPending: true, notice: null },
    { type: 'set-audible', legId, audible: !held },
    { type: 'hold', legId, held },
  );
}

function onHoldAnswer(state: Talking, held: boolean, problem: string | null): Step {
  if (!state.holdPending || state.held !== held) return step(state);
  if (problem === null) return step({ ...state, holdPending: false, notice: null });
  const { legId } = state.call;
  return step(
    { ...state, held: !held, holdPending: false, notice: problem },
    { type: 'set-audible', legId, audible: held },
  );
}

/** The conversation is over: it is recorded now, whatever becomes of the feedback. */
function wrapUp(state: Talking, outcome: CallOutcome, at: number, policy: CallPolicy): Step {
  const { call, talkingSince } = state;
  const { legId } = call;
  const talkSeconds = (at - talkingSince) / 1_000;
  const endsAt = at + policy.wrapUpSeconds * 1_000;
  const effects: readonly Effect[] = [
    { type: 'hang-up', legId },
    { type: 'set-audible', legId, audible: false },
    { type: 'cancel-deadlines' },
    { type: 'record', legId, event: { type: 'ended', outcome, talkSeconds } },
    { type: 'release', legId },
    { type: 'schedule', legId, deadline: 'wrap-up-end', at: endsAt },
  ];
  return step({ phase: 'wrapping-up', call, outcome, talkSeconds, endsAt }, ...effects);
}
