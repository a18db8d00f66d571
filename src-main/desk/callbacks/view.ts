/** A callback as reps and platforms see it. */
import type { CallbackView } from '../../contract/callbacks.ts';
import { hoursOf } from '../dispatch/handoff-request.ts';
import type { DeskStore } from '../store/store.ts';
import type { Callback } from './callback.ts';

/** Null where its handoff or conversation is no longer kept. */
export async function callbackView(
  store: Pick<DeskStore, 'handoffs' | 'conversations'>,
  teamId: string,
  callback: Callback,
): Promise<CallbackView | null> {
  const handoff = await store.handoffs.get(teamId, callback.handoffId);
  const conversation = handoff === null ? null : await store.conversations.get(teamId, handoff.conversationId);
  if (conversation === null) return null;
  const { prospect } = conversation.input;
  const { id, handoffId, stage, attempts } = callback;
  return {
    ...{ id, handoffId, attempts, stage: stage.kind, repId: 'repId' in stage ? stage.repId : callback.repId },
    at: new Date(instantOf(stage)).toISOString(),
    zone: hoursOf(conversation.input).zone,
    name: prospect.name ?? null,
    company: prospect.company ?? null,
    phone: prospect.phone ?? null,
  };
}

function instantOf(stage: Callback['stage']): number {
  switch (stage.kind) {
    case 'booked':
    case 'reminded':
    case 'seeking':
      return stage.startsAt;
    case 'dialling':
      return stage.since;
    case 'reached':
    case 'given-up':
    case 'cancelled':
      return stage.at;
    default:
      return stage satisfies never;
  }
}
