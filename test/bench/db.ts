/**
 * The database: what a commit costs with encryption and index, beside the same tables in a plain file, in alternation;
 * and how long a search over 100,000 briefs takes. Every commit is synchronous down to the disk.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { CallOutcome } from '../../src-main/contract/call.ts';
import { emptyDraft } from '../../src-main/contract/feedback.ts';
import { type HistoryFilter, noFilter } from '../../src-main/contract/history.ts';
import { type Database, inTransaction } from '../../src-main/db/database.ts';
import { migrate } from '../../src-main/db/migrate.ts';
import { migrations } from '../../src-main/db/migrations/index.ts';
import { configure, openDatabase } from '../../src-main/db/open.ts';
import { createStore, type Store } from '../../src-main/db/store.ts';
import { type BriefSource, briefSource } from './db-briefs.ts';
import { type Bench, compare, type Metric } from './metric.ts';

const storedBriefs = 100_000;
const clock = { now: () => new Date() };

interface Opened {
  readonly db: Database;
  readonly store: Store;
}

function encrypted(file: string): Opened {
  const opened = openDatabase({ path: file, key: randomBytes(32) });
  if (!opened.ok) throw new Error(opened.error.message);
  return { db: opened.value.db, store: createStore(opened.value, clock) };
}

function plain(file: string): Opened {
  const db = new BetterSqlite3(file);
  configure(db);
  migrate(db, migrations);
  return { db, store: createStore({ db }, clock) };
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** How calls end, as often as they do. */
const outcomes: readonly CallOutcome[] = [
  ...Array.from({ length: 14 }, () => ({ kind: 'connected' }) as const),
  { kind: 'declined', reason: 'queue' },
  { kind: 'declined', reason: 'busy' },
  { kind: 'caller-left-before-bridge' },
  { kind: 'timed-out' },
  { kind: 'answered-elsewhere' },
];

/** Fills a database with `count` handoffs and their briefs, a thousand per commit. */
function fill({ db, store }: Opened, source: BriefSource, count: number): void {
  for (let first = 0; first < count; first += 1_000) {
    inTransaction(db, () => {
      for (let index = first; index < Math.min(count, first + 1_000); index += 1) {
        const { facts, brief } = source.next(index);
        store.briefs.save(brief);
        const { handoffId } = store.handoffs.begin(facts, brief.handoffKey);
        const outcome = outcomes[index % outcomes.length] ?? null;
        if (outcome === null) continue;
        const talkSeconds = outcome.kind === 'connected' ? 240 : 0;
        store.handoffs.record(handoffId, { type: 'ended', outcome, talkSeconds });
      }
    });
  }
}

/** One handoff through one database: ms of the brief's commit and of the feedback's. */
function writeOnce(store: Store, source: BriefSource, index: number): { brief: number; feedback: number } {
  const { facts, brief } = source.next(index);
  const { handoffId } = store.handoffs.begin(facts, brief.handoffKey);
  return {
    brief: milliseconds(() => store.briefs.save(brief)),
    feedback: milliseconds(
      () => void store.feedback.submit(handoffId, { ...emptyDraft, disposition: 'meeting-booked', timing: 'right' }),
    ),
  };
}

function writes(folder: string, runs: number): Metric[] {
  const ours = encrypted(path.join(folder, 'writes.db'));
  const theirs = plain(path.join(folder, 'writes-plain.db'));
  // Nobody starts with an empty history; an index of some size is also the harder case.
  for (const opened of [ours, theirs]) fill(opened, briefSource(1), 2_000);
  const samples = {
    brief: { baton: [] as number[], plain: [] as number[] },
    feedback: { baton: [] as number[], plain: [] as number[] },
  };
  const sources = { baton: briefSource(2), plain: briefSource(2) };
  for (let run = 0; run < runs; run += 1) {
    const order = run % 2 === 0 ? (['baton', 'plain'] as const) : (['plain', 'baton'] as const);
    for (const who of order) {
      const cost = writeOnce((who === 'baton' ? ours : theirs).store, sources[who], 10_000 + run);
      samples.brief[who].push(cost.brief);
      samples.feedback[who].push(cost.feedback);
    }
  }
  ours.db.close();
  theirs.db.close();
  return (['brief', 'feedback'] as const).map((name) =>
    compare({
      bench: 'db',
      metric: name === 'brief' ? 'brief write with full-text index' : 'feedback + outbox commit',
      unit: 'ms',
      baton: samples[name].baton,
      peers: { 'unencrypted file': samples[name].plain },
      goal: null,
    }),
  );
}

/** What reps narrow the list to: alone and together, found often, seldom and never. */
const filters: readonly HistoryFilter[] = [
  { ...noFilter, outcome: 'declined' },
  { ...noFilter, missed: true, since: '2026-02-01T00:00:00.000Z', until: '2026-02-08T00:00:00.000Z' },
  { ...noFilter, direction: 'in', outcome: 'connected', trigger: 'high-interest', pending: true },
  { ...noFilter, outcome: 'answered-elsewhere', noted: true },
  { ...noFilter, direction: 'out' },
];

/** What reps type: a word letter by letter, names, numbers, two words, words that everybody or nobody said. */
function queries(source: BriefSource): string[] {
  const { brief } = source.next(0);
  const typed = 'pricing'.split('').map((_, index, letters) => letters.slice(0, index + 1).join(''));
  const rare = source.vocabulary.at(-1) ?? '';
  const name = brief.prospect.name ?? '';
  const phone = (brief.prospect.phone ?? '').slice(-7);
  return [
    ...typed,
    name,
    brief.prospect.company ?? '',
    phone,
    'budget legal',
    'ada contract',
    rare,
    'the',
    'qqq',
    'a b',
    '',
  ];
}

function search(folder: string, runs: number): Metric[] {
  const file = path.join(folder, 'search.db');
  const { db, store } = encrypted(file);
  const source = briefSource(3);
  fill({ db, store }, source, storedBriefs);
  const asked = queries(briefSource(3));
  const list = (query: string, filter: HistoryFilter) =>
    store.handoffs.list({ query, filter, limit: 50, before: null });
  const measure = (what: string, filtersAsked: readonly HistoryFilter[]): Metric => {
    const pairs = asked.flatMap((query) => filtersAsked.map((filter) => ({ query, filter })));
    for (const { query, filter } of pairs) list(query, filter);
    const baton: number[] = [];
    for (let run = 0; run < Math.max(runs, pairs.length); run += 1) {
      const { query, filter } = pairs[run % pairs.length] ?? { query: '', filter: noFilter };
      baton.push(milliseconds(() => void list(query, filter)));
    }
    const metric = `${what} over ${storedBriefs.toLocaleString('en-US')} briefs`;
    return compare({ bench: 'db', metric, unit: 'ms', baton, peers: {}, goal: 'p95 <= 20 ms' });
  };
  const metrics = [measure('search', [noFilter]), measure('search with filters', filters)];
  db.close();
  return metrics;
}

export const run: Bench = async ({ runs = 400 }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'baton-bench-db-'));
  try {
    return [...writes(folder, runs), ...search(folder, runs)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
