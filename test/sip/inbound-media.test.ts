/** Media that fails around the bridge: no microphone, no path, no trust, no ACK. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../src-main/contract/result.ts';
import { connections, FakeTrack } from './support/fake-webrtc.ts';
import { webrtcSdp } from './support/sip-text.ts';
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

describe('media that does not work out', () => {
  it('goes on ringing when there is no microphone at the click, and bridges once there is one', async () => {
    const { call, leg, events, setMicrophone } = await ringing({ microphone: false });
    await call.response(183);
    expect(await leg.bridge(accept)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('no microphone') },
    });
    expect(events.all.filter(({ type }) => type !== 'strategy')).toEqual([]);
    setMicrophone(new FakeTrack());
    const bridged = leg.bridge(accept);
    await call.response(200);
    expect(await bridged).toEqual(ok(undefined));
  });

  it('sends a microphone that was plugged in while it rang', async () => {
    const { call, leg, setMicrophone } = await ringing({ microphone: false });
    await call.response(183);
    setMicrophone(new FakeTrack());
    const bridged = leg.bridge(accept);
    await call.response(200);
    expect(await bridged).toEqual(ok(undefined));
    expect(connections[0]?.getSenders()[0]?.track?.enabled).toBe(true);
  });

  it('falls back to plain accept when ICE fails while ringing, and restarts it after the ACK', async () => {
    const { call, leg, events } = await ringing();
    await call.response(183);
    connections[0]?.become('failed', 'new');
    expect(await events.until((event) => event.type === 'strategy' && event.strategy === 'plain')).toMatchObject({
      fallback: expect.stringContaining('did not connect'),
    });
    const bridged = leg.bridge(accept);
    await call.response(200);
    expect(await bridged).toEqual(ok(undefined));
    call.ack();
    const reinvite = await call.request('INVITE');
    call.answer(reinvite, 200, webrtcSdp());
    await call.request('ACK');
    expect(connections[0]?.offerOptions).toEqual([{ iceRestart: true }]);
  });

  it('answers 488 when the fingerprint turns out to be wrong', async () => {
    const { call, events } = await ringing();
    await call.response(183);
    connections[0]?.become('failed', 'failed');
    expect((await call.response(488)).header('x-baton-reason')).toBe('media-insecure');
    expect(events.all.at(-1)).toEqual({ type: 'failed', cause: 'media-insecure' });
  });

  it('reports an ACK that never comes', async () => {
    vi.useFakeTimers();
    const { call, leg, events } = await ringing();
    await call.response(183);
    const bridged = leg.bridge(accept);
    await call.response(200);
    expect(await bridged).toEqual(ok(undefined));
    await vi.advanceTimersByTimeAsync(33_000);
    expect(events.all.at(-1)).toEqual({ type: 'failed', cause: 'no-ack' });
  });
});
