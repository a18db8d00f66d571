import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeskClient, type DeskClient } from '../../src-main/sync/desk-client.ts';
import { createOutboxDrain, type OutboxDrain } from '../../src-main/sync/outbox-drain.ts';
import { type DeskStub, type StubReply, startDeskStub } from '../support/desk-stub.ts';
import { type Bench, facts, openTestDatabase } from './support.ts';

let bench: Bench;
let stub: DeskStub;
let drain: OutboxDrain;
let desk: DeskClient | null;
let errors: unknown[];
/** The drain's one timer: how long it wants to sleep, and how to wake it. */
let sleep: { ms: number; wake: () => void } | null;
let idle: () => void;

beforeEach(async () => {
  bench = openTestDatabase();
  stub = await startDeskStub();
  desk = createDeskClient({ baseUrl: stub.baseUrl, bearer: stub.bearer, timeoutMs: 500 });
  errors = [];
  sleep = null;
  idle = () => {};
  drain = createOutboxDrain({
    outbox: bench.store.outbox,
    client: () => desk,
    clock: bench.clock,
    onChange: () => idle(),
    onError: (error) => errors.push(error),
    random: () => 1,
    schedule(ms, run) {
      sleep = { ms, wake: run };
      idle();
      return () => {
        sleep = null;
      };
    },
  });
});
afterEach(async () => {
  await drain.stop();
  await stub.stop();
  bench.discard();
});

/** Resolves once `condition` holds; asked after each step of the drain. */
function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    idle = () => {
      if (condition()) resolve();
    };
    idle();
  });
}
const empty = () => bench.store.outbox.status().pending === 0;
const asleep = () => sleep !== null;
const arrived = () => stub.deliveries.map((delivery) => `${delivery.handoffKey} ${delivery.kind}`);

function handoff(handoffKey: string): void {
  const { handoffId } = bench.store.handoffs.begin(facts(), handoffKey);
  bench.store.handoffs.record(handoffId, { type: 'bridged', afterMs: 800 });
  bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 5 });
}

/** Passes the time the drain wants to sleep, and wakes it. */
async function sleepOver(): Promise<number> {
  await until(asleep);
  const { ms, wake } = sleep ?? { ms: 0, wake: () => {} };
  sleep = null;
  bench.clock.pass(ms);
  wake();
  return ms;
}

function answerOnce(reply: StubReply): void {
  let first = true;
  stub.answerDeliveries(() => {
    if (!first) return null;
    first = false;
    return reply;
  });
}

describe('the drain', () => {
  it('delivers what waits at start, in order within a handoff', async () => {
    handoff('a');
    handoff('b');
    drain.start();
    await until(empty);
    for (const key of ['a', 'b']) {
      expect(arrived().filter((line) => line.startsWith(key))).toEqual([
        `${key} ringing`,
        `${key} bridged`,
        `${key} ended`,
      ]);
    }
    expect(stub.duplicates()).toBe(0);
  });

  it('delivers a new row when kicked, one round for any number of kicks', async () => {
    drain.start();
    handoff('a');
    for (let kick = 0; kick < 20; kick += 1) drain.kick();
    await until(empty);
    expect(arrived()).toEqual(['a ringing', 'a bridged', 'a ended']);
  });

  it('does not send before start, nor after stop', async () => {
    handoff('a');
    drain.kick();
    expect(stub.requests).toEqual([]);
    drain.start();
    await stub.until(({ requests }) => requests.length === 1);
    await drain.stop();
    const sent = stub.requests.length;
    const pending = bench.store.outbox.status().pending;
    handoff('b');
    drain.kick();
    expect(stub.requests).toHaveLength(sent);
    expect(bench.store.outbox.status().pending).toBe(pending + 3);
    expect(sleep).toBeNull();
  });

  it('repeats a delivery whose answer was lost, and the desk counts it once', async () => {
    answerOnce({ kind: 'cut' });
    handoff('a');
    drain.start();
    expect(await sleepOver()).toBe(1_000);
    await until(empty);
    expect(arrived()).toEqual(['a ringing', 'a ringing', 'a bridged', 'a ended']);
    expect(stub.counted()).toHaveLength(3);
    expect(stub.duplicates()).toBe(1);
  });

  it('leaves a dead desk alone, longer each time, and empties at once when it is back', async () => {
    stub.answerDeliveries(() => ({ kind: 'status', status: 503 }));
    for (const key of ['a', 'b', 'c']) handoff(key);
    drain.start();
    await until(asleep);
    expect(stub.requests).toHaveLength(1);
    expect(bench.store.outbox.status()).toMatchObject({ pending: 9, lastError: expect.stringContaining('503') });
    expect([await sleepOver(), await sleepOver(), await sleepOver()].every((ms) => ms >= 1_000)).toBe(true);
    await until(asleep);
    stub.answerDeliveries(() => null);
    await sleepOver();
    await until(empty);
    expect(stub.counted()).toHaveLength(9);
    expect(stub.duplicates()).toBe(0);
  });

  it('parks what the desk refuses, shows why, and goes on', async () => {
    stub.answerDeliveries(({ kind }) => (kind === 'ringing' ? { kind: 'status', status: 422 } : null));
    handoff('a');
    drain.start();
    await until(() => bench.store.outbox.status().pending === 1);
    expect(arrived()).toEqual(['a bridged', 'a ended']);
    expect(bench.store.outbox.status().lastError).toContain('422');
    await until(() => !asleep());
    stub.answerDeliveries(() => null);
    drain.retryAll();
    await until(empty);
  });

  it('offers everything again once the key is right', async () => {
    desk = createDeskClient({ baseUrl: stub.baseUrl, bearer: 'wrong' });
    handoff('a');
    drain.start();
    await until(() => bench.store.outbox.due(bench.clock.now(), 10).length === 0);
    expect(bench.store.outbox.status().lastError).toContain('401');
    desk = createDeskClient({ baseUrl: stub.baseUrl, bearer: stub.bearer });
    drain.retryAll();
    await until(empty);
    expect(arrived()).toEqual(['a ringing', 'a bridged', 'a ended']);
  });

  it('waits as long as a busy desk asks, and serves other handoffs meanwhile', async () => {
    stub.answerDeliveries(({ handoffKey }) =>
      handoffKey === 'a' ? { kind: 'status', status: 429, headers: { 'retry-after': '30' } } : null,
    );
    handoff('a');
    handoff('b');
    drain.start();
    await until(asleep);
    expect(arrived()).toEqual(['b ringing', 'b bridged', 'b ended']);
    expect(sleep?.ms).toBe(30_000);
  });

  it('waits for a desk to be configured', async () => {
    const configured = desk;
    desk = null;
    handoff('a');
    drain.start();
    drain.kick();
    desk = configured;
    drain.kick();
    await until(empty);
    expect(arrived()).toHaveLength(3);
  });

  it('delivers rows added while it is delivering', async () => {
    stub.answerDeliveries(({ kind, handoffKey }) => {
      if (kind === 'ended' && handoffKey === 'a') {
        handoff('b');
        drain.kick();
      }
      return null;
    });
    handoff('a');
    drain.start();
    await until(empty);
    expect(arrived()).toHaveLength(6);
  });

  it('reports a failing database and tries again later', async () => {
    drain.start();
    handoff('a');
    bench.opened.db.exec('ALTER TABLE outbox RENAME TO away');
    drain.kick();
    await until(asleep);
    expect(errors).toHaveLength(1);
    expect(sleep?.ms).toBe(5_000);
    bench.opened.db.exec('ALTER TABLE away RENAME TO outbox');
    await sleepOver();
    await until(empty);
  });
});
