/** A call the rep places, on the wire: what is sent, what is heard, how it ends. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DialTarget } from '../../src-main/contract/dial-target.ts';
import type { LegEvent, OutboundLeg } from '../../src-renderer/call/ports.ts';
import { connections } from './support/fake-webrtc.ts';
import { createRecorder } from './support/recorder.ts';
import { type Message, responseTo, webrtcSdp, writeMessage } from './support/sip-text.ts';
import { createTestPhone } from './support/test-phone.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const number: DialTarget = { kind: 'number', e164: '+13035550142' };

async function dialled(target: DialTarget = number) {
  const phone = await createTestPhone().registered();
  const events = createRecorder<LegEvent>();
  const placed = phone.phone.call(target, 'call-of-ours');
  if (!placed.ok) throw new Error(placed.error.message);
  const leg: OutboundLeg = placed.value;
  leg.subscribe((event) => events.push(event));
  leg.dial();
  const invite = await phone.edge.nextRequest('INVITE');
  const sent = () => connections[0]?.getSenders()[0]?.track;
  return { ...phone, leg, events, invite, sent };
}

/** A response of the branch `tag`. */
function answer(invite: Message, status: number, { tag = 'edge', body = '' } = {}): string {
  return responseTo(invite, status, [`Contact: <sip:${tag}@far.test>`], body).replace(';tag=edge', `;tag=${tag}`);
}

describe('the INVITE', () => {
  it.each<[DialTarget, string]>([
    [number, 'sip:+13035550142@sip.test;user=phone'],
    [{ kind: 'code', digits: '*85#' }, 'sip:*85%23@sip.test'],
    [{ kind: 'address', uri: 'sip:ada@else.test' }, 'sip:ada@else.test'],
  ])('to %j goes to %s', async (target, uri) => {
    const { invite } = await dialled(target);
    expect(invite.startLine).toBe(`INVITE ${uri} SIP/2.0`);
    expect(invite.header('from')).toMatch(/^"Rep One" <sip:rep1@sip.test>/);
    expect(invite.header('call-id')).toBe('call-of-ours');
    expect(invite.header('content-type')).toBe('application/sdp');
  });

  it('is answered with the password when the edge asks for it, and only for our realm', async () => {
    const { edge, invite } = await dialled();
    edge.send(responseTo(invite, 407, ['Proxy-Authenticate: Digest realm="sip.test", nonce="n1", algorithm=SHA-256']));
    await edge.nextRequest('ACK');
    const again = await edge.nextRequest('INVITE');
    expect(again.header('proxy-authorization')).toContain('realm="sip.test"');
    edge.send(responseTo(again, 407, ['Proxy-Authenticate: Digest realm="evil.test", nonce="n2"']));
    await edge.nextRequest('ACK');
    expect(edge.requests('INVITE')).toHaveLength(2);
  });

  it('keeps the microphone shut until the call is answered', async () => {
    const { edge, invite, events, sent, audible } = await dialled();
    expect(sent()?.enabled).toBe(false);
    edge.send(answer(invite, 183, { body: webrtcSdp() }));
    await events.until(({ type }) => type === 'progress');
    expect({ heard: audible, spoken: sent()?.enabled }).toEqual({ heard: [true], spoken: false });
    edge.send(answer(invite, 200, { body: webrtcSdp() }));
    await events.until(({ type }) => type === 'answered');
    expect(sent()?.enabled).toBe(true);
  });
});

describe('the way to the answer', () => {
  it('rings, is heard early, is answered and heard', async () => {
    const { edge, invite, events } = await dialled();
    edge.send(answer(invite, 180));
    edge.send(answer(invite, 183, { body: webrtcSdp() }));
    await events.until((event) => event.type === 'progress' && event.kind === 'early-media');
    edge.send(answer(invite, 200, { body: webrtcSdp() }));
    await edge.nextRequest('ACK');
    const [connection] = connections;
    if (connection) connection.packets = 3;
    await vi.waitUntil(() => {
      if (connection) connection.packets += 1;
      return events.all.some(({ type }) => type === 'inbound-audio');
    });
    expect(events.all.map((event) => (event.type === 'progress' ? event.kind : event.type))).toEqual([
      'ringing',
      'early-media',
      'answered',
      'inbound-audio',
    ]);
  });

  it('takes the answer of one branch after the early media of another', async () => {
    const { edge, invite, events } = await dialled();
    edge.send(answer(invite, 183, { tag: 'first', body: webrtcSdp() }));
    edge.send(answer(invite, 183, { tag: 'second', body: webrtcSdp() }));
    await events.until(({ type }) => type === 'progress');
    const body = webrtcSdp({ extra: ['a=x-branch:second'] });
    edge.send(answer(invite, 200, { tag: 'second', body }));
    await events.until(({ type }) => type === 'answered');
    expect(connections[0]?.remoteDescription).toMatchObject({ type: 'answer' });
    expect((await edge.nextRequest('ACK')).startLine).toContain('sip:second@far.test');
    expect(edge.requests('BYE')).toEqual([]);
  });

  it('ends an answer nobody can use', async () => {
    const { edge, invite, events } = await dialled();
    const [connection] = connections;
    if (connection) connection.refuseRemote = true;
    edge.send(answer(invite, 200, { body: webrtcSdp() }));
    await edge.nextRequest('BYE');
    expect(await events.until(({ type }) => type === 'failed')).toEqual({ type: 'failed', cause: 'media-failed' });
  });
});

