/** Placing calls: the practice line's AI and prospect on the wire. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCaller } from '../../src-renderer/sip/caller.ts';
import type { CallerEvent, OutgoingCall } from '../../src-renderer/sip/caller-leg.ts';
import { connections, FakeTrack } from './support/fake-webrtc.ts';
import { createRecorder } from './support/recorder.ts';
import { ScriptedEdge } from './support/scripted-edge.ts';
import { type Message, responseTo, webrtcSdp, writeMessage } from './support/sip-text.ts';
import { standIn, stubBrowser } from './support/test-phone.ts';

afterEach(() => vi.unstubAllGlobals());

const request: OutgoingCall = {
  target: 'sip:rep1@sip.test',
  displayName: 'Ada "A" Prospect',
  headers: [{ name: 'X-Baton-Handoff', value: '17.n.mac' }],
};

async function calling(call: Partial<OutgoingCall> = {}) {
  const edge = new ScriptedEdge();
  stubBrowser(edge);
  const track = new FakeTrack();
  const caller = createCaller({
    server: 'ws://127.0.0.1:5066',
    aor: 'sip:ai@sip.test',
    username: 'ai',
    password: 'secret',
    track: () => standIn<MediaStreamTrack>(track),
    log: () => undefined,
  });
  const started = await caller.start();
  const events = createRecorder<CallerEvent>();
  const placed = await caller.call({ ...request, ...call }, (event) => events.push(event));
  return { edge, caller, track, started, events, placed };
}

const answer = (invite: Message, status: number, extra: readonly string[] = [], body = '') =>
  responseTo(invite, status, ['Contact: <sip:rep@rep.test>', ...extra], body);

describe('a caller', () => {
  it('registers, calls with its headers, and sends its track at once', async () => {
    const { edge, started, track } = await calling();
    expect(started.ok).toBe(true);
    const invite = await edge.nextRequest('INVITE');
    expect(invite.header('x-baton-handoff')).toBe('17.n.mac');
    expect(invite.header('from')).toMatch(/^"Ada \\"A\\" Prospect" <sip:ai@sip.test>/);
    const sent = connections[0]?.getSenders()[0]?.track;
    expect(sent).not.toBe(track);
    expect(sent?.enabled).toBe(true);
  });

  it('hears ringing, early media, more time and the answer', async () => {
    const { edge, events } = await calling();
    const invite = await edge.nextRequest('INVITE');
    edge.send(answer(invite, 180));
    edge.send(answer(invite, 183, [], webrtcSdp()));
    await events.until(({ type }) => type === 'early');
    edge.send(answer(invite, 182, ['X-Baton-Reason: more-time;seconds=10']));
    expect(await events.until(({ type }) => type === 'more-time')).toEqual({ type: 'more-time', seconds: 10 });
    edge.send(answer(invite, 200, ['X-Baton-Reason: accepted'], webrtcSdp()));
    expect(await events.until(({ type }) => type === 'answered')).toMatchObject({ reason: 'accepted' });
    expect(events.all.map(({ type }) => type)).toEqual(['ringing', 'early', 'more-time', 'answered']);
    await edge.nextRequest('ACK');
  });

  it('learns why the rep declined', async () => {
    const { edge, events } = await calling();
    edge.send(answer(await edge.nextRequest('INVITE'), 603, ['X-Baton-Reason: wrong-rep']));
    expect(await events.until(() => true)).toEqual({ type: 'refused', status: 603, reason: 'wrong-rep' });
    expect(events.all).toHaveLength(1);
  });

  it('cancels while it rings', async () => {
    const { edge, events, placed } = await calling();
    const invite = await edge.nextRequest('INVITE');
    edge.send(answer(invite, 180));
    await events.until(({ type }) => type === 'ringing');
    if (placed.ok) await placed.value.cancel();
    edge.send(answer(await edge.nextRequest('CANCEL'), 200));
    edge.send(answer(invite, 487));
    await edge.nextRequest('ACK');
    expect(events.all.map(({ type }) => type)).toEqual(['ringing']);
  });

  it('hangs up, is hung up on, and is put on hold', async () => {
    const { edge, events, placed } = await calling();
    const invite = await edge.nextRequest('INVITE');
    edge.send(answer(invite, 200, [], webrtcSdp()));
    await edge.nextRequest('ACK');
    await events.until(({ type }) => type === 'answered');
    const inDialog = (method: string, cseq: number, body = '') =>
      writeMessage(
        `${method} sip:ai@sip.test SIP/2.0`,
        [
          `Via: SIP/2.0/WS edge.test;branch=z9hG4bKin${cseq}`,
          `From: ${invite.header('to')};tag=edge`,
          `To: ${invite.header('from')}`,
          `Call-ID: ${invite.header('call-id')}`,
          `CSeq: ${cseq} ${method}`,
          'Contact: <sip:rep@rep.test>',
          'X-Baton-Reason: done',
        ],
        body,
      );
    edge.send(inDialog('INVITE', 5, webrtcSdp({ direction: 'sendonly' })));
    expect(await events.until(({ type }) => type === 'held')).toEqual({ type: 'held', held: true });
    edge.send(inDialog('BYE', 6));
    expect(await events.until(({ type }) => type === 'hung-up')).toEqual({ type: 'hung-up', reason: 'done' });
    if (placed.ok) await placed.value.hangUp();
    expect(edge.requests('BYE')).toEqual([]);
  });

  it.each([
    ['a header with a line break', { headers: [{ name: 'X-A', value: '1\r\nX-B: 2' }] }],
    ['a name with a line break', { displayName: 'Ada\r\nX-B: 2' }],
    ['a target that carries headers', { target: 'sip:rep1@sip.test?Route=x' }],
  ])('refuses %s and sends nothing', async (_title, call) => {
    const { edge, placed } = await calling(call);
    expect(placed).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(edge.requests('INVITE')).toEqual([]);
  });
});
