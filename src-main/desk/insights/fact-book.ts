/** The facts of a window, brought up to date before they are read. */

import type { FactsCursor, FactsFilter, InsightStore, Window } from '../store/learning-store.ts';
import type { DeskStore } from '../store/store.ts';
import type { CountedFacts, HandoffFacts } from './facts.ts';
import { makeFacts } from './make-facts.ts';

export interface FactBook {
  /** Newest first, page by page: in memory there is one page. */
  pages(teamId: string, window: Window, filter?: FactsFilter): AsyncGenerator<HandoffFacts[]>;
  readonly page: InsightStore['page'];
}

const madeAtOnce = 100;
const readAtOnce = 1_000;

/** Others have their turn between two pages. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createFactBook({ conversations, handoffs, insights }: DeskStore): FactBook {
  async function make(teamId: string, ids: readonly string[]): Promise<CountedFacts[]> {
    const sources = await insights.sources(teamId, ids);
    const made = sources.map(async ({ handoff, conversation }): Promise<CountedFacts> => {
      const [journal, turns, decisions] = await Promise.all([
        handoffs.journal(teamId, handoff.id),
        conversations.turns(teamId, conversation.id),
        conversations.decisions(teamId, conversation.id),
      ]);
      const facts = makeFacts({ handoff, conversation, turns, decisions, journal });
      return { facts, entries: journal.length };
    });
    return await Promise.all(made);
  }

  async function refresh(teamId: string, window: Window): Promise<void> {
    for (;;) {
      const ids = await insights.stale(teamId, window, madeAtOnce);
      if (ids.length > 0) await insights.put(teamId, await make(teamId, ids));
      // What grows while it is counted is counted next time.
      if (ids.length < madeAtOnce) return;
      await pause();
    }
  }

  return {
    async *pages(teamId, window, filter) {
      await refresh(teamId, window);
      let after: FactsCursor | null = null;
      do {
        const page: HandoffFacts[] = await insights.page(teamId, window, after, readAtOnce, filter);
        if (page.length > 0) yield page;
        after = page.length < readAtOnce ? null : (page.at(-1) ?? null);
        await pause();
      } while (after !== null);
    },
    async page(teamId, window, after, limit, filter) {
      await refresh(teamId, window);
      return await insights.page(teamId, window, after, limit, filter);
    },
  };
}
