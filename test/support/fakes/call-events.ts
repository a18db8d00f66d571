/** Short ways to say what happens to a call in a test. Times are monotonic milliseconds. */
import { emptyBrief, type HandoffBrief } from '../../../src-main/contract/brief.ts';
import type { CallIntent, InviteFacts } from '../../../src-main/contract/call.ts';
import type { DeadlineName } from '../../../src-renderer/call/deadlines.ts';
import type { BegunEvent, CallEvent, DialEvent, InviteEvent } from '../../../src-renderer/call/events.ts';
import type { CallPolicy } from '../../../src-renderer/call/policy.ts';
import type { LegEvent } from '../../../src-renderer/call/ports.ts';
import type { Dialled } from '../../../src-renderer/call/state.ts';

export const policy: CallPolicy = {
  ringSeconds: 60,
  wrapUpSeconds: 60,
  whisperVoice: 'on-demand',
  callWaiting: true,
  autoAnswerSeconds: null,
  microphone: 'ready',
};

export function handoffIdOf(legId: string): string {
  return `handoff-of-${legId}`;
}

export function factsOf(legId: string): InviteFacts {
  return {
    sipCallId: `${legId}@edge.invalid`,
    callerId: '+13035550142',
    displayName: 'Dana Whitfield',
    headers: [],
    parts: [],
    receivedAt: '2026-03-02T15:04:05.000Z',
  };
}

export function briefOf(legId: string, summary: string | null = null): HandoffBrief {
  return { ...emptyBrief(`key-of-${legId}`), summary };
}

export function invite(legId: string, at: number, more: Partial<InviteEvent> = {}): InviteEvent {
  return {
    type: 'invite',
    at,
    legId,
    handoffId: handoffIdOf(legId),
    facts: factsOf(legId),
    brief: briefOf(legId),
    blocked: false,
    ...more,
  };
}

export const dialled: Dialled = {
  display: '+1 303 555 0142',
  address: '+13035550142',
  callbackId: null,
  returnsHandoff: false,
};

export function dial(legId: string, at: number, more: Partial<DialEvent> = {}): DialEvent {
  return {
    type: 'dial',
    at,
    legId,
    handoffId: handoffIdOf(legId),
    facts: factsOf(legId),
    brief: briefOf(legId),
    blocked: false,
    dialled,
    notice: null,
    ...more,
  };
}

export function begun(legId: string, at: number, more: Partial<BegunEvent> = {}): BegunEvent {
  return {
    type: 'begun',
    at,
    legId,
    handoffId: handoffIdOf(legId),
    brief: briefOf(legId, 'from main'),
    blocked: false,
    declinedBefore: false,
    ...more,
  };
}

export function leg(legId: string, at: number, event: LegEvent): CallEvent {
  return { type: 'leg', at, legId, event };
}

export function press(at: number, intent: CallIntent): CallEvent {
  return { type: 'intent', at, intent };
}

export function deadline(legId: string, at: number, name: DeadlineName): CallEvent {
  return { type: 'deadline', at, legId, deadline: name };
}

export function bridgeAnswer(legId: string, at: number, problem: string | null = null): CallEvent {
  return { type: 'bridge-answer', at, legId, problem };
}
