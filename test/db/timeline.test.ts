import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HandoffEvent } from '../../src-main/contract/call.ts';
import { type Bench, facts, openTestDatabase } from './support.ts';

let bench: Bench;
beforeEach(() => {
  bench = openTestDatabase();
});
afterEach(() => bench.discard());

const steps: readonly (readonly [number, HandoffEvent])[] = [
  [400, { type: 'whisper' }],
  [2_000, { type: 'more-time', seconds: 10 }],
  [2_500, { type: 'compliance-override' }],
  [3_100.5, { type: 'bridged', afterMs: 3_100.5 }],
  [9_000, { type: 'hold', held: true }],
  [12_000, { type: 'hold', held: false }],
  [20_000, { type: 'transfer-failed', to: 'Sam Okafor', address: '204', how: 'blind', why: 'busy' }],
  [59_000, { type: 'transferred', to: 'Sam Okafor', address: '+13035550142', how: 'attended', confirmed: true }],
  [60_000, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 56.9 }],
];

it('keeps every step of every call of a handoff over a restart, and goes with the handoff', () => {
  const first = bench.store.handoffs.begin(facts(), 'k1');
  const declined = { type: 'ended', outcome: { kind: 'timed-out' }, talkSeconds: 0 } as const;
  bench.store.handoffs.record(first.handoffId, declined, 45_000);
  const receivedAt = '2026-11-23T12:05:00.000Z';
  const { handoffId } = bench.store.handoffs.begin(facts({ sipCallId: 'call-2', receivedAt }), 'k1');
  for (const [afterMs, event] of steps) bench.store.handoffs.record(handoffId, event, afterMs);
  bench = bench.reopen();
  expect(bench.store.handoffs.detail(handoffId)?.timeline).toEqual([
    { receivedAt: facts().receivedAt, direction: 'in', entries: [{ afterMs: 45_000, event: declined }] },
    { receivedAt, direction: 'in', entries: steps.map(([afterMs, event]) => ({ afterMs, event })) },
  ]);
  bench.store.retention.forgetProspect(handoffId);
  expect(bench.opened.db.prepare('SELECT count(*) FROM call_events').pluck().get()).toBe(0);
});

it('tells the desk no step it has no use for', () => {
  const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
  for (const [afterMs, event] of steps) bench.store.handoffs.record(handoffId, event, afterMs);
  const kinds = new Set<string>();
  for (let due = bench.store.outbox.due(bench.clock.now(), 50); due.length > 0; ) {
    for (const row of due) {
      kinds.add(row.kind);
      bench.store.outbox.delivered(row.id);
    }
    due = bench.store.outbox.due(bench.clock.now(), 50);
  }
  expect([...kinds]).toEqual(['ringing', 'more-time', 'compliance-override', 'bridged', 'ended']);
});

it('hides no call because of a step it cannot read', () => {
  const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
  bench.store.handoffs.record(handoffId, { type: 'whisper' }, 100);
  bench.opened.db.exec(`UPDATE call_events SET event = '{"type":"teleported"}'`);
  expect(bench.store.handoffs.detail(handoffId)?.timeline).toMatchObject([{ entries: [] }]);
});

it('forgets a prospect also where somebody else was transferred to them, and nobody beside', () => {
  const sentTo = (handoffKey: string, to: string, address: string) => {
    const { handoffId } = bench.store.handoffs.begin(facts({ sipCallId: handoffKey }), handoffKey);
    const event = { type: 'transferred', to, address, how: 'attended', confirmed: true } as const;
    bench.store.handoffs.record(handoffId, event, 900);
    bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 9 }, 1_000);
    return () => bench.store.handoffs.detail(handoffId)?.timeline[0]?.entries[0]?.event;
  };
  const toThem = sentTo('k1', 'Grace Hopper', '+1 (303) 555-0199');
  const toAnother = sentTo('k2', 'Sam Okafor', '+13035550198');
  const forgotten = bench.store.handoffs.begin(facts({ sipCallId: 'call-3', callerId: '+13035550199' }), 'k3');
  bench.store.handoffs.record(forgotten.handoffId, {
    type: 'ended',
    outcome: { kind: 'timed-out' },
    talkSeconds: 0,
  });
  bench.store.retention.forgetProspect(forgotten.handoffId);
  expect(toThem()).toMatchObject({ type: 'transferred', to: null, address: null });
  expect(toAnother()).toMatchObject({ type: 'transferred', to: 'Sam Okafor', address: '+13035550198' });
});
