/** Early media on the wire: 180, 183 with our answer, 200 on Bridge; and every way such a call can end before it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../src-main/contract/result.ts';
import { connections } from './support/fake-webrtc.ts';
import { createTestPhone, type PhoneOptions } from './support/test-phone.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const accept = async () => ok({});

async function ringing(options: PhoneOptions = {}, headers: readonly string[] = []) {
  const phone = await createTestPhone(options).registered();
  const call = phone.edge.invite({ headers });
  const { leg, events } = await phone.legs.until(() => true);
  return { ...phone, call, leg, events };
}

describe('early media', () => {
  it('rings, connects media silently, and bridges with the 200', async () => {
    const { call, leg, events, audible } = await ringing({}, ['X-Handoff: 17']);
    await call.response(180);
    const progress = await call.response(183);
    expect(progress.body).toContain('a=fingerprint:');
    expect(progress.header('require')).toBeUndefined();
    const sender = connections[0]?.getSenders()[0];
    expect(sender?.track?.enabled).toBe(false);
    expect(audible).toEqual([false]);
    connections[0]?.become('connected');
    await events.until(({ type }) => type === 'media-ready');

    const bridged = leg.bridge(accept);
    expect(sender?.track?.enabled).toBe(true);
    expect(audible).toEqual([true]);
    const answer = await call.response(200);
    expect(answer.body).toBe(progress.body);
    expect(answer.header('x-baton-reason')).toBe('accepted');
    call.ack();
    expect(await bridged).toEqual(ok(undefined));
    await events.until(({ type }) => type === 'acknowledged');
    expect(events.all.map(({ type }) => type)).not.toContain('inbound-audio');
    for (const connection of connections) connection.packets = 5;
    await events.until(({ type }) => type === 'inbound-audio');
    expect(call.statuses).toEqual([100, 180, 183, 200]);

    const hangUp = leg.hangUp();
    call.answer(await call.request('BYE'), 200);
    await hangUp;
    expect(events.all.at(-1)?.type).toBe('inbound-audio');
  });

  it('sends the 200 before anything the click has queued, such as the drawing of the screen', async () => {
    const { leg, call, edge } = await ringing();
    await call.response(183);
    // The rep reads the card: what the 183 had to wait for is done.
    await new Promise(setImmediate);
    const send = vi.spyOn(edge.socket ?? edge, 'send');
    void leg.bridge(accept);
    await Promise.resolve();
    expect(send.mock.calls.map(([text]) => String(text).split('\r\n')[0])).toEqual(['SIP/2.0 200 OK']);
  });

  it('reads who calls and why from the INVITE', async () => {
    const { leg } = await ringing({}, [
      'P-Asserted-Identity: "Ada Byron" <sip:+4420799@pbx.test>',
      'X-Handoff: 17',
      's: From the AI',
      'Organization: not a family a brief travels in',
    ]);
    expect(leg.facts).toMatchObject({
      callerId: '+4420799',
      displayName: 'Ada Byron',
      headers: [
        { name: 'P-Asserted-Identity' },
        { name: 'X-Handoff', value: '17' },
        { name: 's', value: 'From the AI' },
      ],
    });
  });

  it('sends the 183 reliably where the INVITE requires it, and waits for the PRACK before the 200', async () => {
    const { call, leg } = await ringing({}, ['Require: 100rel', 'Supported: 100rel']);
    const progress = await call.response(183);
    expect(progress.header('require')).toBe('100rel');
    expect(progress.body).toContain('a=fingerprint:');
    const bridged = leg.bridge(accept);
    expect(call.statuses).toEqual([100, 183]);
    const prack = await call.send('PRACK', [`RAck: ${progress.header('rseq')} 1 INVITE`]);
    expect(prack.status).toBe(200);
    await call.response(200);
    expect(await bridged).toEqual(ok(undefined));
  });

  it('bridges a click that comes while the 183 is still being made', async () => {
    const { call, leg } = await ringing({ ring: false });
    leg.ring();
    const bridged = leg.bridge(accept);
    await call.response(200);
    expect(await bridged).toEqual(ok(undefined));
    expect(call.statuses).toEqual([100, 180, 183, 200]);
  });

  it('tells once that media is ready, and how long it took', async () => {
    const { call, events } = await ringing();
    await call.response(183);
    connections[0]?.become('connected');
    const event = await events.until(({ type }) => type === 'media-ready');
    expect(event).toMatchObject({ type: 'media-ready', afterMs: expect.any(Number) });
  });
});

describe('a caller who leaves', () => {
  it.each([
    ['without a reason', undefined, 'caller-left'],
    ['because another contact answered', 'SIP;cause=200;text="Call completed elsewhere"', 'answered-elsewhere'],
    ['because the edge stopped waiting', 'SIP;cause=408', 'timed-out'],
  ])('%s', async (_title, reason, cause) => {
    const { call, events } = await ringing();
    await call.response(183);
    call.cancel(reason);
    await call.response(487);
    expect(await events.until(({ type }) => type === 'cancelled')).toEqual({ type: 'cancelled', cause });
  });

  it('before the click: Bridge says so and sends nothing', async () => {
    const { call, leg, events } = await ringing();
    await call.response(183);
    call.cancel();
    await events.until(({ type }) => type === 'cancelled');
    expect(await leg.bridge(accept)).toMatchObject({ ok: false, error: { code: 'rejected' } });
    expect(call.statuses).toEqual([100, 180, 183, 487]);
  });

  it('in the same moment as the click: one of the two wins, never both', async () => {
    const { call, leg, events, audible } = await ringing();
    await call.response(183);
    const bridged = leg.bridge(accept);
    call.cancel();
    const result = await bridged;
    const cancelled = events.all.some(({ type }) => type === 'cancelled');
    expect(result.ok).toBe(!cancelled);
    if (cancelled) expect(audible).toEqual([false]);
  });

  it('by BYE on the early dialog', async () => {
    const { call, events } = await ringing();
    await call.response(183);
    expect((await call.send('BYE')).status).toBe(200);
    await call.response(487);
    expect(await events.until(({ type }) => type === 'cancelled')).toEqual({ type: 'cancelled', cause: 'caller-left' });
  });

  it('is told to a listener that comes too late', async () => {
    const { call, leg, events } = await ringing();
    call.cancel();
    await events.until(({ type }) => type === 'cancelled');
    const late = new Promise((resolve) => leg.subscribe(resolve));
    expect(await late).toEqual({ type: 'cancelled', cause: 'caller-left' });
  });
});

describe('not now', () => {
  it.each([
    [603, 'wrong-rep'],
    [480, 'queue'],
    [486, 'busy'],
  ] as const)('declines with %i and the reason', async (status, reason) => {
    const { call, leg, events } = await ringing();
    await call.response(183);
    await leg.decline(status, reason);
    const response = await call.response(status);
    expect(response.header('x-baton-reason')).toBe(reason);
    expect(events.all.filter(({ type }) => type === 'cancelled' || type === 'failed')).toEqual([]);
    expect(connections[0]?.connectionState).toBe('closed');
  });

  it('refuses a reason that would be a header of its own, and declines all the same', async () => {
    const { call, leg } = await ringing();
    await leg.decline(480, 'queue\r\nX-Evil: 1');
    const response = await call.response(480);
    expect(response.text).not.toContain('X-Evil');
  });

  it('asks for more time with a 182', async () => {
    const { call, leg } = await ringing();
    await call.response(183);
    await leg.askMoreTime(10);
    const response = await call.response(182);
    expect(response.startLine).toBe('SIP/2.0 182 Queued');
    expect(response.header('x-baton-reason')).toBe('more-time;seconds=10');
  });

  it('stops ringing after the time the rep has set', async () => {
    vi.useFakeTimers();
    const { call, events } = await ringing({ ringSeconds: 20 });
    await call.response(183);
    await vi.advanceTimersByTimeAsync(19_000);
    expect(events.all.some(({ type }) => type === 'cancelled')).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await call.response(480)).header('x-baton-reason')).toBe('timed-out');
    expect(events.all.at(-1)).toEqual({ type: 'cancelled', cause: 'timed-out' });
  });

  it('rings longer by the time that was asked for', async () => {
    vi.useFakeTimers();
    const { leg, events } = await ringing({ ringSeconds: 20 });
    await leg.askMoreTime(10);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(events.all.some(({ type }) => type === 'cancelled')).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(events.all.at(-1)).toEqual({ type: 'cancelled', cause: 'timed-out' });
  });
});
