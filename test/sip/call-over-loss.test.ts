/** Calls that live through what happens to the connection under them. Faults 38 and 39. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../src-main/contract/result.ts';
import { connections } from './support/fake-webrtc.ts';
import { responseTo, webrtcSdp } from './support/sip-text.ts';
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
    phone.checkNow('network');
    await vi.advanceTimersByTimeAsync(3_000);
    call.answer(await call.request('INVITE'), 200, webrtcSdp());
    await call.request('ACK');
    expect(connections[0]?.offerOptions).toEqual([{ iceRestart: true }]);
  });

  it('tries a restart again that the far end did not take, as long as there is no media', async () => {
    const { call, events } = await talking();
    connections[0]?.become('disconnected');
    await vi.advanceTimersByTimeAsync(600);
    call.answer(await call.request('INVITE'), 500);
    await vi.advanceTimersByTimeAsync(5_000);
    call.answer(await call.request('INVITE'), 200, webrtcSdp());
    await call.request('ACK');
    connections[0]?.become('connected');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(connections[0]?.offerOptions).toEqual([{ iceRestart: true }, { iceRestart: true }]);
    expect(events.all.some(({ type }) => type === 'failed')).toBe(false);
  });

  it('lives through a link that is down for 8 s: the restart that met nobody is made again', async () => {
    const { edge, call, events } = await talking();
    if (edge.socket) edge.socket.frozen = true;
    await vi.advanceTimersByTimeAsync(1_500);
    connections[0]?.become('disconnected');
    await vi.advanceTimersByTimeAsync(6_500);
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(600);
    const reinvite = await call.request('INVITE');
    call.answer(reinvite, 200, webrtcSdp());
    await call.request('ACK');
    connections[0]?.become('connected');
    expect(connections[0]?.offerOptions.at(-1)).toEqual({ iceRestart: true });
    await vi.advanceTimersByTimeAsync(40_000);
    expect(events.all.some(({ type }) => type === 'failed' || type === 'remote-hang-up')).toBe(false);
  });

  it('does not wait for the answer to a re-INVITE whose connection is gone', async () => {
    const { edge, call, events } = await talking();
    connections[0]?.become('disconnected');
    await vi.advanceTimersByTimeAsync(600);
    const lost = await call.request('INVITE');
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(600);
    const next = await call.request('INVITE');
    expect(next.header('cseq')).not.toBe(lost.header('cseq'));
    call.answer(next, 200, webrtcSdp());
    await call.request('ACK');
    expect(edge.requests('ACK')).toHaveLength(1);
    connections[0]?.become('connected');
    await vi.advanceTimersByTimeAsync(40_000);
    expect(events.all.some(({ type }) => type === 'failed' || type === 'remote-hang-up')).toBe(false);
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

  it('hung up into a socket nobody reads sends its BYE over the next one, until it is answered', async () => {
    const { phone, edge, call, leg } = await talking();
    if (edge.socket) edge.socket.frozen = true;
    await leg.hangUp();
    expect(edge.requests('BYE')).toEqual([]);
    for (const answered of [false, true]) {
      phone.checkNow('sleep');
      await vi.advanceTimersByTimeAsync(2_000);
      const bye = await call.request('BYE');
      if (answered) call.answer(bye, 200);
    }
    phone.checkNow('sleep');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(edge.requests('BYE')).toHaveLength(2);
  });

  it('cancelled into a socket nobody reads stops ringing over the next one', async () => {
    const { phone, edge } = await createTestPhone().registered();
    const placed = phone.call({ kind: 'code', digits: '204' }, 'call-of-ours');
    if (!placed.ok) throw new Error(placed.error.message);
    placed.value.dial();
    const invite = await edge.nextRequest('INVITE');
    edge.send(responseTo(invite, 180, ['Contact: <sip:sam@far.test>']));
    await vi.advanceTimersByTimeAsync(0);
    if (edge.socket) edge.socket.frozen = true;
    await placed.value.hangUp();
    phone.checkNow('sleep');
    await vi.advanceTimersByTimeAsync(2_000);
    const cancel = await edge.nextRequest('CANCEL');
    expect(cancel.header('via')).toBe(invite.header('via'));
    edge.send(responseTo(invite, 487));
    phone.checkNow('sleep');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(edge.requests('CANCEL')).toHaveLength(1);
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