describe('a call that reaches nobody', () => {
  it.each([
    [486, 'busy'],
    [600, 'busy'],
    [480, 'no-answer'],
    [603, 'rejected'],
    [404, 'wrong-number'],
    [484, 'wrong-number'],
  ] as const)('%i is %s', async (status, why) => {
    const { edge, invite, events } = await dialled();
    edge.send(answer(invite, 180));
    edge.send(answer(invite, status));
    expect(await events.until(({ type }) => type === 'not-reached')).toEqual({ type: 'not-reached', why });
    await edge.nextRequest('ACK');
  });

  it('is not sent on to where a 3xx points', async () => {
    const { edge, invite, events } = await dialled();
    edge.send(responseTo(invite, 302, ['Contact: <sip:+19005550100@premium.test>']));
    expect(await events.until(({ type }) => type === 'not-reached')).toEqual({ type: 'not-reached', why: 'moved' });
    expect(edge.requests('INVITE')).toHaveLength(1);
  });

  it('is refused by the edge: a failure, not a verdict on the number', async () => {
    const { edge, invite, events } = await dialled();
    edge.send(answer(invite, 503));
    expect(await events.until(({ type }) => type === 'failed')).toEqual({ type: 'failed', cause: 'rejected-by-edge' });
  });

  it('loses its connection while it rings: cancelled over the new one', async () => {
    const { edge, invite, events } = await dialled();
    edge.send(answer(invite, 180));
    await events.until(({ type }) => type === 'progress');
    edge.socket?.drop();
    expect(await events.until(({ type }) => type === 'failed')).toEqual({ type: 'failed', cause: 'signalling-lost' });
    await edge.nextRequest('CANCEL');
  });
});

it('takes an UPDATE of any phone that rings, but no offer while its own is open', async () => {
  const { edge, invite, events } = await dialled();
  const update = async (tag: string, cseq: number, body = ''): Promise<Message> => {
    const head = [
      `Via: SIP/2.0/WS edge.test;branch=z9hG4bKupdate${cseq}`,
      `From: ${invite.header('to')};tag=${tag}`,
      `To: ${invite.header('from')}`,
      'Call-ID: call-of-ours',
      `CSeq: ${cseq} UPDATE`,
    ];
    edge.send(writeMessage('UPDATE sip:rep1@sip.test SIP/2.0', head, body, 'application/sdp'));
    return await edge.next(({ status, header }) => status !== null && header('cseq') === `${cseq} UPDATE`);
  };
  for (const tag of ['one', 'two']) edge.send(answer(invite, 180, { tag }));
  await events.until(({ type }) => type === 'progress');
  const taken = await update('one', 1);
  expect([taken.status, taken.header('contact')]).toEqual([200, expect.stringContaining('.invalid')]);
  expect((await update('two', 2, webrtcSdp())).status).toBe(491);
  expect((await update('three', 3)).status).toBe(481);
  edge.send(answer(invite, 200, { tag: 'two', body: webrtcSdp() }));
  await events.until(({ type }) => type === 'answered');
});

describe('hanging up', () => {
  it('cancels a call that rings, and is told nothing of the 487', async () => {
    const { edge, invite, events, leg } = await dialled();
    edge.send(answer(invite, 180));
    await events.until(({ type }) => type === 'progress');
    await leg.hangUp();
    edge.send(answer(await edge.nextRequest('CANCEL'), 200));
    edge.send(answer(invite, 487));
    await edge.nextRequest('ACK');
    expect(events.all.map(({ type }) => type)).toEqual(['progress']);
  });

  it('ends a call whose answer crossed the CANCEL', async () => {
    const { edge, invite, events, leg } = await dialled();
    edge.send(answer(invite, 180));
    await events.until(({ type }) => type === 'progress');
    await leg.hangUp();
    edge.send(answer(invite, 200, { body: webrtcSdp() }));
    await edge.nextRequest('ACK');
    await edge.nextRequest('BYE');
    expect(events.all.map(({ type }) => type)).toEqual(['progress']);
  });

  it('says BYE once it was answered, and hears the far end\u2019s', async () => {
    const { edge, invite, events, leg } = await dialled();
    edge.send(answer(invite, 200, { body: webrtcSdp() }));
    await events.until(({ type }) => type === 'answered');
    const bye = writeMessage('BYE sip:rep1@sip.test SIP/2.0', [
      'Via: SIP/2.0/WS edge.test;branch=z9hG4bKbye',
      `From: ${invite.header('to')};tag=edge`,
      `To: ${invite.header('from')}`,
      'Call-ID: call-of-ours',
      'CSeq: 9 BYE',
    ]);
    edge.send(bye);
    expect(await events.until(({ type }) => type === 'remote-hang-up')).toEqual({ type: 'remote-hang-up' });
    await leg.hangUp();
    expect(edge.requests('BYE')).toEqual([]);
  });

  it('before it was dialled sends nothing at all', async () => {
    const phone = await createTestPhone().registered();
    const placed = phone.phone.call(number, 'never');
    if (placed.ok) {
      await placed.value.hangUp();
      placed.value.dial();
    }
    expect(phone.edge.requests('INVITE')).toEqual([]);
  });
});

it('has no call without a connection, and says what to do', () => {
  const { phone } = createTestPhone();
  expect(phone.call(number, 'never')).toMatchObject({ ok: false, error: { code: 'unreachable' } });
});
