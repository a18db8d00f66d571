/** A handoff of a team as the desk has kept it, without the desk. */
import type { ConversationTurn } from '../../../src-main/desk/conversations/conversation.ts';
import type { TurnDecision } from '../../../src-main/desk/conversations/decision.ts';
import { triggerOf } from '../../../src-main/desk/conversations/trigger-of.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { begin } from '../insights/sources.ts';

/** Conversation and handoff have the same id; the handoff is named after the last decision that began one. */
export async function openHandoff(
  store: DeskStore,
  teamId: string,
  id: string,
  heard: { readonly turns: readonly ConversationTurn[]; readonly decisions: readonly TurnDecision[] },
): Promise<void> {
  const at = new Date(begin);
  const input = { prospect: { name: 'Dana Reyes', company: 'Northwind' }, campaign: 'spring' };
  await store.conversations.add({ teamId, id, input, startedAt: at, createdAt: at });
  await store.conversations.addTurns(teamId, id, heard.turns);
  await store.conversations.addDecisions(teamId, id, heard.decisions);
  const decision = heard.decisions.findLast(({ begins }) => begins);
  const trigger = decision === undefined ? null : triggerOf(decision);
  const entry = { kind: 'triggered', repId: '', body: { turn: decision?.turn ?? 0 }, at, current: true };
  await store.handoffs.open({ teamId, id, conversationId: id, trigger, claims: null, at, request: null, entry });
}
