/**
 * The desk as a service: how long from the turn that fires a trigger to the offer on the rep's phone, how many handoffs a
 * second it carries from first turn to transfer, and what a thousand connected reps cost. On SQLite, and on PostgreSQL where
 * it is installed or BATON_BENCH_DATABASE_URL names one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Result } from '../../src-main/contract/result.ts';
import { openPostgresStore } from '../../src-main/desk/store/postgres/open.ts';
import { openSqliteStore } from '../../src-main/desk/store/sqlite/open.ts';
import type { DeskStore } from '../../src-main/desk/store/store.ts';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { type Bench, compare, type Metric } from './metric.ts';
import { connectPhones, platformOf } from './support/desk-load.ts';
import { startDeskNode, writeTeam } from './support/desk-node.ts';

const reps = 1_000;
/** Handoffs of one throughput value, and how many run at a time. */
const handoffs = 400;
const together = 16;

interface Ground {
  readonly name: string;
  /** What `npm run desk` is told. */
  readonly where: Readonly<Record<string, string>>;
  open(): Promise<Result<DeskStore>>;
  remove(): Promise<void>;
}

function onSqlite(): Ground {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-bench-'));
  const file = path.join(folder, 'desk.sqlite');
  return {
    name: 'SQLite',
    where: { BATON_DESK_DATA: file },
    open: async () => openSqliteStore(file),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Null where there is none. A database that is named must be empty and for this alone. */
async function onPostgres(): Promise<Ground | null> {
  const named = process.env['BATON_BENCH_DATABASE_URL'];
  const ground = (url: string, remove: () => Promise<void>): Ground => ({
    name: 'PostgreSQL',
    where: { BATON_DATABASE_URL: url },
    open: () => openPostgresStore({ url, poolSize: 2 }),
    remove,
  });
  if (named !== undefined) return ground(named, async () => undefined);
  const folder = findPostgres();
  if (folder === null) return null;
  const server = await startPostgres(folder, { fsync: true });
  await server.sql('CREATE DATABASE desk');
  return ground(server.url('desk'), server.stop);
}

/** MB the process holds, by its own account. */
async function residentOf(url: string, operator: string): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${operator}` } });
  const bytes = /^baton_desk_process_resident_memory_bytes (\S+)/m.exec(await answer.text())?.[1];
  return Number(bytes) / 1_048_576;
}

async function measure(ground: Ground, runs: number): Promise<Metric[]> {
  const opened = await ground.open();
  if (!opened.ok) throw new Error(opened.error.message);
  const team = await writeTeam(opened.value, reps);
  await opened.value.close();
  const desk = await startDeskNode(ground.where);
  try {
    const platform = platformOf(desk.url, team.platform, together);
    const before = await residentOf(desk.url, team.operator);
    const phones = await connectPhones(desk.url, team.reps.values());
    const grown = (await residentOf(desk.url, team.operator)) - before;

    const toPhone: number[] = [];
    const toAnswer: number[] = [];
    for (let index = 0; index < 20 + runs * 10; index += 1) {
      const { handoffId, firedAt, answeredAt, over } = await platform.handOver();
      const offeredAt = await phones.offered(handoffId);
      await over();
      // The first ones pay for what is compiled and planned once.
      if (index < 20) continue;
      toPhone.push(offeredAt - firedAt);
      toAnswer.push(answeredAt - firedAt);
    }

    const perSecond: number[] = [];
    for (let run = 0; run < Math.max(3, Math.round(runs / 4)); run += 1) {
      const start = performance.now();
      let left = handoffs;
      const one = async () => {
        while (left > 0) {
          left -= 1;
          await (await platform.handOver()).over();
        }
      };
      await Promise.all(Array.from({ length: together }, one));
      perSecond.push((handoffs * 1_000) / (performance.now() - start));
    }
    phones.close();
    const metric = (name: string, unit: string, baton: readonly number[], goal: string | null): Metric =>
      compare({ bench: 'desk', metric: `${name}, ${ground.name}`, unit, baton, peers: {}, goal });
    return [
      metric("trigger to offer on the rep's phone", 'ms', toPhone, 'p95 <= 50 ms'),
      metric('trigger to the answer of where to transfer', 'ms', toAnswer, null),
      metric('handoffs from first turn to transfer and end', 'per s', perSecond, null),
      metric('memory of 1,000 connected reps', 'MB', [grown], null),
    ];
  } finally {
    await desk.stop();
  }
}

export const run: Bench = async ({ runs = 20 }) => {
  const metrics: Metric[] = [];
  for (const ground of [onSqlite(), await onPostgres()]) {
    if (ground === null) continue;
    try {
      metrics.push(...(await measure(ground, runs)));
    } finally {
      await ground.remove();
    }
  }
  return metrics;
};
