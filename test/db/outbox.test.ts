import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, facts, openTestDatabase } from './support.ts';

let bench: Bench;

beforeEach(() => {
  bench = openTestDatabase();
});
afterEach(() => bench.discard());

const later = (ms: number) => new Date(bench.clock.now().getTime() + ms);
const due = () => bench.store.outbox.due(bench.clock.now(), 10).map((row) => `${row.handoffKey} ${row.kind}`);
const head = () => bench.store.outbox.due(bench.clock.now(), 10)[0]?.id ?? 0;

function begin(handoffKey: string): void {
  const { handoffId } = bench.store.handoffs.begin(facts(), handoffKey);
  bench.store.handoffs.record(handoffId, { type: 'more-time', seconds: 10 });
}

describe('the outbox', () => {
  it('offers the oldest row of each handoff', () => {
    begin('a');
    begin('b');
    expect(due()).toEqual(['a ringing', 'b ringing']);
    bench.store.outbox.delivered(head());
    expect(due()).toEqual(['a more-time', 'b ringing']);
  });

  it('holds a handoff back behind its failed row, and no other', () => {
    begin('a');
    begin('b');
    bench.store.outbox.failed(head(), 'no answer', later(5_000));
    expect(due()).toEqual(['b ringing']);
    expect(bench.store.outbox.status()).toEqual({ pending: 4, lastError: 'no answer' });
    bench.clock.pass(5_000);
    expect(due()).toEqual(['a ringing', 'b ringing']);
    expect(bench.store.outbox.due(bench.clock.now(), 1)[0]?.attempts).toBe(1);
  });

  it('goes on past a parked row, shows why, and offers it again when asked', () => {
    begin('a');
    bench.store.outbox.failed(head(), 'refused (422)', null);
    expect(due()).toEqual(['a more-time']);
    expect(bench.store.outbox.status()).toEqual({ pending: 2, lastError: 'refused (422)' });
    expect(bench.store.outbox.retryParked(bench.clock.now())).toBe(1);
    expect(due()).toEqual(['a ringing']);
  });

  it('knows when to look again', () => {
    expect(bench.store.outbox.nextDue()).toBeNull();
    begin('a');
    expect(bench.store.outbox.nextDue()).toEqual(bench.clock.now());
    bench.store.outbox.failed(head(), 'x', later(7_000));
    expect(bench.store.outbox.nextDue()).toEqual(later(7_000));
    bench.store.outbox.hurry(bench.clock.now());
    expect(due()).toEqual(['a ringing']);
  });

  it('survives a restart with attempts, errors and order', () => {
    begin('a');
    bench.store.outbox.failed(head(), 'no answer', later(1_000));
    bench = bench.reopen();
    bench.clock.pass(1_000);
    expect(bench.store.outbox.due(bench.clock.now(), 10)).toMatchObject([{ kind: 'ringing', attempts: 1 }]);
    expect(bench.store.outbox.status().lastError).toBe('no answer');
  });

  it('is empty when everything was delivered', () => {
    begin('a');
    for (let row = head(); row !== 0; row = head()) bench.store.outbox.delivered(row);
    expect(bench.store.outbox.status()).toEqual({ pending: 0, lastError: null });
  });
});
