/** Fault 34: killed while feedback is being saved, fifty times. Nothing acknowledged is lost, nothing counted twice. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDeskClient } from '../../../src-main/sync/desk-client.ts';
import { createOutboxDrain } from '../../../src-main/sync/outbox-drain.ts';
import { type Bench, openTestDatabase } from '../../db/support.ts';
import { type DeskStub, startDeskStub } from '../../support/desk-stub.ts';

const kills = 50;
let bench: Bench;
let stub: DeskStub;

beforeAll(async () => {
  bench = openTestDatabase({ now: () => new Date(), pass: () => {} });
  bench.opened.close();
  stub = await startDeskStub();
});
afterAll(async () => {
  await stub.stop();
  bench.discard();
});

/** Kills the writer after `acknowledgements` lines and `extraMs` more; answers every acknowledged `id key`. */
async function killedWriter(round: number, acknowledgements: number, extraMs: number): Promise<string[]> {
  const script = path.join(import.meta.dirname, 'feedback-writer.ts');
  const child = spawn(process.execPath, [script, bench.file, String(round)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaints += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
    if (printed.split('\n').length > acknowledgements) setTimeout(() => child.kill('SIGKILL'), extraMs);
  });
  const [, signal] = await once(child, 'close');
  expect(signal, complaints).toBe('SIGKILL');
  // A line that was cut short was still not read by anybody.
  return printed.split('\n').slice(0, -1);
}

it(`loses nothing acknowledged and delivers nothing twice over ${kills} kills`, { timeout: 120_000 }, async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < kills; round += 1) {
    acknowledged.push(...(await killedWriter(round, 1 + (round % 4), Math.random() * 12)));
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills);

  bench = openTestDatabase({ now: () => new Date(), pass: () => {} }, bench.folder);
  const { db } = bench.opened;
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect((await bench.opened.checkPages()).ok).toBe(true);
  expect(bench.opened.recovery?.commitsLost ?? 0).toBe(0);
  const stored = new Set(
    db.prepare("SELECT h.id || ' ' || handoff_key FROM handoffs h JOIN feedback ON handoff_id = h.id").pluck().all(),
  );
  expect(acknowledged.filter((line) => !stored.has(line))).toEqual([]);
  // A record and its outbox row share one transaction: neither is ever there alone.
  expect(db.prepare("SELECT count(*) FROM outbox WHERE kind = 'feedback'").pluck().get()).toBe(stored.size);

  // The desk drops its answer now and then: what it has counted is sent again, under the same key.
  let answers = 0;
  stub.answerDeliveries(() => {
    answers += 1;
    return answers % 50 === 0 ? { kind: 'cut' } : null;
  });
  await drainEverything();
  const counted = stub.counted('feedback');
  expect(counted).toHaveLength(stored.size);
  expect(new Set(counted.map((delivery) => delivery.handoffKey)).size).toBe(stored.size);
  const keys = new Set(counted.map((delivery) => delivery.handoffKey));
  expect(acknowledged.filter((line) => !keys.has(line.split(' ')[1] ?? ''))).toEqual([]);
});

async function drainEverything(): Promise<void> {
  const { outbox } = bench.store;
  const client = createDeskClient({ baseUrl: stub.baseUrl, bearer: stub.bearer });
  await new Promise<void>((resolve, reject) => {
    const drain = createOutboxDrain({
      outbox,
      client: () => client,
      clock: bench.clock,
      onChange() {
        if (outbox.status().pending === 0) void drain.stop().then(resolve);
      },
      onError: reject,
      // Nothing to wait for: the desk is there again at once.
      schedule(_, run) {
        const handle = setImmediate(() => {
          outbox.hurry(new Date());
          run();
        });
        return () => clearImmediate(handle);
      },
    });
    drain.start();
  });
}
