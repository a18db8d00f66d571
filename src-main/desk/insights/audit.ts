/** The audit of a window: how much context reaches reps, how fast, how often they answer, what was lost. Pure. */
import type { Audit } from '../../contract/insights.ts';
import { abandonedShare, gapsOf } from '../queue/abandonment.ts';
import { briefFields } from './completeness.ts';
import type { HandoffFacts } from './facts.ts';
import { shareOf } from './figures.ts';

type Hop = Audit['hops'][number];

/** The value a share of all lies at or below; null for none. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

function hop(name: Hop['name'], times: readonly (number | null)[]): Hop {
  const sorted = times.filter((time) => time !== null).sort((a, b) => a - b);
  return { name, count: sorted.length, p50Ms: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95) };
}

/** @param now ms since the epoch: until when an open silence has lasted */
export function auditOf(handoffs: readonly HandoffFacts[], now: number): Omit<Audit, 'since' | 'until'> {
  const briefs = handoffs.flatMap(({ filled }) => filled ?? []);
  const offered = handoffs.filter(({ filled }) => filled !== null).length;
  const counts = new Map<string, number>();
  for (const field of briefs) counts.set(field, (counts.get(field) ?? 0) + 1);
  const gaps = handoffs.map(({ clock }) => gapsOf(clock, now));
  const silent = handoffs.map(({ clock }, at) => (clock.aiLeftAt === null ? null : (gaps[at]?.silenceMs ?? null)));
  const due = handoffs.filter(({ clock }) => clock.bridgedAt !== null);
  const given = due.filter(({ verdict }) => verdict !== null);
  const delays = given
    .flatMap(({ verdict, endedAt }) =>
      verdict === null || endedAt === null ? [] : [Math.max(0, verdict.at - endedAt)],
    )
    .sort((a, b) => a - b);
  const delay = quantile(delays, 0.5);
  const lost = new Map<string, number>();
  for (const { lost: why } of handoffs) if (why !== null) lost.set(why, (lost.get(why) ?? 0) + 1);
  return {
    handoffs: handoffs.length,
    completeness: briefFields.map((field) => {
      const filled = counts.get(field) ?? 0;
      return { field, filled, share: shareOf(filled, offered) };
    }),
    hops: [
      hop(
        'trigger-to-offer',
        handoffs.map(({ hops }) => hops.toOffer),
      ),
      hop(
        'offer-to-ring',
        handoffs.map(({ hops }) => hops.toRing),
      ),
      hop(
        'ring-to-bridge',
        handoffs.map(({ hops }) => hops.toBridge),
      ),
      hop(
        'trigger-to-bridge',
        handoffs.map(({ hops }) => hops.inAll),
      ),
      hop('ai-to-rep-silence', silent),
    ],
    feedback: {
      due: due.length,
      given: given.length,
      share: shareOf(given.length, due.length),
      medianDelaySeconds: delay === null ? null : Math.round(delay / 1_000),
    },
    lost: [...lost]
      .map(([why, count]) => ({ why, count }))
      .sort((a, b) => b.count - a.count || (a.why < b.why ? -1 : 1)),
    abandonedShare: abandonedShare(gaps),
  };
}
