/** Calls at every station, as a rep may find them. */
import type { CallOutcome, NotReachedReason } from '../../../src-main/contract/call.ts';
import type { CallCore, CallState, DialProgress } from '../../../src-renderer/call/state.ts';
import { callerIdOnly, full } from './briefs.ts';
import { handoffId } from './history.ts';

export const now = performance.now();

export function coreOf(brief: CallCore['brief'], isBlocked = false): CallCore {
  return {
    legId: 'leg-1',
    handoffId,
    facts: {
      sipCallId: 'a84b4c76e66710@pc33',
      callerId: '+13035550142',
      displayName: null,
      headers: [],
      parts: [],
      receivedAt: new Date().toISOString(),
    },
    dialled: null,
    brief,
    ringingAt: now,
    strategy: 'early',
    fallback: null,
    blocked: isBlocked,
    overridden: false,
  };
}

export function ringing(brief: CallCore['brief'], isBlocked = false, bridgesAt: number | null = null): CallState {
  return {
    phase: 'ringing',
    call: coreOf(brief, isBlocked),
    mediaReady: true,
    moreTimeUntil: null,
    bridgesAt,
    acknowledged: false,
    inboundAudio: false,
    notice: null,
  };
}

export const talking = {
  phase: 'talking',
  call: coreOf(full),
  talkingSince: now - 206_000,
  muted: false,
  held: false,
  holdAsked: null,
  inboundAudio: true,
  remoteHeld: false,
  transfer: null,
  notice: null,
} as const satisfies CallState;

export const wrappingUp = (call: CallCore): CallState => ({
  phase: 'wrapping-up',
  call,
  outcome: { kind: 'connected' },
  talkSeconds: 432,
  endsAt: now + 41_000,
});

export const ended = (outcome: CallOutcome): CallState => ({
  phase: 'ended',
  call: { ...coreOf(full), ringingAt: now - 24_000 },
  outcome,
  endedAt: now,
});

export const dialledCore = {
  ...coreOf(callerIdOnly),
  dialled: { display: '(303) 555-0142', address: '+13035550142', callbackId: null, returnsHandoff: false },
};

export const dialling = (progress: DialProgress): CallState => ({
  phase: 'dialling',
  call: dialledCore,
  progress,
  inboundAudio: false,
  notice: null,
});

export const undialled = (why: NotReachedReason): CallState => ({
  phase: 'ended',
  call: dialledCore,
  outcome: { kind: 'not-reached', why },
  endedAt: now,
});
