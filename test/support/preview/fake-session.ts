/** A phone that only follows intents: enough to walk from ring to wrap-up by keyboard. */
import { createStore } from 'zustand/vanilla';
import type { CallIntent } from '../../../src-main/contract/call.ts';
import type { DialRequest } from '../../../src-main/contract/dial.ts';
import { ok } from '../../../src-main/contract/result.ts';
import type { Lines } from '../../../src-renderer/call/lines.ts';
import type { CallState } from '../../../src-renderer/call/state.ts';
import type { SessionPort } from '../../../src-renderer/screens/session-port.ts';
import { frontOf } from '../../../src-renderer/store/call-store.ts';
import { dialling } from './calls.ts';
import type { Situation } from './situation.ts';

function follow(state: CallState, intent: CallIntent, now: number): CallState {
  switch (intent.type) {
    case 'bridge':
      return state.phase !== 'ringing'
        ? state
        : {
            phase: 'talking',
            call: state.call,
            talkingSince: now,
            muted: false,
            held: false,
            holdAsked: null,
            inboundAudio: true,
            remoteHeld: false,
            transfer: null,
            notice: null,
          };
    case 'more-time':
      return state.phase === 'ringing' ? { ...state, moreTimeUntil: now + 10_000 } : state;
    case 'decline':
      return state.phase === 'ringing'
        ? { phase: 'ended', call: state.call, outcome: { kind: 'declined', reason: intent.reason }, endedAt: now }
        : state;
    case 'override-compliance':
      return state.phase === 'ringing'
        ? { ...state, call: { ...state.call, blocked: false, overridden: true } }
        : state;
    case 'toggle-mute':
      return state.phase === 'talking' ? { ...state, muted: !state.muted } : state;
    case 'toggle-hold':
      return state.phase === 'talking' ? { ...state, held: !state.held } : state;
    case 'hang-up':
      if (state.phase === 'dialling') {
        return { phase: 'ended', call: state.call, outcome: { kind: 'not-reached', why: 'cancelled' }, endedAt: now };
      }
      return state.phase === 'talking'
        ? {
            phase: 'wrapping-up',
            call: state.call,
            outcome: { kind: 'connected' },
            talkSeconds: 12,
            endsAt: now + 60_000,
          }
        : state;
    case 'extend-wrap-up':
      return state.phase === 'wrapping-up' ? { ...state, endsAt: state.endsAt + 60_000 } : state;
    case 'finish-wrap-up':
      return { phase: 'idle' };
    case 'transfer':
      return state.phase === 'talking'
        ? { ...state, held: true, transfer: { to: intent.display, progress: 'asked', address: null, how: 'blind' } }
        : state;
    case 'swap':
    case 'put-through':
    case 'toggle-merge':
    case 'whisper':
    case 'dtmf':
      return state;
  }
}

export interface FakeSession extends SessionPort {
  readonly sent: CallIntent[];
  readonly dialled: DialRequest[];
  /** Puts the call into a state, as an event from outside would. */
  show(state: CallState): void;
}

export function createFakeSession(situation: Situation): FakeSession {
  const lines = createStore<Lines>(() => ({ front: situation.call, back: situation.second, merged: situation.merged }));
  const call = frontOf(lines);
  const show = (front: CallState): void => lines.setState({ front });
  const line = createStore(() => situation.line);
  const sent: CallIntent[] = [];
  const dialled: DialRequest[] = [];
  const now = () => performance.now();
  return {
    call,
    lines,
    line,
    sent,
    dialled,
    show,
    send(intent) {
      sent.push(intent);
      show(follow(call.getState(), intent, now()));
    },
    async dial(request) {
      dialled.push(request);
      show(dialling({ kind: 'trying' }));
      return ok(undefined);
    },
    restart: () => Promise.resolve(),
    now,
    remoteLevel: () => 0.6,
    checkEdge: async () => ok({ roundTripMs: 31 }),
    checkPaths: async () => situation.paths,
    measureRelay: async () => situation.relay,
    listen: () => ({ level: () => 0.4, stop: () => undefined }),
    playTest: async () => ok(undefined),
    dismissNotice: () => line.setState({ notice: null }),
  };
}
