/** Figures, audit, single handoffs and the export of a team. */
import type { TriggerKind } from '../../contract/brief.ts';
import type { Audit, HandoffInsight, Insights, JudgedHandoff } from '../../contract/insights.ts';
import type { LearningDesk } from '../learning/learning-desk.ts';
import { activeThreshold } from '../learning/suggest.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
import type { FactsCursor, FactsFilter, Window } from '../store/learning-store.ts';
import type { DeskStore } from '../store/store.ts';
import { hazardSettings } from '../triggers/hazard.ts';
import type { TriggerWeights } from '../triggers/weights.ts';
import { auditOf } from './audit.ts';
import { exportLine } from './export.ts';
import { createFactBook } from './fact-book.ts';
import type { HandoffFacts } from './facts.ts';
import { figuresOf } from './figures.ts';
import { makeFacts } from './make-facts.ts';
import { handoffInsight, judgedHandoff } from './shown.ts';

export interface InsightPage {
  readonly handoffs: JudgedHandoff[];
  /** Where the next page begins; null: this was the last. */
  readonly next: FactsCursor | null;
}

export interface InsightDesk {
  insights(teamId: string, window: Window): Promise<Insights>;
  audit(teamId: string, window: Window): Promise<Audit>;
  /** Newest first. */
  page(
    teamId: string,
    window: Window,
    asked: { readonly after: FactsCursor | null; readonly limit: number; readonly filter: FactsFilter },
  ): Promise<InsightPage>;
  handoff(teamId: string, handoffId: string): Promise<DeskResult<HandoffInsight>>;
  /** One line per judged handoff, each with its line end. */
  lines(teamId: string, window: Window, withQuotes: boolean): AsyncGenerator<string>;
}

/** Handoffs that come along with the figures. */
const recentHandoffs = 200;

export function createInsightDesk(parts: {
  readonly store: DeskStore;
  readonly learning: LearningDesk;
  readonly weights: TriggerWeights | null;
  readonly now: () => Date;
}): InsightDesk {
  const { store, learning, now } = parts;
  const book = createFactBook(store);

  async function all(teamId: string, window: Window): Promise<HandoffFacts[]> {
    const found: HandoffFacts[] = [];
    for await (const page of book.pages(teamId, window)) found.push(...page);
    return found;
  }

  async function repNames(teamId: string): Promise<Map<string, string>> {
    const reps = await store.reps.list(teamId);
    return new Map(reps.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
  }

  async function sourcesOf(teamId: string, facts: readonly HandoffFacts[]) {
    const sources = await store.insights.sources(
      teamId,
      facts.map(({ handoffId }) => handoffId),
    );
    return new Map(sources.map((source) => [source.handoff.id, source]));
  }

  async function shown(teamId: string, facts: readonly HandoffFacts[], names: ReadonlyMap<string, string>) {
    const sources = await sourcesOf(teamId, facts);
    return facts.flatMap((each) => {
      const source = sources.get(each.handoffId);
      return source === undefined ? [] : [judgedHandoff(each, source, names)];
    });
  }

  const spoken = ({ since, until }: Window) => ({ since: since.toISOString(), until: until.toISOString() });

  return {
    async insights(teamId, window) {
      const facts = await all(teamId, window);
      const names = await repNames(teamId);
      const { suggestions, thresholdOf } = await learning.standing(teamId);
      return {
        ...spoken(window),
        ...figuresOf(facts, thresholdOf, names),
        suggestions: [...suggestions],
        versions: await learning.versions(teamId),
        recent: await shown(teamId, facts.slice(0, recentHandoffs), names),
      };
    },

    async audit(teamId, window) {
      return { ...spoken(window), ...auditOf(await all(teamId, window), now().getTime()) };
    },

    async page(teamId, window, { after, limit, filter }) {
      const facts = await book.page(teamId, window, after, limit, filter);
      const last = facts.at(-1);
      const next = facts.length < limit || last === undefined ? null : { at: last.at, handoffId: last.handoffId };
      return { handoffs: await shown(teamId, facts, await repNames(teamId)), next };
    },

    async handoff(teamId, handoffId) {
      const [found] = await store.insights.sources(teamId, [handoffId]);
      if (found === undefined) return refuse('not-found', 'There is no such handoff.');
      const { id } = found.conversation;
      const turns = await store.conversations.turns(teamId, id);
      const decisions = await store.conversations.decisions(teamId, id);
      const journal = await store.handoffs.journal(teamId, handoffId);
      const source = { ...found, turns, decisions, journal };
      const tuning = await store.learning.tuningOf(teamId, id);
      const explicitThreshold = parts.weights?.explicitThreshold ?? hazardSettings.on;
      const thresholdOf = (trigger: TriggerKind): number | null =>
        trigger === 'unknown' ? null : activeThreshold(tuning, trigger, { explicitThreshold });
      const judged = judgedHandoff(makeFacts(source), found, await repNames(teamId));
      return done(handoffInsight(source, judged, thresholdOf));
    },

    async *lines(teamId, window, withQuotes) {
      for await (const page of book.pages(teamId, window, { judged: true })) {
        const sources = await sourcesOf(teamId, page);
        for (const facts of page) {
          const source = sources.get(facts.handoffId);
          if (source !== undefined) yield `${JSON.stringify(exportLine(facts, source.handoff, withQuotes))}\n`;
        }
      }
    },
  };
}
