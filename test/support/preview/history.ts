/** A day and a half of handoffs. */
import type { ExcerptPart, HistoryDetail, HistoryItem } from '../../../src-main/contract/history.ts';
import type { QualitySummary } from '../../../src-main/contract/quality.ts';
import { full } from './briefs.ts';

export const handoffId = '0b0e8f6e-2f6a-4a52-9f6c-6a1d6d2f9a01';

const minutesAgo = (minutes: number) => {
  const now = Date.now();
  const midnight = new Date().setHours(0, 0, 0, 0);
  // Kept on today's side of midnight, whenever the preview runs, except for what belongs to yesterday.
  const at = now - minutes * 60_000;
  return new Date(minutes < 600 ? Math.max(at, midnight) : at).toISOString();
};

const base: HistoryItem = {
  handoffId,
  handoffKey: 'key',
  receivedAt: minutesAgo(30),
  name: 'Elena Fischer',
  company: 'Brightside Dental',
  phone: '+13035550177',
  direction: 'in',
  reason: 'Asked for a person.',
  outcome: { kind: 'connected' },
  talkSeconds: 432,
  feedback: 'submitted',
  timing: 'right',
  disposition: 'meeting-booked',
  excerpt: null,
};

/** What a search for “pri” finds in each of them. */
export const excerpt: ExcerptPart[] = [
  { text: '…we looked at ', match: false },
  { text: 'prices', match: true },
  { text: ' last year, and ', match: false },
  { text: 'Priya', match: true },
  { text: ' said the contract ends in March…', match: false },
];

const id = (digit: number) => `0b0e8f6e-2f6a-4a52-9f6c-6a1d6d2f9a1${digit}`;

export const history: readonly HistoryItem[] = [
  {
    ...base,
    handoffId: id(1),
    receivedAt: minutesAgo(12),
    name: 'Marcus Oyelaran',
    company: 'Harbour Freight Partners',
    feedback: 'draft',
    timing: null,
    disposition: null,
    talkSeconds: 251,
  },
  base,
  {
    ...base,
    handoffId: id(2),
    receivedAt: minutesAgo(64),
    name: 'Tom Adeyemi',
    company: 'Ridgeway Insurance',
    timing: 'too-early',
    disposition: 'not-interested',
  },
  {
    ...base,
    handoffId: id(3),
    receivedAt: minutesAgo(97),
    name: null,
    company: null,
    outcome: { kind: 'caller-left-before-bridge' },
    talkSeconds: 0,
    feedback: 'none',
    timing: null,
    disposition: null,
  },
  {
    ...base,
    handoffId: id(8),
    receivedAt: minutesAgo(101),
    name: 'Ines Duarte',
    company: null,
    phone: '+13035550199',
    direction: 'out',
    outcome: { kind: 'not-reached', why: 'no-answer' },
    talkSeconds: 0,
    feedback: 'none',
    timing: null,
    disposition: null,
  },
  {
    ...base,
    handoffId: id(4),
    receivedAt: minutesAgo(120),
    name: 'Grace Lindqvist',
    company: 'Nordic Facility Services',
    disposition: 'opportunity',
  },
  {
    ...base,
    handoffId: id(5),
    receivedAt: minutesAgo(140),
    name: 'Dana Whitfield',
    company: null,
    outcome: { kind: 'declined', reason: 'queue' },
    talkSeconds: 0,
    feedback: 'none',
    timing: null,
    disposition: null,
  },
  {
    ...base,
    handoffId: id(6),
    receivedAt: minutesAgo(1600),
    name: 'عبد الرحمن الفهد',
    company: 'شركة الخليج',
    feedback: 'none',
    timing: null,
    disposition: null,
    talkSeconds: 88,
  },
  {
    ...base,
    handoffId: id(7),
    receivedAt: minutesAgo(1650),
    name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the Third',
    timing: 'too-late',
    disposition: 'callback',
  },
];

/** Twelve minutes with a bad half minute. */
const quality: QualitySummary = {
  codec: 'opus',
  roundTripMs: { median: 48, worst: 212 },
  jitterMs: { median: 5, worst: 41 },
  lossPercent: { median: 0.2, worst: 9.1 },
  concealedPercent: 0.6,
  mos: { median: 4.31, worst: 2.42 },
  warnings: [
    { kind: 'loss', seconds: 24 },
    { kind: 'jitter', seconds: 12 },
  ],
  series: Array.from({ length: 108 }, (_, index) => {
    const bad = index > 60 && index < 67;
    return {
      at: index * 4 + 2,
      mos: bad ? 2.4 + Math.abs(index - 63) * 0.3 : 4.3 - (index % 5) * 0.02,
      lossPercent: bad ? 8 : 0.2,
      roundTripMs: bad ? 200 : 48,
    };
  }),
};

export function detailOf(item: HistoryItem): HistoryDetail {
  return {
    item,
    brief: full,
    note: 'Wants the contract terms by Thursday; CFO signs.',
    draft: {
      disposition: item.disposition,
      timing: item.timing,
      betterTurn: null,
      context: 'enough',
      gaps: [],
      rating: 4,
      note: '',
    },
    strategy: 'early',
    fallback: null,
    bridgedAfterMs: 6_840,
    overridden: false,
    quality,
    timeline: [
      {
        receivedAt: item.receivedAt,
        direction: item.direction,
        entries: [
          { afterMs: 620, event: { type: 'whisper' } },
          { afterMs: 3_100, event: { type: 'more-time', seconds: 10 } },
          { afterMs: 6_840, event: { type: 'bridged', afterMs: 6_840 } },
          { afterMs: 121_000, event: { type: 'hold', held: true } },
          { afterMs: 152_000, event: { type: 'hold', held: false } },
          {
            afterMs: 300_000,
            event: { type: 'transfer-failed', to: 'Sam Okafor', address: '204', how: 'blind', why: 'busy' },
          },
          {
            afterMs: 438_000,
            event: { type: 'transferred', to: 'Marcus Webb', address: '205', how: 'attended', confirmed: true },
          },
          { afterMs: 439_000, event: { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: item.talkSeconds } },
        ],
      },
    ],
  };
}
