/** The desk's figures turned into what the page shows. */
import type { Insights, JudgedHandoff } from '../../../src-main/contract/insights.ts';
import type { CallFilter, PeriodDays } from '../../store/insights-view.ts';

export type TriggerInsight = Insights['triggers'][number];
type Counts = Insights['timing'];

const dayMs = 86_400_000;

/** Those with verdicts first, the most judged on top: where the figures are surest. */
export function rankedTriggers({ triggers }: Insights): readonly TriggerInsight[] {
  return triggers.filter((row) => row.handoffs > 0).toSorted((a, b) => b.judged - a.judged || b.handoffs - a.handoffs);
}

/** Where the early ones come from, the most first. */
export function earlyTriggers({ triggers }: Insights, limit = 3): readonly TriggerInsight[] {
  return triggers
    .filter((row) => row.timing.early > 0)
    .toSorted((a, b) => b.timing.early - a.timing.early)
    .slice(0, limit);
}

/** Verdicts of one or more days. */
export interface Bucket extends Counts {
  readonly from: string;
  readonly to: string;
}

/** Days that one column stands for: three months of single days would be hairlines. */
export function daysPerColumn(days: PeriodDays): number {
  return days === 90 ? 7 : 1;
}

/** One bucket per column, oldest first, the days without verdicts included; the last one ends with the newest day. */
export function buckets({ days, until }: Pick<Insights, 'days' | 'until'>, period: PeriodDays): readonly Bucket[] {
  const width = daysPerColumn(period);
  const columns = Math.ceil(period / width);
  const newest = Math.floor(Date.parse(until) / dayMs);
  const dayName = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
  const byDay = new Map(days.map((counts) => [counts.day, counts]));
  return Array.from({ length: columns }, (_, column) => {
    const to = newest - (columns - 1 - column) * width;
    const names = Array.from({ length: width }, (_day, index) => dayName(to - width + 1 + index));
    const sum = (of: keyof Counts) => names.reduce((total, name) => total + (byDay.get(name)?.[of] ?? 0), 0);
    return {
      from: dayName(to - width + 1),
      to: dayName(to),
      early: sum('early'),
      right: sum('right'),
      late: sum('late'),
    };
  });
}

/** The calls behind a figure that the desk has sent along, newest first. */
export function callsBehind({ recent }: Insights, filter: CallFilter): readonly JudgedHandoff[] {
  return recent.filter((call) => {
    switch (filter.kind) {
      case 'trigger':
        return call.trigger === filter.trigger && (filter.timing === null || call.timing === filter.timing);
      case 'gap':
        return call.gaps.includes(filter.gap);
      case 'days': {
        const day = new Date(call.at).toISOString().slice(0, 10);
        return call.timing !== null && day >= filter.from && day <= filter.to;
      }
      default:
        return filter satisfies never;
    }
  });
}

/** How many calls the figure itself counts: the list may hold fewer. */
export function figureOf(insights: Insights, filter: CallFilter): number {
  switch (filter.kind) {
    case 'trigger': {
      const row = insights.triggers.find(({ trigger }) => trigger === filter.trigger);
      if (row === undefined) return 0;
      if (filter.timing === null) return row.handoffs;
      return { 'too-early': row.timing.early, right: row.timing.right, 'too-late': row.timing.late }[filter.timing];
    }
    case 'gap':
      return insights.gaps.find(({ gap }) => gap === filter.gap)?.count ?? 0;
    case 'days':
      return insights.days
        .filter(({ day }) => day >= filter.from && day <= filter.to)
        .reduce((total, { early, right, late }) => total + early + right + late, 0);
    default:
      return filter satisfies never;
  }
}
