/** Handoffs whose routing record cannot be read, because it is damaged or a newer version's, are routed anew. */
import type { FastifyBaseLogger } from 'fastify';
import type { DeskStore } from '../store/store.ts';
import { callbackIdOf } from './callback-facts.ts';
import type { HandoffRequest } from './dispatch-event.ts';
import { requestOf } from './handoff-request.ts';
import { tell } from './orders.ts';
import { giveUp, type Round } from './round.ts';
import type { KeptCallback } from './team-state.ts';

export interface DamagedRecord {
  readonly id: string;
  /** Null: a rep talks to the prospect already, or it has ended. */
  readonly request: HandoffRequest | null;
}

/** What can be known of them without their records. */
export async function damagedRecords(
  store: DeskStore,
  teamId: string,
  callbacks: ReadonlyMap<string, KeptCallback>,
): Promise<DamagedRecord[]> {
  const ids = await store.dispatch.damagedRecords(teamId);
  return await Promise.all(
    ids.map(async (id) => {
      const callbackId = callbackIdOf(id);
      if (callbackId !== null) return { id, request: callbacks.get(callbackId)?.request ?? null };
      const handoff = await store.handoffs.get(teamId, id);
      if (handoff === null || ['bridged', 'ended'].includes(handoff.state)) return { id, request: null };
      const conversation = await store.conversations.get(teamId, handoff.conversationId);
      return { id, request: conversation === null ? null : requestOf(id, conversation.input) };
    }),
  );
}

/** Once per leader, when it knows who is there. */
export function startAnew(round: Round, log: Pick<FastifyBaseLogger, 'error'>): void {
  const { team } = round;
  for (const { id, request } of team.damaged.splice(0)) {
    log.error({ team: team.teamId, again: request !== null }, 'a routing record could not be read');
    if (request === null) giveUp(round, id, 'end-unreported');
    else tell(round, { type: 'handoff-requested', handoff: request });
  }
}
