/** The brief of a handoff as it is read now: from the conversation, with what the CRM told, retold where a model is set up. */
import type { HandoffBrief } from '../../contract/brief.ts';
import type { Retellings } from '../context/llm/retellings.ts';
import { withCrmFacts } from '../crm/crm-facts.ts';
import type { DeskStore } from '../store/store.ts';
import { compileBrief } from './compile-brief.ts';
import type { Handoff } from './handoff.ts';

export interface Briefs {
  /** Null: the handoff or its conversation is no longer kept. */
  ofId(teamId: string, handoffId: string): Promise<HandoffBrief | null>;
  of(handoff: Handoff): Promise<HandoffBrief | null>;
}

/**
 * @param crmTeams the teams that have a CRM
 * @param retellings null: no model is set up
 */
export function createBriefs(
  store: DeskStore,
  crmTeams: { has(teamId: string): boolean },
  retellings: Retellings | null,
): Briefs {
  async function of(handoff: Handoff): Promise<HandoffBrief | null> {
    const { teamId, conversationId } = handoff;
    const conversation = await store.conversations.get(teamId, conversationId);
    if (conversation === null) return null;
    const turns = await store.conversations.turns(teamId, conversationId);
    const finding = crmTeams.has(teamId) ? await store.crm.finding(teamId, conversationId) : null;
    const compiled = compileBrief(conversation, turns, handoff);
    const brief = finding === null ? compiled : { ...compiled, crm: withCrmFacts(compiled.crm, finding) };
    return retellings === null ? brief : retellings.improve(teamId, brief, turns);
  }
  return {
    of,
    async ofId(teamId, handoffId) {
      const handoff = await store.handoffs.get(teamId, handoffId);
      return handoff === null ? null : await of(handoff);
    },
  };
}
