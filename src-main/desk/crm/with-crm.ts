/** Where the desk meets the CRM: a conversation that begins is looked up, a handoff that is over or judged is owed. */
import type { Desk } from '../desk.ts';
import type { DeskStore } from '../store/store.ts';
import type { CrmWork } from './crm-work.ts';

/** The store, whoever begins a conversation in it. */
export function lookingUp(store: DeskStore, crm: Pick<CrmWork, 'look'>): DeskStore {
  return {
    ...store,
    conversations: {
      ...store.conversations,
      async add(conversation) {
        const added = await store.conversations.add(conversation);
        if (added) crm.look(conversation);
        return added;
      },
    },
  };
}

export function owing(desk: Desk, crm: Pick<CrmWork, 'owe'>): Desk {
  return {
    ...desk,
    async report(caller, handoffId, report) {
      const answer = await desk.report(caller, handoffId, report);
      // A repeated report is owed again: before it is acknowledged, so that an acknowledged one is never forgotten.
      if (answer.ok && (report.kind === 'ended' || report.kind === 'feedback')) {
        await crm.owe(caller.teamId, handoffId);
      }
      return answer;
    },
  };
}
