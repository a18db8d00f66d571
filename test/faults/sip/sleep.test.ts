/** Fault 37: the machine sleeps. It is registered again as soon as it wakes, and a call from before is closed with a reason. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connections } from '../../sip/support/fake-webrtc.ts';
import { createTestPhone } from '../../sip/support/test-phone.ts';
import { settled } from '../../support/fakes/fake-clock.ts';
import { startBench } from '../../support/fakes/session-bench.ts';

describe('the line', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is registered again at once over a new socket, though the old one says that it is open', async () => {
    const { phone, edge, reachability } = await createTestPhone().registered();
    if (edge.socket) edge.socket.frozen = true;
    phone.checkNow('sleep');
    await vi.advanceTimersByTimeAsync(100);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
    expect(edge.requests('REGISTER')).toHaveLength(2);
  });

  it('takes no INVITE out of the socket it has left', async () => {
    const { phone, edge, legs } = await createTestPhone().registered();
    const old = edge.socket;
    phone.checkNow('sleep');
    old?.receive(edge.invite().inviteText());
    await vi.advanceTimersByTimeAsync(100);
    expect(legs.all).toEqual([]);
    expect(connections).toEqual([]);
  });

  it('still carries the answer to the call that slept, where anybody hears it', async () => {
    const { phone, edge, legs } = await createTestPhone().registered();
    const call = edge.invite();
    const { leg } = await legs.until(() => true);
    void leg.decline(480, 'slept');
    phone.checkNow('sleep');
    expect((await call.response(480)).header('x-baton-reason')).toBe('slept');
  });
});

describe('a handoff that rang', () => {
  it.each([
    ['60 s', 60_000],
    ['8 h', 8 * 3_600_000],
  ])('before a sleep of %s is closed: the edge, the screen and the history hear why', async (_title, ms) => {
    const bench = await startBench();
    const leg = await bench.invite('leg-1');
    bench.baton.push('power', { event: 'suspend' });
    bench.jumpWallClock(ms);
    bench.baton.push('power', { event: 'resume' });
    await settled();
    expect(leg.told('decline')).toEqual([{ type: 'decline', status: 480, reason: 'slept' }]);
    const outcome = { kind: 'failed', cause: 'slept' };
    expect(bench.call('ended').outcome).toEqual(outcome);
    expect(bench.baton.endings().map(([, ending]) => ending)).toEqual([outcome]);
    expect(bench.phone().doubts).toEqual(['sleep']);
  });

  it('beside another call is closed, too', async () => {
    const bench = await startBench();
    await bench.bridge(await bench.invite('leg-1'));
    const second = await bench.invite('leg-2');
    bench.baton.push('power', { event: 'suspend' });
    bench.jumpWallClock(60_000);
    bench.baton.push('power', { event: 'resume' });
    await settled();
    expect(second.told('decline')).toEqual([{ type: 'decline', status: 480, reason: 'slept' }]);
    expect(bench.call('talking').call.legId).toBe('leg-1');
  });

  it('before a nap rings on, and the line proves itself', async () => {
    const bench = await startBench();
    await bench.invite('leg-1');
    bench.baton.push('power', { event: 'suspend' });
    bench.jumpWallClock(5_000);
    bench.baton.push('power', { event: 'resume' });
    bench.call('ringing');
    expect(bench.phone().doubts).toEqual(['network']);
  });

  it('and is bridged goes on: the far end says whether it is still there', async () => {
    const bench = await startBench();
    const leg = await bench.invite('leg-1');
    await bench.bridge(leg);
    bench.baton.push('power', { event: 'suspend' });
    bench.jumpWallClock(60_000);
    bench.baton.push('power', { event: 'resume' });
    bench.call('talking');
    expect(leg.told('hang-up')).toEqual([]);
    expect(bench.phone().doubts).toEqual(['sleep']);
  });
});
