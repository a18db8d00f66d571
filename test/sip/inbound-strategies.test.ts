/** The other two ways to ring: consult legs that are answered at once, and plain accept. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../src-main/contract/result.ts';
import type { AcceptSignal } from '../../src-main/contract/settings.ts';
import { connections } from './support/fake-webrtc.ts';
import { webrtcSdp } from './support/sip-text.ts';
import { createTestPhone, type PhoneOptions } from './support/test-phone.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const accept = async () => ok({});

/** A PCM WAV of silence: 8 kHz, 16 bit, mono. */
function silence(seconds: number): Uint8Array {
  const wav = new Uint8Array(44 + seconds * 16_000);
  const view = new DataView(wav.buffer);
  const tag = (at: number, text: string) => wav.set(new TextEncoder().encode(text), at);
  tag(0, 'RIFF');
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint32(28, 16_000, true);
  tag(36, 'data');
  view.setUint32(40, seconds * 16_000, true);
  return wav;
}

async function consulting(acceptSignal: AcceptSignal, options: PhoneOptions = {}) {
  const phone = await createTestPhone({ ...options, edge: { strategy: 'consult', acceptSignal } }).registered();
  const call = phone.edge.invite();
  const { leg, events } = await phone.legs.until(() => true);
  const answer = await call.response(200);
  call.ack();
  return { ...phone, call, leg, events, answer };
}

describe('consult', () => {
  it('answers at once, silent both ways, and opens on Bridge', async () => {
    const { call, leg, events, audible, answer } = await consulting({ kind: 'desk' });
    expect(call.statuses).toEqual([100, 200]);
    expect(answer.header('x-baton-reason')).toBe('briefing');
    expect(audible).toEqual([false]);
    const sender = connections[0]?.getSenders()[0];
    expect(sender?.track?.enabled).toBe(false);
    let accepted = 0;
    const result = await leg.bridge(async () => {
      accepted += 1;
      return ok({});
    });
    expect(result).toEqual(ok(undefined));
    expect(accepted).toBe(1);
    expect(sender?.track?.enabled).toBe(true);
    expect(audible).toEqual([true]);
    expect(events.all.map(({ type }) => type)).toContain('acknowledged');
  });

  it('accepts by a digit', async () => {
    const { leg } = await consulting({ kind: 'dtmf', digit: '1' });
    expect(await leg.bridge(accept)).toEqual(ok(undefined));
    expect(connections[0]?.getSenders()[0]?.dtmf.toneBuffer).toBe('1');
  });

  it('accepts by a spoken phrase, then sends the microphone again', async () => {
    vi.useFakeTimers();
    const { leg } = await consulting(
      { kind: 'phrase', text: 'Yes, connect me' },
      { speak: async () => ok(silence(2)) },
    );
    const sender = connections[0]?.getSenders()[0];
    const microphone = sender?.track;
    const bridged = leg.bridge(accept);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(sender?.track).not.toBe(microphone);
    await vi.advanceTimersByTimeAsync(200);
    expect(await bridged).toEqual(ok(undefined));
    expect(sender?.track).toBe(microphone);
    expect(microphone?.enabled).toBe(true);
  });

  it.each<[string, PhoneOptions]>([
    ['no voice can speak the phrase', { speak: async () => fail('unsupported', 'no voice') }],
    ['the phrase is no WAV file', { speak: async () => ok(new Uint8Array(8)) }],
    ['the phrase cannot be decoded', { speak: async () => ok(silence(2)), decodes: false }],
  ])('accepts at the desk when %s', async (_why, options) => {
    let accepted = 0;
    const { leg } = await consulting({ kind: 'phrase', text: 'Yes, connect me' }, options);
    const bridged = await leg.bridge(async () => {
      accepted += 1;
      return ok({});
    });
    expect(bridged).toEqual(ok(undefined));
    expect(accepted).toBe(1);
  });

  it('hung up during the phrase leaves no microphone open', async () => {
    vi.useFakeTimers();
    const { leg, microphone } = await consulting(
      { kind: 'phrase', text: 'Yes, connect me' },
      { speak: async () => ok(silence(2)) },
    );
    const bridged = leg.bridge(accept);
    await vi.advanceTimersByTimeAsync(1_000);
    void leg.hangUp();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await bridged).toMatchObject({ ok: false });
    expect(microphone?.clones.map(({ readyState }) => readyState)).toEqual(['ended']);
  });

  it('stays silent when the desk does not take the acceptance, and may be tried again', async () => {
    const { leg, audible } = await consulting({ kind: 'desk' });
    expect(await leg.bridge(async () => fail('timeout', 'The desk did not answer.'))).toMatchObject({ ok: false });
    expect(audible).toEqual([false]);
    expect(connections[0]?.getSenders()[0]?.track?.enabled).toBe(false);
    expect(await leg.bridge(accept)).toEqual(ok(undefined));
  });

  it('reports a caller who hangs up before Bridge', async () => {
    const { call, events } = await consulting({ kind: 'desk' });
    expect((await call.send('BYE')).status).toBe(200);
    expect(events.all.at(-1)).toEqual({ type: 'cancelled', cause: 'caller-left' });
  });

  it('reports a caller who hangs up after it', async () => {
    const { call, leg, events } = await consulting({ kind: 'desk' });
    await leg.bridge(accept);
    await call.send('BYE');
    expect(events.all.at(-1)).toEqual({ type: 'remote-hang-up' });
  });

  it('declines by BYE with the reason', async () => {
    const { call, leg } = await consulting({ kind: 'desk' });
    await leg.decline(603, 'wrong-rep');
    expect((await call.request('BYE')).header('x-baton-reason')).toBe('wrong-rep');
  });

  it('sends nothing for more time: the leg is answered', async () => {
    const { edge, leg } = await consulting({ kind: 'desk' });
    const before = edge.received.length;
    await leg.askMoreTime(10);
    expect(edge.received.length).toBe(before);
  });
});

