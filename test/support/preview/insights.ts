/** A month of a team's verdicts, the same numbers at every start. */
import { dispositions } from '../../../src-main/contract/feedback.ts';
import type { HandoffInsight, Insights, JudgedHandoff } from '../../../src-main/contract/insights.ts';
import { full } from './briefs.ts';

const dayMs = 86_400_000;
const daysAgo = (days: number, hour = 15) => new Date(Date.UTC(2026, 10, 23 - days, hour)).toISOString();

type Row = Insights['triggers'][number];
const row = (
  trigger: Row['trigger'],
  [early, right, late]: readonly [number, number, number],
  threshold: number,
  conversion: number | null = 0.3,
): Row => {
  const judged = early + right + late;
  return {
    trigger,
    handoffs: Math.round(judged * 1.6),
    judged,
    timing: { early, right, late },
    precision: judged === 0 ? null : (right + late) / judged,
    recall: right === 0 ? null : right / (right + late + 2),
    conversion,
    threshold,
  };
};

const triggers = [
  row('explicit-request', [2, 54, 4], 0.5, 0.41),
  row('high-interest', [7, 49, 3], 0.55, 0.52),
  row('complexity', [8, 31, 5], 0.6),
  row('hesitation', [14, 4, 2], 0.62, 0.1),
  row('loop', [3, 12, 4], 0.58, 0.21),
  row('high-value', [1, 6, 0], 0.5, 0.4),
  row('frustration', [1, 2, 1], 0.66, null),
];

const people: readonly (readonly [string | null, string | null])[] = [
  ['Priya Raman', 'Northwind Logistics'],
  ['Tom Adeyemi', 'Ridgeway Insurance'],
  ['عبد الرحمن الفهد', 'شركة الخليج للخدمات اللوجستية'],
  ['Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the Third', 'Harbour Freight Partners'],
  ['Grace Lindqvist', 'Nordic Facility Services'],
  [null, 'Brightside Dental'],
];
const quotes = [
  'I would have to think about it, maybe next quarter.',
  'If it books even five meetings a week it pays for itself. What would that cost us?',
  'Can I just talk to somebody?',
  'You said that already.',
];
const kinds = ['hesitation', 'high-interest', 'explicit-request', 'loop'] as const;
const timings = ['too-early', 'right', 'too-early', 'right', 'too-late', null] as const;

const recent: readonly JudgedHandoff[] = Array.from({ length: 42 }, (_, index) => {
  const [name, company] = people[index % people.length] ?? [null, null];
  const trigger = kinds[index % kinds.length] ?? 'loop';
  const timing = timings[(index + (index % kinds.length)) % timings.length] ?? null;
  return {
    handoffId: `h-${index}`,
    at: daysAgo(Math.floor(index / 2), 9 + (index % 8)),
    name,
    company,
    rep: index % 3 === 0 ? 'Sarah Okafor' : 'Ben Marsh',
    campaign: 'Q1 outbound',
    trigger,
    probability: 0.6 + (index % 30) / 100,
    timing,
    betterTurn: timing === 'too-late' ? 9 : null,
    disposition: dispositions[index % dispositions.length] ?? null,
    gaps: index % 3 === 0 ? ['objections'] : index % 4 === 0 ? ['decision-maker', 'budget'] : [],
    evidence: [{ quote: quotes[index % quotes.length] ?? '', turn: 14 }],
  };
});

const days = Array.from({ length: 30 }, (_, index) => {
  const weekend = [0, 6].includes(new Date(Date.parse(daysAgo(29 - index))).getUTCDay());
  return {
    day: daysAgo(29 - index).slice(0, 10),
    early: weekend ? 0 : (index * 7) % 4,
    right: weekend ? 1 : 4 + ((index * 5) % 6),
    late: weekend ? 0 : (index * 3) % 2,
  };
});

