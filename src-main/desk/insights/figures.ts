/** The figures of a window, from the facts of its handoffs. Pure; one pass. */
import { type TriggerKind, triggerKinds } from '../../contract/brief.ts';
import { contextGaps, type Disposition, dispositions } from '../../contract/feedback.ts';
import type { Insights } from '../../contract/insights.ts';
import type { HandoffFacts } from './facts.ts';

export type Figures = Omit<Insights, 'suggestions' | 'versions' | 'recent' | 'since' | 'until'>;

/** What may be shown of one list of groups. */
const mostGroups = 200;
const good: ReadonlySet<Disposition> = new Set(['meeting-booked', 'opportunity', 'closed']);

type Timing = 'early' | 'right' | 'late';
const timingOf = { 'too-early': 'early', right: 'right', 'too-late': 'late' } as const;

class Tally {
  handoffs = 0;
  bridged = 0;
  outcomes = 0;
  converted = 0;
  /** Right, but nobody had seen it coming: the platform asked by itself. */
  byHand = 0;
  readonly timing: Record<Timing, number> = { early: 0, right: 0, late: 0 };

  add({ clock, verdict, firedTurn }: HandoffFacts): void {
    this.handoffs += 1;
    if (clock.bridgedAt !== null) this.bridged += 1;
    if (verdict === null) return;
    if (verdict.timing !== null) this.timing[timingOf[verdict.timing]] += 1;
    if (verdict.timing === 'right' && firedTurn === null) this.byHand += 1;
    if (verdict.disposition === null) return;
    this.outcomes += 1;
    if (good.has(verdict.disposition)) this.converted += 1;
  }

  get judged(): number {
    return this.timing.early + this.timing.right + this.timing.late;
  }

  get conversion(): number | null {
    return shareOf(this.converted, this.outcomes);
  }
}

export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function tallyIn<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
  const tally = tallies.get(key) ?? new Tally();
  tallies.set(key, tally);
  return tally;
}

function groups(tallies: ReadonlyMap<string, Tally>, nameOf: (key: string) => string): Insights['reps'] {
  return [...tallies]
    .map(([key, { handoffs, bridged, judged, conversion }]) => {
      return { name: nameOf(key).slice(0, 200), handoffs, bridged, judged, conversion };
    })
    .sort((a, b) => b.handoffs - a.handoffs || (a.name < b.name ? -1 : 1))
    .slice(0, mostGroups);
}

/**
 * @param thresholdOf probability from which a trigger fires now
 * @param repNames by id
 */
export function figuresOf(
  handoffs: readonly HandoffFacts[],
  thresholdOf: (trigger: TriggerKind) => number,
  repNames: ReadonlyMap<string, string>,
): Figures {
  const all = new Tally();
  const byTrigger = new Map<TriggerKind, Tally>();
  const byRep = new Map<string, Tally>();
  const byCampaign = new Map<string, Tally>();
  const byDay = new Map<string, Tally>();
  const gaps = new Map<string, number>();
  const ends = new Map<Disposition, number>();
  let contextJudged = 0;
  for (const facts of handoffs) {
    const { verdict, rep, campaign, trigger, at } = facts;
    all.add(facts);
    tallyIn(byTrigger, trigger).add(facts);
    if (rep !== null) tallyIn(byRep, rep).add(facts);
    if (campaign !== null) tallyIn(byCampaign, campaign).add(facts);
    if (verdict === null) continue;
    if (verdict.timing !== null) tallyIn(byDay, new Date(at).toISOString().slice(0, 10)).add(facts);
    if (verdict.contextJudged) contextJudged += 1;
    for (const gap of verdict.gaps) gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
    if (verdict.disposition !== null) ends.set(verdict.disposition, (ends.get(verdict.disposition) ?? 0) + 1);
  }
  return {
    handoffs: all.handoffs,
    bridged: all.bridged,
    judged: all.judged,
    timing: { ...all.timing },
    triggers: triggerKinds.flatMap((trigger) => {
      const tally = byTrigger.get(trigger);
      if (tally === undefined) return [];
      const { timing, judged, byHand } = tally;
      const seen = timing.right - byHand;
      return [
        {
          trigger,
          handoffs: tally.handoffs,
          judged,
          timing: { ...timing },
          precision: shareOf(timing.right + timing.late, judged),
          recall: shareOf(seen, timing.right + timing.late),
          conversion: tally.conversion,
          threshold: thresholdOf(trigger),
        },
      ];
    }),
    gaps: contextGaps
      .map((gap) => ({ gap, count: gaps.get(gap) ?? 0, share: shareOf(gaps.get(gap) ?? 0, contextJudged) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
    contextJudged,
    reps: groups(byRep, (id) => repNames.get(id) ?? id),
    campaigns: groups(byCampaign, (name) => name),
    dispositions: dispositions
      .map((disposition) => ({ disposition, count: ends.get(disposition) ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
    days: [...byDay].map(([day, { timing }]) => ({ day, ...timing })).sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
}
