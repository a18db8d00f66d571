/** Fault 38: the line stays away in a call. The call ends with that reason, and what the rep wrote meanwhile is kept. */
import { expect, test } from 'vitest';
import { facts, openTestDatabase } from '../../db/support.ts';
import { startBench } from '../../support/fakes/session-bench.ts';

test('a call whose line stays away ends in the wrap-up, with its reason', async () => {
  const bench = await startBench();
  const leg = await bench.invite('leg-1');
  await bench.bridge(leg);
  await bench.clock.advance(40_000);
  leg.emit({ type: 'failed', cause: 'signalling-lost' });
  const outcome = { kind: 'failed', cause: 'signalling-lost' };
  expect(bench.call('wrapping-up')).toMatchObject({ outcome, talkSeconds: 40 });
});

test('its note is kept', () => {
  const bench = openTestDatabase();
  const { handoffs } = bench.store;
  const { handoffId } = handoffs.begin(facts(), 'k-1');
  handoffs.record(handoffId, { type: 'bridged', afterMs: 900 });
  handoffs.setNote(handoffId, 'Wants the price in euros');
  const outcome = { kind: 'failed', cause: 'signalling-lost' } as const;
  handoffs.record(handoffId, { type: 'ended', outcome, talkSeconds: 40 });
  const kept = bench.reopen();
  expect(kept.store.handoffs.detail(handoffId)).toMatchObject({ note: 'Wants the price in euros', item: { outcome } });
  kept.discard();
});