describe('plain', () => {
  it('rings with a 180 alone and answers with the 200', async () => {
    const { edge, legs } = await createTestPhone({ edge: { strategy: 'plain' } }).registered();
    const call = edge.invite();
    const { leg, events } = await legs.until(() => true);
    await call.response(180);
    expect(connections).toHaveLength(0);
    const bridged = leg.bridge(accept);
    expect((await call.response(200)).body).toContain('a=fingerprint:');
    expect(await bridged).toEqual(ok(undefined));
    expect(connections[0]?.getSenders()[0]?.track?.enabled).toBe(true);
    expect(call.statuses).toEqual([100, 180, 200]);
    expect(events.all[0]).toEqual({ type: 'strategy', strategy: 'plain', fallback: null });
  });

  it('takes an INVITE without an offer, says why it is not pre-warmed, and offers in the 200', async () => {
    const { edge, legs } = await createTestPhone().registered();
    const call = edge.invite({ body: '' });
    const { leg, events } = await legs.until(() => true);
    expect(events.all).toEqual([
      { type: 'strategy', strategy: 'plain', fallback: expect.stringContaining('no media offer') },
    ]);
    await call.response(180);
    const bridged = leg.bridge(accept);
    expect((await call.response(200)).body).toContain('m=audio');
    await bridged;
    call.ack(webrtcSdp());
    await events.until(({ type }) => type === 'acknowledged');
    await vi.waitUntil(() => connections[0]?.signalingState === 'stable');
    expect(connections).toHaveLength(1);
  });

  it('never pre-warms an offerless INVITE that requires 100rel', async () => {
    const { edge, legs } = await createTestPhone().registered();
    const call = edge.invite({ body: '', headers: ['Require: 100rel'] });
    const { leg } = await legs.until(() => true);
    expect(call.statuses).toEqual([100]);
    const bridged = leg.bridge(accept);
    await call.response(200);
    expect(await bridged).toEqual(ok(undefined));
  });

  it('finds the offer inside a multipart body and keeps the other parts', async () => {
    const { edge, legs } = await createTestPhone().registered();
    const body = [
      '--cut',
      'Content-Type: application/json',
      '',
      '{"name":"Ada"}',
      '--cut',
      'Content-Type: application/sdp',
      '',
      webrtcSdp(),
      '--cut--',
      '',
    ].join('\r\n');
    const call = edge.invite({ body, type: 'multipart/mixed;boundary=cut' });
    const { leg } = await legs.until(() => true);
    expect((await call.response(183)).body).toContain('a=fingerprint:');
    expect(leg.facts.parts).toEqual([{ contentType: 'application/json', text: '{"name":"Ada"}' }]);
  });
});

describe('the microphone', () => {
  it('moves to the negotiated section when the offer only sends', async () => {
    const { edge, legs } = await createTestPhone().registered();
    const call = edge.invite({ body: webrtcSdp({ direction: 'sendonly' }) });
    await legs.until(() => true);
    await call.response(183);
    const transceivers = connections[0]?.getTransceivers() ?? [];
    expect(transceivers.map(({ mid, direction, sender }) => [mid, direction, sender.track !== null])).toEqual([
      [null, 'stopped', false],
      ['0', 'recvonly', true],
    ]);
  });
});