export const month: Insights = {
  since: new Date(Date.parse(daysAgo(0)) - 30 * dayMs).toISOString(),
  until: daysAgo(0),
  handoffs: 412,
  bridged: 371,
  judged: 213,
  timing: { early: 36, right: 158, late: 19 },
  triggers,
  gaps: [
    { gap: 'objections', count: 31, share: 0.19 },
    { gap: 'decision-maker', count: 18, share: 0.11 },
    { gap: 'budget', count: 12, share: 0.07 },
    { gap: 'history', count: 6, share: 0.04 },
    { gap: 'needs', count: 2, share: 0.01 },
  ],
  contextJudged: 164,
  reps: [
    { name: 'Sarah Okafor', handoffs: 190, bridged: 176, judged: 101, conversion: 0.38 },
    { name: 'Ben Marsh', handoffs: 181, bridged: 160, judged: 92, conversion: 0.29 },
    {
      name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the Third',
      handoffs: 41,
      bridged: 35,
      judged: 8,
      conversion: null,
    },
  ],
  campaigns: [
    { name: 'Q1 outbound', handoffs: 320, bridged: 291, judged: 170, conversion: 0.36 },
    { name: 'Win-back', handoffs: 92, bridged: 80, judged: 43, conversion: 0.21 },
  ],
  dispositions: [
    { disposition: 'meeting-booked', count: 49 },
    { disposition: 'not-interested', count: 41 },
    { disposition: 'opportunity', count: 22 },
  ],
  days,
  suggestions: [
    {
      id: 's-1',
      trigger: 'hesitation',
      from: 0.62,
      to: 0.7,
      sentence: 'Raise hesitation from .62 to .70: 14 of 20 were too early; 2 good ones would be lost.',
      tooEarly: 14,
      tooLate: 2,
      judged: 20,
      goodLost: 2,
    },
  ],
  versions: [
    {
      version: 4,
      at: daysAgo(2),
      cause: 'suggestion',
      by: 'Sarah Okafor',
      summary: 'Complexity fires from .60 instead of .55.',
      events: 44,
      active: true,
    },
    {
      version: 3,
      at: daysAgo(6),
      cause: 'calibration',
      by: null,
      summary: 'Probabilities follow 120 verdicts.',
      events: 120,
      active: false,
    },
    { version: 0, at: daysAgo(40), cause: 'shipped', by: null, summary: 'As shipped.', events: 0, active: false },
  ],
  recent: [...recent],
};

/** The first verdicts of a team: too few to speak of percentages. */
export const few: Insights = {
  ...month,
  handoffs: 9,
  bridged: 7,
  judged: 4,
  timing: { early: 1, right: 3, late: 0 },
  triggers: [row('explicit-request', [0, 2, 0], 0.5, null), row('hesitation', [1, 1, 0], 0.62, null)],
  gaps: [{ gap: 'budget', count: 1, share: 0.5 }],
  contextJudged: 2,
  reps: [],
  campaigns: [],
  days: days.slice(-3).map(({ day }, index) => ({ day, early: index === 0 ? 1 : 0, right: 1, late: 0 })),
  suggestions: [],
  versions: month.versions.slice(-1),
  recent: recent.slice(0, 4),
};

export const noVerdicts: Insights = {
  ...few,
  judged: 0,
  handoffs: 3,
  bridged: 2,
  timing: { early: 0, right: 0, late: 0 },
  triggers: [],
  gaps: [],
  contextJudged: 0,
  days: [],
  recent: [],
};

export function insightOf(handoff: JudgedHandoff): HandoffInsight {
  return {
    handoff,
    note: 'She wanted the price list, not a person.',
    turns: full.transcript,
    decisions: [
      { turn: 9, trigger: 'complexity', probability: 0.41, threshold: 0.6, fire: false, evidence: [] },
      { turn: 11, trigger: 'hesitation', probability: 0.58, threshold: 0.62, fire: false, evidence: [] },
      {
        turn: 14,
        trigger: handoff.trigger,
        probability: 0.83,
        threshold: 0.62,
        fire: true,
        evidence: [{ turn: 14, quote: 'What would that cost us?' }],
      },
    ],
  };
}
