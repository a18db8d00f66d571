/** A bridged call: mute, a new microphone, hang-up, media that stops, and what the far end may not do. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../src-main/contract/result.ts';
import { connections, FakeTrack } from './support/fake-webrtc.ts';
import { webrtcSdp } from './support/sip-text.ts';
import { talking } from './support/talking.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('mute', () => {
  it('silences the microphone and nothing else', async () => {
    const { leg, sent, audible } = await talking();
    leg.setMuted(true);
    expect(sent()?.enabled).toBe(false);
    expect(audible).toEqual([true]);
    leg.setMuted(false);
    expect(sent()?.enabled).toBe(true);
  });

  it('holds over a change of the microphone', async () => {
    const { leg, sent, setMicrophone } = await talking();
    leg.setMuted(true);
    const before = sent();
    setMicrophone(new FakeTrack());
    await vi.waitUntil(() => sent() !== before);
    expect(sent()?.enabled).toBe(false);
    expect(before?.readyState).toBe('ended');
    leg.setMuted(false);
    expect(sent()?.enabled).toBe(true);
  });

  it('pressed while the microphone is being changed counts for the new one', async () => {
    const { leg, sent, setMicrophone } = await talking();
    const { promise, resolve } = Promise.withResolvers<void>();
    const [sender] = connections[0]?.getSenders() ?? [];
    if (sender) sender.gate = promise;
    const before = sent();
    setMicrophone(new FakeTrack());
    await Promise.resolve();
    leg.setMuted(true);
    resolve();
    await vi.waitUntil(() => sent() !== before);
    await vi.waitUntil(() => sent()?.enabled === false);
  });

  it('of two quick changes of the microphone only the last stays open', async () => {
    const { sent, setMicrophone } = await talking();
    const first = new FakeTrack();
    const second = new FakeTrack();
    setMicrophone(first);
    setMicrophone(second);
    await vi.waitUntil(() => second.clones.includes(sent() ?? first));
    await vi.waitUntil(() => first.clones.every(({ readyState }) => readyState === 'ended'));
    expect(sent()).toMatchObject({ readyState: 'live', enabled: true });
  });

  it('leaves the microphone of the desk alive when the call ends', async () => {
    const { call, sent, microphone } = await talking();
    const clone = sent();
    await call.send('BYE');
    expect(clone?.readyState).toBe('ended');
    expect(microphone?.readyState).toBe('live');
  });
});

describe('the end', () => {
  it('by the rep is a BYE', async () => {
    const { call, leg, events } = await talking();
    await leg.hangUp();
    await call.request('BYE');
    expect(events.all.some(({ type }) => type === 'remote-hang-up')).toBe(false);
  });

  it('by the far end is told', async () => {
    const { call, events } = await talking();
    expect((await call.send('BYE')).status).toBe(200);
    expect(events.all.at(-1)).toEqual({ type: 'remote-hang-up' });
  });

  it('makes every later wish a value, never an error', async () => {
    const { call, leg } = await talking();
    await call.send('BYE');
    leg.setMuted(true);
    expect(await leg.setHeld(true)).toMatchObject({ ok: false });
    expect(await leg.sendTones('1')).toMatchObject({ ok: false });
    expect(await leg.bridge(async () => ok({}))).toMatchObject({ ok: true });
    await leg.hangUp();
    await leg.decline(603, 'declined');
    await leg.askMoreTime(10);
  });

  it('by sign-out hangs up and unregisters', async () => {
    const { phone, edge, call } = await talking();
    await phone.stop();
    await call.request('BYE');
    expect(edge.requests('REGISTER').at(-1)?.header('contact')).toContain('expires=0');
  });
});

describe('media that stops', () => {
  it('is restarted once, with ICE restart', async () => {
    vi.useFakeTimers();
    const { call, events } = await talking();
    const [connection] = connections;
    if (connection) connection.packets = 1;
    await vi.advanceTimersByTimeAsync(100);
    if (connection) connection.packets = 50;
    await vi.advanceTimersByTimeAsync(100);
    await events.until(({ type }) => type === 'inbound-audio');
    await vi.advanceTimersByTimeAsync(3_000);
    call.answer(await call.request('INVITE'), 200, webrtcSdp());
    await call.request('ACK');
    expect(connection?.offerOptions).toEqual([{ iceRestart: true }]);
  });
});

describe('the far end may not', () => {
  it.each([['MESSAGE', [], 405]] as const)('%s', async (method, headers, status) => {
    const { call, edge } = await talking();
    expect((await call.send(method, headers)).status).toBe(status);
    expect(edge.requests('INVITE')).toEqual([]);
  });
});
