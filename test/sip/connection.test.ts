/** Staying reachable: lost and frozen sockets, sleep, an edge that is away, and calls that live through it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../src-main/contract/result.ts';
import { connections } from './support/fake-webrtc.ts';
import { webrtcSdp } from './support/sip-text.ts';
import { createTestPhone, type PhoneOptions } from './support/test-phone.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function talking(options: PhoneOptions = {}) {
  const phone = await createTestPhone(options).registered();
  const call = phone.edge.invite();
  const { leg, events } = await phone.legs.until(() => true);
  await call.response(183);
  connections[0]?.become('connected');
  const bridged = leg.bridge(async () => ok({}));
  await call.response(200);
  await bridged;
  call.ack();
  await events.until(({ type }) => type === 'acknowledged');
  return { ...phone, call, leg, events };
}

describe('connection', () => {
  it('registers again at once when the socket closes', async () => {
    const { edge, reachability } = await createTestPhone().registered();
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(10);
    expect(reachability.all.map(({ kind }) => kind)).toEqual([
      'connecting',
      'reachable',
      'offline',
      'connecting',
      'reachable',
    ]);
    expect(edge.requests('REGISTER')).toHaveLength(2);
    expect(edge.requests('REGISTER').every((request) => request.header('contact')?.includes('expires=120'))).toBe(true);
  });

  it('keeps trying, further and further apart, while the edge is away', async () => {
    const { edge, reachability } = await createTestPhone().registered();
    edge.up = false;
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(60_000);
    const waits = reachability.all.flatMap((state) => (state.kind === 'offline' ? [state.retryInMs ?? -1] : []));
    expect(waits[0]).toBe(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(15_000);
    expect(waits.length).toBeLessThan(60);
    edge.up = true;
    await vi.advanceTimersByTimeAsync(15_100);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('notices a frozen socket by an OPTIONS that is not answered, and opens another', async () => {
    const { edge, reachability } = await createTestPhone().registered();
    const frozen = edge.socket;
    if (frozen) frozen.frozen = true;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(edge.socket).not.toBe(frozen);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('checks a doubtful socket at once after sleep', async () => {
    const { phone, edge, reachability } = await createTestPhone().registered();
    if (edge.socket) edge.socket.frozen = true;
    phone.checkNow();
    await vi.advanceTimersByTimeAsync(1_600);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
    expect(edge.requests('REGISTER')).toHaveLength(2);
  });

  it('leaves a socket that answers alone', async () => {
    const { phone, edge } = await createTestPhone().registered();
    const { socket } = edge;
    phone.checkNow();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(edge.socket).toBe(socket);
    expect(edge.requests('OPTIONS')).toHaveLength(1);
  });

  it('does not wait for the next attempt when the machine wakes', async () => {
    const { phone, edge, reachability } = await createTestPhone().registered();
    edge.up = false;
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(30_000);
    edge.up = true;
    phone.checkNow();
    await vi.advanceTimersByTimeAsync(10);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('does not wait half a minute for a REGISTER that nobody answers', async () => {
    const phone = createTestPhone();
    const answer = phone.edge.onRegister;
    phone.edge.onRegister = () => null;
    phone.phone.start();
    await vi.advanceTimersByTimeAsync(8_050);
    expect(phone.reachability.all.at(-1)?.kind).toBe('offline');
    phone.edge.onRegister = answer;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(phone.reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('is reachable only once registered, and signed out stays signed out', async () => {
    const { phone, edge, reachability } = await createTestPhone().registered();
    await phone.stop();
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reachability.all.at(-1)).toEqual({ kind: 'signed-out' });
  });

  it('says when the edge answers late', async () => {
    const { edge, reachability } = await createTestPhone().registered();
    const answer = edge.onOptions;
    edge.onOptions = (request) => {
      setTimeout(() => edge.send(answer(request) ?? ''), 2_500);
      return null;
    };
    await vi.advanceTimersByTimeAsync(18_000);
    expect(reachability.all.at(-1)).toMatchObject({ kind: 'degraded', why: expect.stringContaining('2.5 s') });
  });
});

describe('a call and the connection under it', () => {
  it('goes on without signalling and is re-INVITEd once registered again', async () => {
    const { edge, call, events } = await talking();
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(10);
    const reinvite = await call.request('INVITE');
    expect(reinvite.body).toContain('a=sendrecv');
    call.answer(reinvite, 200, webrtcSdp());
    await call.request('ACK');
    expect(connections[0]?.offerOptions).toEqual([undefined]);
    expect(events.all.some(({ type }) => type === 'failed')).toBe(false);
  });

  it('restarts ICE where the network changed under it', async () => {
    const { phone, edge, call } = await talking();
    if (edge.socket) edge.socket.frozen = true;
    phone.checkNow();
    await vi.advanceTimersByTimeAsync(3_000);
    call.answer(await call.request('INVITE'), 200, webrtcSdp());
    await call.request('ACK');
    expect(connections[0]?.offerOptions).toEqual([{ iceRestart: true }]);
  });

  it('answers the next re-INVITE of the far end without restarting again', async () => {
    const { edge, call } = await talking();
    connections[0]?.become('disconnected');
    await vi.advanceTimersByTimeAsync(600);
    call.answer(await call.request('INVITE'), 200, webrtcSdp());
    await call.request('ACK');
    expect((await call.send('INVITE', [], '')).status).toBe(200);
    expect(connections[0]?.offerOptions).toEqual([{ iceRestart: true }, undefined]);
    expect(edge.requests('BYE')).toEqual([]);
  });

  it('ends when media and signalling are both gone for half a minute', async () => {
    const { edge, events } = await talking();
    edge.up = false;
    edge.socket?.drop();
    connections[0]?.become('failed', 'connected');
    await vi.advanceTimersByTimeAsync(29_000);
    expect(events.all.some(({ type }) => type === 'failed')).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(events.all.at(-1)).toEqual({ type: 'failed', cause: 'signalling-lost' });
  });

  it('that lost its media and found it again has the whole time once more', async () => {
    const { edge, events } = await talking();
    edge.up = false;
    edge.socket?.drop();
    connections[0]?.become('disconnected');
    connections[0]?.become('connected');
    await vi.advanceTimersByTimeAsync(25_000);
    connections[0]?.become('disconnected');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(events.all.some(({ type }) => type === 'failed')).toBe(false);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(events.all.at(-1)).toEqual({ type: 'failed', cause: 'signalling-lost' });
  });

  it('hung up without a connection sends its BYE once it is back', async () => {
    const { edge, call, leg } = await talking();
    edge.up = false;
    edge.socket?.drop();
    await leg.hangUp();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(edge.requests('BYE')).toEqual([]);
    edge.up = true;
    await vi.advanceTimersByTimeAsync(15_100);
    await call.request('BYE');
    expect(edge.requests('INVITE')).toEqual([]);
  });

  it('is over when the far end no longer knows it', async () => {
    const { edge, call, events } = await talking();
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(10);
    call.answer(await call.request('INVITE'), 481);
    expect(await events.until(({ type }) => type === 'remote-hang-up')).toBeDefined();
  });

  it('that still rings is given up when the edge stays away', async () => {
    const { edge, legs } = await createTestPhone().registered();
    edge.invite();
    const { events } = await legs.until(() => true);
    edge.up = false;
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(events.all.at(-1)).toEqual({ type: 'failed', cause: 'signalling-lost' });
  });

  it('cannot be bridged without a connection: the rep is told, and may press again', async () => {
    const { edge, legs } = await createTestPhone().registered();
    const call = edge.invite();
    const { leg } = await legs.until(() => true);
    await call.response(183);
    edge.up = false;
    edge.socket?.drop();
    expect(await leg.bridge(async () => ok({}))).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    edge.up = true;
    await vi.advanceTimersByTimeAsync(1_000);
    const bridged = leg.bridge(async () => ok({}));
    await call.response(200);
    expect(await bridged).toEqual(ok(undefined));
  });
});
