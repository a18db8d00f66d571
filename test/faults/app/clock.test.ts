/** Fault 31: the wall clock jumps in a call. Durations stay true, and calling hours are judged by the clock as it is then. */
import { expect, test } from 'vitest';
import { assessCompliance } from '../../../src-main/contract/compliance.ts';
import { briefOf } from '../../support/fakes/call-events.ts';
import { startBench } from '../../support/fakes/session-bench.ts';

const day = 86_400_000;

test.each([
  ['a day back', -day],
  ['a year ahead', 365 * day],
])('%s: the talk was as long as it was', async (_title, jump) => {
  const bench = await startBench();
  const leg = await bench.invite('leg-1');
  await bench.bridge(leg);
  await bench.clock.advance(30_000);
  bench.jumpWallClock(jump);
  await bench.clock.advance(31_000);
  leg.emit({ type: 'remote-hang-up' });
  const { call, talkSeconds, endsAt } = bench.call('wrapping-up');
  expect(talkSeconds).toBe(61);
  expect(endsAt - bench.clock.now()).toBe(60_000);
  expect(call.ringingAt).toBe(0);
});

test('hours that were open are judged anew', async () => {
  const bench = await startBench(undefined, (brief, now) => assessCompliance(brief, now).level === 'blocked');
  // 15:04 UTC is 10:04 in New York; twelve hours later it is night there.
  const known = briefOf('k-1');
  const brief = {
    ...known,
    prospect: { ...known.prospect, timeZone: 'America/New_York' },
    compliance: {
      ...known.compliance,
      tcpa: 'cleared',
      consentSource: 'web form',
      consentAt: '2026-03-01T12:00:00.000Z',
      doNotCall: 'clear',
    },
  } as const;
  await bench.invite('leg-1');
  const { handoffId } = bench.call('ringing').call;
  if (handoffId === null) throw new Error('main has not answered');
  bench.baton.push('brief:updated', { handoffId, brief });
  expect(bench.call('ringing').call.blocked).toBe(false);
  bench.jumpWallClock(12 * 3_600_000);
  bench.baton.push('brief:updated', { handoffId, brief });
  expect(bench.call('ringing').call.blocked).toBe(true);
});
