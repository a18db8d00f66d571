/** What an INVITE meets before it rings: a slow main, a rep who is away, a call that is on, a caller who leaves. */
import { describe, expect, test } from 'vitest';
import type { AvailabilityState } from '../../../src-main/contract/availability.ts';
import type { ReplyOf } from '../../../src-main/contract/channels.ts';
import { fail, ok, type Result } from '../../../src-main/contract/result.ts';
import { briefOf } from '../../support/fakes/call-events.ts';
import type { FakeBaton } from '../../support/fakes/fake-baton.ts';
import { settled } from '../../support/fakes/fake-clock.ts';
import { startBench } from '../../support/fakes/session-bench.ts';

type Begun = Result<ReplyOf<'handoff:begin'>>;

/** Main answers `handoff:begin` when the test says so. */
function slowMain(baton: FakeBaton): (answer: Begun) => void {
  const { promise, resolve } = Promise.withResolvers<Begun>();
  baton.answers['handoff:begin'] = () => promise;
  return resolve;
}

function known(declinedBefore = false, withdrawn: ReplyOf<'handoff:begin'>['withdrawn'] = null): Begun {
  return ok({ handoffId: 'handoff-of-a', brief: briefOf('a', 'from main'), declinedBefore, withdrawn });
}

describe('main answers late', () => {
  async function late(): Promise<{ bench: Awaited<ReturnType<typeof startBench>>; answer: (begun: Begun) => void }> {
    let answer: (begun: Begun) => void = () => undefined;
    const bench = await startBench((baton) => {
      answer = slowMain(baton);
    });
    return { bench, answer };
  }

  test('the phone rings with the caller id after 80 ms and learns the rest', async () => {
    const { bench, answer } = await late();
    const leg = await bench.invite('a');
    expect(bench.call('idle')).toEqual({ phase: 'idle' });
    await bench.clock.advance(80);
    expect(bench.call('ringing').call).toMatchObject({
      handoffId: null,
      ringingAt: 0,
      brief: { prospect: { name: 'Dana Whitfield', phone: '+13035550142' }, origins: ['caller-id'] },
    });
    expect(leg.told('ring')).toHaveLength(1);
    answer(known());
    await settled();
    expect(bench.call('ringing').call).toMatchObject({ handoffId: 'handoff-of-a', brief: { summary: 'from main' } });
  });

  test('what happened meanwhile is written once the handoff has an id', async () => {
    const { bench, answer } = await late();
    const leg = await bench.invite('a');
    await bench.clock.advance(80);
    await bench.bridge(leg);
    leg.emit({ type: 'remote-hang-up' });
    await settled();
    expect(bench.baton.records).toEqual([]);
    answer(known());
    await settled();
    expect(bench.baton.records.map(({ event }) => event.type)).toEqual(['bridged', 'ended']);
  });

  test('with a handoff that was declined before: it stops ringing', async () => {
    const { bench, answer } = await late();
    const leg = await bench.invite('a');
    await bench.clock.advance(80);
    answer(known(true));
    await settled();
    expect(bench.call('ended').outcome).toEqual({ kind: 'declined', reason: 'already-declined' });
    expect(leg.told('decline')).toEqual([{ type: 'decline', status: 480, reason: 'already-declined' }]);
  });

  test('with a handoff the desk has taken back meanwhile: it stops ringing, and the platform is told so', async () => {
    const { bench, answer } = await late();
    const leg = await bench.invite('a');
    await bench.clock.advance(80);
    answer(known(false, 'expired'));
    await settled();
    expect(bench.call('ended').outcome).toEqual({ kind: 'timed-out' });
    expect(leg.told('decline')).toMatchObject([{ status: 480, reason: 'withdrawn' }]);
  });

  test('with a failure: the card says that there is no more', async () => {
    const { bench, answer } = await late();
    await bench.invite('a');
    await bench.clock.advance(80);
    answer(fail('database', 'The disk is full.'));
    await settled();
    expect(bench.call('ringing').call).toMatchObject({
      handoffId: null,
      brief: { prospect: { name: 'Dana Whitfield' } },
    });
    expect(bench.call('ringing').call.brief.problems[0]).toContain('The disk is full.');
  });

  test('a caller who leaves in that time never rings, and is in the history', async () => {
    const { bench, answer } = await late();
    const leg = await bench.invite('a');
    leg.emit({ type: 'cancelled', cause: 'caller-left' });
    await settled();
    expect(bench.call('idle')).toEqual({ phase: 'idle' });
    answer(known());
    await bench.clock.advance(1_000);
    expect(leg.told('ring')).toEqual([]);
    expect(bench.baton.endings()).toEqual([['handoff-of-a', { kind: 'caller-left-before-bridge' }]]);
  });

  test('a second INVITE in that time is busy', async () => {
    const { bench } = await late();
    await bench.invite('a');
    const second = await bench.invite('b');
    expect(second.told('decline')).toEqual([{ type: 'decline', status: 486, reason: 'busy' }]);
    await bench.clock.advance(80);
    expect(bench.call('ringing').call.legId).toBe('a');
  });
});

test('main that fails does not cost the call', async () => {
  const bench = await startBench((baton) => {
    baton.answers['handoff:begin'] = async () => fail('database', 'The database is locked.');
  });
  await bench.invite('a');
  expect(bench.call('ringing').call.brief.problems).toEqual([
    'Nothing more could be looked up. The database is locked.',
  ]);
});

