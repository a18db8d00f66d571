/** `talking`: prospect and rep hear each other. */
import type { CallIntent, CallOutcome, InviteFacts } from '../../../src-main/contract/call.ts';
import { addressOf } from '../../../src-main/contract/dial-target.ts';
import type { CallEvent } from '../events.ts';
import { notices } from '../notices.ts';
import { connected, failed } from '../outcome.ts';
import type { CallPolicy } from '../policy.ts';
import type { LegEvent } from '../ports.ts';
import { type Changed, onHoldAnswer } from './hold-effects.ts';
import { toggleHold } from './holding.ts';
import { answerBusy, dialTooLate, type In, type Step, step, wrapUp } from './step.ts';
import { comeBack, leftBehind, onTransfer, startTransfer } from './transferring.ts';

type Talking = In<'talking'>;

export function talking(state: Talking, event: CallEvent, policy: CallPolicy): Step {
  switch (event.type) {
    case 'invite':
      return policy.callWaiting ? answerBusy(state, event, { type: 'beep' }) : answerBusy(state, event);
    case 'dial':
      return dialTooLate(state, event);
    case 'leg':
      return onLeg(state, event.event, event.at, policy);
    case 'intent':
      return onIntent(state, event.intent, event.at, policy);
    case 'hold-answer':
      // What a transfer that came back has to say stands until the next key.
      return changed(onHoldAnswer(state, event.held, event.problem));
    case 'replaced':
      return replaced(state, event.by, event.facts);
    case 'tones-refused':
      return step({ ...state, notice: event.problem });
    case 'shut-down':
      return over(state, connected, event.at, policy);
    case 'begun':
    case 'brief':
    case 'withdrawn':
    case 'bridge-answer':
      return step(state);
    case 'deadline':
      if (event.deadline !== 'transfer-timeout' || state.transfer === null) return step(state);
      return comeBack(state, 'no-word');
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
      return over(state, connected, at, policy);
    case 'failed':
      return over(state, failed(event.cause), at, policy);
    case 'not-reached':
      return over(state, failed('media-failed'), at, policy);
    case 'transfer':
      return onTransfer(state, event.progress, () => ended(state, connected, at, policy));
    case 'acknowledged':
    case 'answered':
    case 'progress':
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
      return over(state, connected, at, policy);
    case 'toggle-mute': {
      const muted = !state.muted;
      return step({ ...state, muted }, { type: 'mute', legId, muted });
    }
    case 'toggle-hold':
      return state.transfer === null ? toggleHold(state) : comeBack(state, 'taken-back');
    case 'transfer':
      return blindTransfer(state, intent, at);
    case 'dtmf':
      return step(state, { type: 'tones', legId, tones: intent.tones });
    case 'bridge':
    case 'decline':
    case 'more-time':
    case 'override-compliance':
    case 'whisper':
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

function changed({ state, effects }: Changed): Step {
  return step(state, ...effects);
}

function blindTransfer(
  state: Talking,
  { target, display }: Extract<CallIntent, { type: 'transfer' }>,
  at: number,
): Step {
  const { legId } = state.call;
  const transferee = { to: display, address: addressOf(target), how: 'blind' } as const;
  return startTransfer(state, transferee, { type: 'refer', legId, target }, at);
}

function over(state: Talking, outcome: CallOutcome, at: number, policy: CallPolicy): Step {
  const { state: next, effects } = ended(state, outcome, at, policy);
  return step(next, ...leftBehind(state), ...effects);
}

function ended({ call, talkingSince }: Talking, outcome: CallOutcome, at: number, policy: CallPolicy): Step {
  return wrapUp(call, outcome, (at - talkingSince) / 1_000, at, policy);
}

/** The talk goes on with somebody else in it: nobody of them is on hold, and who was there before is told goodbye. */
function replaced(state: Talking, by: string, facts: InviteFacts): Step {
  const { call, muted } = state;
  const { legId } = call;
  return step(
    {
      ...state,
      call: { ...call, legId: by, facts },
      held: false,
      holdAsked: null,
      remoteHeld: false,
      transfer: null,
      notice: null,
    },
    { type: 'cancel-deadlines', legId },
    { type: 'set-audible', legId, audible: false },
    { type: 'set-audible', legId: by, audible: true },
    { type: 'mute', legId: by, muted },
    { type: 'hang-up', legId },
    { type: 'release', legId },
  );
}
