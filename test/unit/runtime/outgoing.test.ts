/** From the rep's wish to a call: every step, and every reason why there is none. */
import { describe, expect, test } from 'vitest';
import type { DialRequest } from '../../../src-main/contract/dial.ts';
import { fail, ok } from '../../../src-main/contract/result.ts';
import { begun, startDialling } from '../../support/fakes/begun-call.ts';
import { settled } from '../../support/fakes/fake-clock.ts';
import type { FakeOutboundLeg } from '../../support/fakes/fake-outbound-leg.ts';
import type { SessionBench } from '../../support/fakes/session-bench.ts';

const request: DialRequest = { input: '(303) 555-0142', override: false, about: null };

async function dialled(bench: SessionBench, wish: DialRequest = request): Promise<FakeOutboundLeg> {
  expect(await bench.session.dial(wish)).toEqual(ok(undefined));
  const placed = bench.phone().placed.at(-1);
  if (placed === undefined) throw new Error('no call was placed');
  return placed.leg;
}

describe('a call', () => {
  test('is dialled, rings in the headset, is answered, talked on and written down', async () => {
    const bench = await startDialling();
    const leg = await dialled(bench);
    expect(leg.commands).toEqual(['dial']);
    leg.emit({ type: 'progress', kind: 'ringing' });
    expect(bench.desk().ringback).toBe(true);
    leg.emit({ type: 'answered' });
    expect(bench.desk().ringback).toBe(false);
    await bench.clock.advance(100);
    leg.emit({ type: 'inbound-audio' });
    await bench.clock.advance(5_000);
    leg.emit({ type: 'remote-hang-up' });
    await settled();
    expect(bench.call('wrapping-up').talkSeconds).toBeCloseTo(5.1);
    expect(bench.baton.endings()).toEqual([[begun.handoffId, { kind: 'connected' }]]);
  });

  test('that is busy ends with that word and no ringback', async () => {
    const bench = await startDialling();
    const leg = await dialled(bench);
    leg.emit({ type: 'progress', kind: 'ringing' });
    leg.emit({ type: 'not-reached', why: 'busy' });
    await settled();
    expect(bench.call('ended').outcome).toEqual({ kind: 'not-reached', why: 'busy' });
    expect(bench.desk().ringback).toBe(false);
    expect(bench.baton.endings()).toEqual([[begun.handoffId, { kind: 'not-reached', why: 'busy' }]]);
  });

  test('tells the desk that the rep is busy, and tray and title whom they call', async () => {
    const bench = await startDialling();
    await dialled(bench);
    const reports = bench.baton.asked.filter(({ name }) => name === 'presence:report');
    expect(reports.at(-1)?.request).toMatchObject({ phase: 'dialling', headline: 'Dana Whitfield' });
  });

  test('keeps a handoff that comes meanwhile out, as busy', async () => {
    const bench = await startDialling();
    await dialled(bench);
    const incoming = await bench.invite('in');
    expect(incoming.told('decline')).toEqual([{ type: 'decline', status: 486, reason: 'busy' }]);
    expect(bench.call('dialling').progress.kind).toBe('trying');
  });

  test('for a callback goes back to its card without a wrap-up', async () => {
    const bench = await startDialling();
    const about = { kind: 'callback', callbackId: 'cb1', deskHandoffId: 'desk-7' } as const;
    const leg = await dialled(bench, { ...request, about });
    leg.emit({ type: 'answered' });
    leg.emit({ type: 'inbound-audio' });
    leg.emit({ type: 'remote-hang-up' });
    expect(bench.call('ended').call.dialled).toMatchObject({ callbackId: 'cb1' });
  });
});

describe('no call is placed', () => {
  test('while another is on', async () => {
    const bench = await startDialling();
    await bench.invite('in');
    expect(await bench.session.dial(request)).toMatchObject({ ok: false, error: { code: 'rejected' } });
    expect(bench.baton.count('dial:begin')).toBe(0);
  });

  test('twice for two quick keys', async () => {
    const bench = await startDialling();
    const answers = await Promise.all([bench.session.dial(request), bench.session.dial(request)]);
    expect(answers.map(({ ok: placed }) => placed)).toEqual([true, false]);
    expect(bench.phone().placed).toHaveLength(1);
  });

  test('without a microphone, which is asked for again', async () => {
    const bench = await startDialling();
    bench.desk().setMicrophone('denied');
    expect(await bench.session.dial(request)).toMatchObject({ ok: false, error: { code: 'rejected' } });
    expect(bench.desk().reopened).toBe(1);
  });

  test('while the line is down', async () => {
    const bench = await startDialling();
    bench.phone().reach({ kind: 'offline', why: 'The edge is away.', retryInMs: 500 });
    expect(await bench.session.dial(request)).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  });

  test('where main says no, in main’s words', async () => {
    const bench = await startDialling();
    bench.baton.answers['dial:begin'] = async () => fail('forbidden', 'Premium.');
    expect(await bench.session.dial(request)).toEqual(fail('forbidden', 'Premium.'));
    expect(bench.phone().placed).toEqual([]);
  });

  test('where the phone cannot: what was written as begun is written as ended', async () => {
    const bench = await startDialling();
    bench.phone().refusesCalls = fail('unreachable', 'Not registered.');
    expect(await bench.session.dial(request)).toEqual(fail('unreachable', 'Not registered.'));
    expect(bench.baton.endings()).toEqual([[begun.handoffId, { kind: 'failed', cause: 'signalling-lost' }]]);
  });

  test('beside another call than the one it was meant for', async () => {
    const bench = await startDialling();
    const first = await bench.invite('a');
    await bench.bridge(first);
    const second = await bench.invite('b');
    second.emit({ type: 'cancelled', cause: 'caller-left' });
    const { promise, resolve } = Promise.withResolvers<void>();
    bench.baton.answers['dial:begin'] = async () => {
      await promise;
      return ok(begun);
    };
    const wish = bench.session.dial(request);
    const third = await bench.invite('c');
    first.emit({ type: 'remote-hang-up' });
    await bench.bridge(third);
    resolve();
    expect(await wish).toMatchObject({ ok: false, error: { code: 'rejected' } });
    expect(bench.phone().placed).toEqual([]);
    expect(bench.baton.endings()).toContainEqual([begun.handoffId, { kind: 'not-reached', why: 'cancelled' }]);
    expect(bench.call('talking')).toMatchObject({ call: { legId: 'c' }, held: false });
  });

  test('when a handoff rings while main is being asked: nothing is sent, and the phone rings', async () => {
    const bench = await startDialling();
    const { promise, resolve } = Promise.withResolvers<void>();
    bench.baton.answers['dial:begin'] = async () => {
      await promise;
      return ok(begun);
    };
    const wish = bench.session.dial(request);
    await bench.invite('in');
    resolve();
    await wish;
    await settled();
    expect(bench.call('ringing').call.legId).toBe('in');
    expect(bench.phone().placed.at(-1)?.leg.commands).toEqual(['hang-up']);
    expect(bench.baton.endings()).toEqual([[begun.handoffId, { kind: 'not-reached', why: 'cancelled' }]]);
  });
});