describe('availability', () => {
  const since = '2026-03-02T15:00:00.000Z';

  test.each<[AvailabilityState, number, string]>([
    ['do-not-disturb', 480, 'do-not-disturb'],
    ['away', 480, 'away'],
    ['offline', 480, 'away'],
    ['busy', 486, 'busy'],
  ])('%s declines with %i %s, silently, and is written', async (state, status, reason) => {
    const bench = await startBench((baton) => {
      baton.answers['availability:get'] = async () => ok({ state, until: null, since });
    });
    const leg = await bench.invite('a');
    expect(leg.commands).toEqual([{ type: 'decline', status, reason }]);
    expect(bench.desk().ringing).toBe(false);
    expect(bench.baton.endings()).toEqual([['handoff-of-a', { kind: 'declined', reason }]]);
  });

  test('a push of main counts at once, and a timed state ends by itself', async () => {
    const bench = await startBench();
    bench.baton.push('availability:changed', { state: 'do-not-disturb', until: '2026-03-02T15:05:05.000Z', since });
    expect((await bench.invite('a')).told('decline')).toHaveLength(1);
    await bench.clock.advance(60_000);
    await bench.invite('b');
    expect(bench.call('ringing').call.legId).toBe('b');
  });
});

describe('a second INVITE', () => {
  test('while talking waits with one soft beep, and a third is busy', async () => {
    const bench = await startBench();
    await bench.bridge(await bench.invite('a'));
    const talking = bench.call('talking');
    const second = await bench.invite('b');
    expect(second.commands).toEqual([{ type: 'ring' }]);
    expect(bench.desk()).toMatchObject({ ringing: false, beeps: 1 });
    expect(bench.call('talking')).toBe(talking);
    expect(bench.session.lines.getState().back).toMatchObject({ phase: 'ringing', call: { legId: 'b' } });
    const third = await bench.invite('c');
    expect(third.commands).toEqual([{ type: 'decline', status: 486, reason: 'busy' }]);
    await settled();
    expect(bench.baton.endings()).toEqual([['handoff-of-c', { kind: 'declined', reason: 'busy' }]]);
  });

  test('that waits is told to tray and notification, until it is gone', async () => {
    const bench = await startBench();
    await bench.bridge(await bench.invite('a'));
    const second = await bench.invite('b');
    const told = () => bench.baton.asked.filter(({ name }) => name === 'presence:report').at(-1)?.request;
    const front = { phase: 'talking', legId: 'a' };
    expect(told()).toMatchObject({
      ...front,
      waiting: { legId: 'b', headline: 'Dana Whitfield', blocked: false },
    });
    second.emit({ type: 'cancelled', cause: 'caller-left' });
    expect(told()).toMatchObject({ ...front, waiting: null });
  });

  test('with call waiting turned off is busy in silence, written down, and the talk goes on', async () => {
    const bench = await startBench((baton) => {
      baton.settings = { ...baton.settings, callWaiting: false };
    });
    await bench.bridge(await bench.invite('a'));
    const talking = bench.call('talking');
    const second = await bench.invite('b');
    expect(second.commands).toEqual([{ type: 'decline', status: 486, reason: 'busy' }]);
    expect(bench.desk().beeps).toBe(0);
    expect(bench.call('talking')).toBe(talking);
    expect(bench.session.lines.getState().back.phase).toBe('idle');
    await settled();
    expect(bench.baton.endings()).toEqual([['handoff-of-b', { kind: 'declined', reason: 'busy' }]]);
  });

  test('during wrap-up rings', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    await bench.bridge(leg);
    leg.emit({ type: 'remote-hang-up' });
    await bench.invite('b');
    expect(bench.call('ringing').call.legId).toBe('b');
  });

  test('of a handoff the rep has just declined does not ring', async () => {
    const bench = await startBench();
    await bench.invite('a');
    bench.session.send({ type: 'decline', reason: 'queue' });
    const again = await bench.invite('a');
    expect(again.commands).toEqual([{ type: 'decline', status: 480, reason: 'already-declined' }]);
  });
});

test('an INVITE of a handoff the desk has taken back never rings, and is in the history', async () => {
  const bench = await startBench((baton) => {
    baton.answers['handoff:begin'] = async () => known(false, 'cancelled');
  });
  const leg = await bench.invite('a');
  await settled();
  expect(bench.call('idle')).toEqual({ phase: 'idle' });
  expect(leg.told('ring')).toEqual([]);
  expect(leg.told('decline')).toMatchObject([{ status: 480, reason: 'withdrawn' }]);
  expect(bench.baton.records.map(({ event }) => event)).toMatchObject([
    { type: 'ended', outcome: { kind: 'caller-left-before-bridge' } },
  ]);
});

test('a flood asks main about a bounded number of INVITEs', async () => {
  const bench = await startBench((baton) => {
    slowMain(baton);
  });
  const legs = [];
  for (let index = 0; index < 100; index += 1) legs.push(await bench.invite(`leg-${index}`));
  await bench.clock.advance(80);
  expect(bench.call('ringing').call.legId).toBe('leg-0');
  expect(legs.slice(1).every((leg) => leg.told('decline').length === 1)).toBe(true);
  expect(bench.baton.count('handoff:begin')).toBeLessThanOrEqual(32);
});
