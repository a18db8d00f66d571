/**
 * Figures of 20,000 handoffs of a team, a month's worth of a large one: counted from facts that are there, and the whole
 * answer of the desk on SQLite. Facts are made once per handoff, when its journal has grown; what that costs stands beside.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditOf } from '../../src-main/desk/insights/audit.ts';
import { createFactBook } from '../../src-main/desk/insights/fact-book.ts';
import type { HandoffFacts } from '../../src-main/desk/insights/facts.ts';
import { figuresOf } from '../../src-main/desk/insights/figures.ts';
import { createInsightDesk } from '../../src-main/desk/insights/insight-desk.ts';
import { createLearningDesk } from '../../src-main/desk/learning/learning-desk.ts';
import { openSqliteStore } from '../../src-main/desk/store/sqlite/open.ts';
import type { DeskStore } from '../../src-main/desk/store/store.ts';
import { firingKinds } from '../../src-main/desk/triggers/tuning.ts';
import { type Bench, compare } from './metric.ts';

const handoffs = 20_000;
const teamId = 'acme';
const begin = Date.UTC(2026, 1, 1);
const window = { since: new Date(begin), until: new Date(begin + 30 * 86_400_000) };
const timings = ['too-early', 'right', 'right', 'too-late'] as const;

function reports(index: number) {
  const at = begin + Math.floor((index / handoffs) * 30 * 86_400_000);
  const later = (second: number) => new Date(at + second * 1_000);
  const about = {
    ...{ handoffId: crypto.randomUUID(), handoffKey: `h${index}`, callId: 1, sipCallId: 'x' },
    at: later(5).toISOString(),
  };
  const feedback = {
    ...{
      disposition: 'meeting-booked',
      timing: timings[index % 4],
      betterTurn: 1,
      context: 'missing',
      gaps: ['budget'],
    },
    ...{ rating: 4, note: '', handoffId: about.handoffId, handoffKey: `h${index}` },
    ...{ idempotencyKey: crypto.randomUUID(), submittedAt: later(90).toISOString() },
  };
  const entry = (kind: string, second: number, body: unknown) => {
    return {
      handoffId: `h${index}`,
      entry: { kind, repId: `rep-${index % 40}`, body, at: later(second), current: true },
    };
  };
  return {
    at: later(0),
    journal: [
      entry('offered', 1, { token: 1 }),
      entry('ringing', 2, about),
      entry('connected', 4, { token: 1 }),
      entry('bridged', 5, { ...about, afterMs: 1, strategy: null }),
      entry('ended', 60, { ...about, outcome: { kind: 'connected' }, talkSeconds: 50 }),
      ...(index % 3 === 0 ? [] : [entry('feedback', 90, feedback)]),
    ],
  };
}

async function fill(store: DeskStore): Promise<void> {
  await store.ensureTeam(teamId, 'secret');
  for (let index = 0; index < handoffs; index += 1) {
    const id = `h${index}`;
    const { at, journal } = reports(index);
    const input = { prospect: { name: 'Dana Reyes', company: 'Northwind' }, campaign: `campaign ${index % 9}` };
    await store.conversations.add({ teamId, id, input, startedAt: at, createdAt: at });
    await store.conversations.addTurns(teamId, id, [
      { turn: 1, speaker: 'ai', text: 'What are you using today?', atSeconds: 1 },
      { turn: 2, speaker: 'prospect', text: 'A spreadsheet, and it takes forever.', atSeconds: 4 },
    ]);
    const kind = firingKinds[index % firingKinds.length] ?? 'loop';
    const evidence = [{ quote: 'it takes forever', turn: 2 }];
    const trigger = { kind, probability: 0.8, reason: 'Why', evidence };
    const entry = { kind: 'triggered', repId: '', body: { turn: 2 }, at, current: true };
    await store.handoffs.open({ teamId, id, conversationId: id, trigger, claims: null, at, request: null, entry });
    await store.dispatch.append(teamId, [], journal);
  }
}

async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

export const run: Bench = async ({ runs = 9 }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-insights-'));
  const opened = openSqliteStore(path.join(folder, 'desk.sqlite'));
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  try {
    await fill(store);
    const facts: HandoffFacts[] = [];
    const made = await timed(async () => {
      for await (const page of createFactBook(store).pages(teamId, window)) facts.push(...page);
    });
    const now = () => new Date();
    const learning = createLearningDesk({ store, weights: null, now });
    const desk = createInsightDesk({ store, learning, weights: null, now });
    const counted: number[] = [];
    const answered: number[] = [];
    const audited: number[] = [];
    for (let at = 0; at < runs; at += 1) {
      const count = () => [figuresOf(facts, () => 0.55, new Map()), auditOf(facts, Date.now())];
      counted.push((await timed(count)).ms);
      answered.push((await timed(() => desk.insights(teamId, window))).ms);
      audited.push((await timed(() => desk.audit(teamId, window))).ms);
    }
    const metric = (name: string, baton: readonly number[], goal: string | null) =>
      compare({ bench: 'insights', metric: name, unit: 'ms', baton, peers: {}, goal });
    return [
      metric('insights and audit counted from facts, 20,000 handoffs', counted, 'p95 <= 1,000 ms'),
      metric('the whole answer of insights', answered, 'p95 <= 1,000 ms'),
      metric('the whole answer of the audit', audited, 'p95 <= 1,000 ms'),
      metric('facts made for the first time, per handoff', [made.ms / handoffs], null),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
