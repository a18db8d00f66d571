/** Summaries in the background: a brief never waits for one, and has it the next time it is asked for. */
import type { HandoffBrief } from '../../../contract/brief.ts';
import type { ConversationTurn } from '../../conversations/conversation.ts';
import type { Retelling } from './grounding.ts';
import type { Summariser } from './summariser.ts';

export interface Retellings {
  /**
   * The brief with what the summariser made of these turns, where that is ready; else the brief as it is, and the
   * summariser begins.
   */
  improve(teamId: string, brief: HandoffBrief, turns: readonly ConversationTurn[]): HandoffBrief;
}

/** Called once when a retelling is there, so that a rep who already reads the brief gets the better one. */
export type Ready = (teamId: string, handoffKey: string) => void;

/** Requests at a time; who comes while all are busy keeps the desk's own summary. */
const mostAtOnce = 8;
const mostKept = 1_000;

/** @param failed what the summariser or the word of it threw; the brief stays as it is. */
export function createRetellings(summariser: Summariser, ready: Ready, failed: (error: unknown) => void): Retellings {
  /** By team, handoff and last turn; `undefined` while it is being made or when it came to nothing. */
  const made = new Map<string, Retelling | undefined>();
  let busy = 0;

  const summarise: Summariser['summarise'] = async (turns, name) => {
    busy++;
    try {
      return await summariser.summarise(turns, name);
    } finally {
      busy--;
    }
  };

  async function make(key: string, teamId: string, brief: HandoffBrief, turns: readonly ConversationTurn[]) {
    const result = await summarise(turns, brief.prospect.name);
    if (!result.ok || (result.value.summary === null && result.value.opener === null)) return;
    made.set(key, result.value);
    ready(teamId, brief.handoffKey);
  }

  return {
    improve(teamId, brief, turns) {
      const last = turns.findLast(({ speaker }) => speaker === 'prospect');
      if (last === undefined) return brief;
      const key = JSON.stringify([teamId, brief.handoffKey, last.turn]);
      const retelling = made.get(key);
      if (retelling !== undefined) {
        return {
          ...brief,
          summary: retelling.summary ?? brief.summary,
          opener: retelling.opener ?? brief.opener,
        };
      }
      if (!made.has(key) && busy < mostAtOnce) {
        made.set(key, undefined);
        for (const oldest of made.keys()) {
          if (made.size <= mostKept) break;
          made.delete(oldest);
        }
        make(key, teamId, brief, turns).catch(failed);
      }
      return brief;
    },
  };
}
