import { afterEach, beforeEach, expect, it } from 'vitest';
import type { QualitySummary } from '../../src-main/contract/quality.ts';
import { type Bench, facts, openTestDatabase } from './support.ts';

let bench: Bench;
beforeEach(() => {
  bench = openTestDatabase();
});
afterEach(() => bench.discard());

const summary: QualitySummary = {
  codec: 'opus',
  roundTripMs: { median: 40, worst: 90 },
  jitterMs: null,
  lossPercent: { median: 0, worst: 3 },
  concealedPercent: 0.2,
  mos: { median: 4.3, worst: 3.9 },
  warnings: [{ kind: 'loss', seconds: 12 }],
  series: [{ at: 2, mos: 4.3, lossPercent: 0, roundTripMs: 40 }],
};

const ended = { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 30 } as const;

it('keeps how a call sounded over a restart, and tells the desk nothing of it', () => {
  const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
  bench.store.handoffs.record(handoffId, { type: 'bridged', afterMs: 10 });
  bench.store.handoffs.record(handoffId, { type: 'quality', summary });
  bench.store.handoffs.record(handoffId, ended);
  bench = bench.reopen();
  expect(bench.store.handoffs.detail(handoffId)?.quality).toEqual(summary);
  const kinds = bench.store.outbox.due(bench.clock.now(), 50).map(({ kind }) => kind);
  expect(kinds).not.toContain('quality');
});

it('shows the call also when its quality cannot be read', () => {
  const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
  bench.store.handoffs.record(handoffId, ended);
  bench.opened.db.exec(`UPDATE calls SET quality = '{"codec":7}'`);
  const detail = bench.store.handoffs.detail(handoffId);
  expect(detail?.quality).toBeNull();
  expect(detail?.item.outcome).toEqual({ kind: 'connected' });
});
