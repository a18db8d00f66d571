/** Figures and audit of a window, counted by hand beside. */
import { describe, expect, it } from 'vitest';
import { auditSchema, insightsSchema } from '../../../src-main/contract/insights.ts';
import { auditOf } from '../../../src-main/desk/insights/audit.ts';
import type { HandoffFacts } from '../../../src-main/desk/insights/facts.ts';
import { figuresOf } from '../../../src-main/desk/insights/figures.ts';
import { begin, factsWith, second, verdictWith } from './sources.ts';

const day = 86_400_000;
const clockOf = (changes: Partial<HandoffFacts['clock']>) => ({ ...factsWith().clock, ...changes });
const bridged = clockOf({ bridgedAt: begin + 5 * second });
const judged = (timing: 'too-early' | 'right' | 'too-late', changes: Partial<HandoffFacts> = {}) =>
  factsWith({ verdict: verdictWith({ timing }), clock: bridged, ...changes });
const figures = (...facts: HandoffFacts[]) => figuresOf(facts, () => 0.55, new Map([['ana', 'Ana Ruiz']]));

describe('figures', () => {
  it('count per trigger what was early, right and late, and what nobody saw coming', () => {
    const {
      triggers,
      timing,
      judged: all,
      bridged: taken,
    } = figures(
      ...[judged('too-early'), judged('right'), judged('right'), judged('right'), judged('too-late')],
      judged('right', { firedTurn: null }),
      factsWith({ trigger: 'hesitation' }),
    );
    expect(triggers).toEqual([
      {
        ...{ trigger: 'hesitation', handoffs: 1, judged: 0, timing: { early: 0, right: 0, late: 0 }, precision: null },
        ...{ recall: null, conversion: null, threshold: 0.55 },
      },
      {
        ...{ trigger: 'loop', handoffs: 6, judged: 6, timing: { early: 1, right: 4, late: 1 }, precision: 5 / 6 },
        ...{ recall: 3 / 5, conversion: null, threshold: 0.55 },
      },
    ]);
    expect({ timing, all, taken }).toEqual({ timing: { early: 1, right: 4, late: 1 }, all: 6, taken: 6 });
  });

  it('count conversions of those with an outcome, by trigger, rep and campaign', () => {
    const ended = (disposition: 'meeting-booked' | 'lost' | 'closed', rep: string, campaign: string | null) =>
      factsWith({ rep, campaign, verdict: verdictWith({ disposition }), clock: bridged });
    const { reps, campaigns, dispositions, triggers } = figures(
      ended('meeting-booked', 'ana', 'spring'),
      ended('lost', 'ana', null),
      ended('closed', 'ben', 'spring'),
      factsWith({ rep: 'ana' }),
    );
    expect(reps).toEqual([
      { name: 'Ana Ruiz', handoffs: 3, bridged: 2, judged: 0, conversion: 1 / 2 },
      { name: 'ben', handoffs: 1, bridged: 1, judged: 0, conversion: 1 },
    ]);
    expect(campaigns).toEqual([{ name: 'spring', handoffs: 2, bridged: 2, judged: 0, conversion: 1 }]);
    expect(dispositions.map(({ count }) => count)).toEqual([1, 1, 1]);
    expect(triggers[0]?.conversion).toBe(2 / 3);
  });

  it('count gaps of the verdicts that spoke of context, and days of those that spoke of timing', () => {
    const { gaps, contextJudged, days } = figures(
      judged('right', { verdict: verdictWith({ timing: 'right', contextJudged: true, gaps: ['budget', 'needs'] }) }),
      judged('right', { verdict: verdictWith({ timing: 'right', contextJudged: true }), at: begin - day }),
      judged('too-early', { verdict: verdictWith({ timing: 'too-early', contextJudged: true, gaps: ['budget'] }) }),
      factsWith({ verdict: verdictWith({ disposition: 'lost' }), at: begin - 5 * day }),
    );
    expect(contextJudged).toBe(3);
    expect(gaps).toEqual([
      { gap: 'budget', count: 2, share: 2 / 3 },
      { gap: 'needs', count: 1, share: 1 / 3 },
    ]);
    expect(days).toEqual([
      { day: '2026-03-01', early: 0, right: 1, late: 0 },
      { day: '2026-03-02', early: 1, right: 1, late: 0 },
    ]);
  });

  it('of nothing are nothing, and of anything what was promised', () => {
    const rest = {
      suggestions: [],
      versions: [],
      recent: [],
      since: '2026-03-01T00:00:00Z',
      until: '2026-03-03T00:00:00Z',
    };
    for (const facts of [[], [judged('right', { rep: 'x'.repeat(900) })]]) {
      expect(insightsSchema.safeParse({ ...figures(...facts), ...rest }).success).toBe(true);
    }
  });
});

describe('the audit', () => {
  const hops = (toOffer: number | null) => ({ ...factsWith().hops, toOffer });
  const hopOf = (name: string, facts: readonly HandoffFacts[]) =>
    auditOf(facts, begin + 60 * second).hops.find((each) => each.name === name);

  it('says how long each hop took, of those that were made', () => {
    const facts = Array.from({ length: 20 }, (_, index) => factsWith({ hops: hops(index + 1) }));
    facts.push(factsWith());
    expect(hopOf('trigger-to-offer', facts)).toEqual({ name: 'trigger-to-offer', count: 20, p50Ms: 10, p95Ms: 19 });
    expect(hopOf('offer-to-ring', facts)).toEqual({ name: 'offer-to-ring', count: 0, p50Ms: null, p95Ms: null });
  });

  it('counts silence where it is known when the AI left, and an abandoned prospect as abandoned', () => {
    const left = (clock: Partial<HandoffFacts['clock']>) =>
      factsWith({ clock: clockOf({ aiLeftAt: begin, ...clock }) });
    const facts = [
      left({ bridgedAt: begin + second }),
      left({ prospectLeftAt: begin + 9 * second }),
      factsWith({ clock: bridged }),
    ];
    expect(hopOf('ai-to-rep-silence', facts)).toMatchObject({ count: 2, p50Ms: second, p95Ms: 9 * second });
    expect(auditOf(facts, begin + 60 * second).abandonedShare).toBe(1 / 3);
  });

  it('counts fields of briefs that were offered, verdicts that were due, and reasons of those lost', () => {
    const given = judged('right', {
      endedAt: begin,
      verdict: verdictWith({ timing: 'right', at: begin + 40 * second }),
    });
    const audit = auditOf(
      [
        { ...given, filled: ['name', 'needs'] },
        factsWith({ filled: ['name'], clock: bridged }),
        factsWith({ lost: 'Nobody was in hours' }),
        factsWith({ lost: 'Nobody was in hours' }),
        factsWith({ lost: 'Every rep declined' }),
      ],
      begin,
    );
    const shares = new Map(audit.completeness.map(({ field, share }) => [field, share]));
    expect([shares.get('name'), shares.get('needs'), shares.get('email')]).toEqual([1, 1 / 2, 0]);
    expect(audit.feedback).toEqual({ due: 2, given: 1, share: 1 / 2, medianDelaySeconds: 40 });
    expect(audit.lost).toEqual([
      { why: 'Nobody was in hours', count: 2 },
      { why: 'Every rep declined', count: 1 },
    ]);
    const period = { since: '2026-03-01T00:00:00Z', until: '2026-03-03T00:00:00Z' };
    expect(auditSchema.safeParse({ ...audit, ...period }).success).toBe(true);
  });
});
