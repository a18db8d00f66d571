/** A transfer that ends at this rep: the talk goes on with somebody else in it. */
import { expect, test } from 'vitest';
import { fail } from '../../../src-main/contract/result.ts';
import { settled } from '../../support/fakes/fake-clock.ts';
import { FakeLeg } from '../../support/fakes/fake-leg.ts';
import { type SessionBench, startBench } from '../../support/fakes/session-bench.ts';

async function talking(): Promise<{ bench: SessionBench; leg: FakeLeg; next: FakeLeg }> {
  const bench = await startBench();
  const leg = await bench.invite('a');
  await bench.bridge(leg);
  return { bench, leg, next: new FakeLeg('z') };
}

test('the new far end is answered first, then the old one is let go; the handoff is one', async () => {
  const { bench, leg, next } = await talking();
  bench.phone().replace(next, 'a');
  await settled();
  expect(next.commands[0]).toEqual({ type: 'bridge' });
  expect(leg.told('hang-up')).toHaveLength(1);
  expect(bench.call('talking').call).toMatchObject({ legId: 'z', handoffId: 'handoff-of-a' });
  next.emit({ type: 'remote-hang-up' });
  await settled();
  expect(bench.baton.endings()).toEqual([['handoff-of-a', { kind: 'connected' }]]);
});

test('one that cannot be answered changes nothing', async () => {
  const { bench, leg, next } = await talking();
  next.answers.bridge = fail('rejected', 'no');
  bench.phone().replace(next, 'a');
  await settled();
  expect(bench.call('talking').call.legId).toBe('a');
  expect(leg.told('hang-up')).toEqual([]);
  expect(next.told('decline')).toHaveLength(1);
});

test('one that comes after the call is over is turned away', async () => {
  const { bench, leg, next } = await talking();
  leg.emit({ type: 'remote-hang-up' });
  bench.phone().replace(next, 'a');
  await settled();
  expect(next.commands).toEqual([{ type: 'decline', status: 480, reason: 'lost' }]);
});
