/** Faults 2 to 4 and 12: what a hostile or broken edge may put on the wire. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FarCall } from '../../sip/support/far-call.ts';
import { webrtcSdp, writeMessage } from '../../sip/support/sip-text.ts';
import { createTestPhone, type TestPhone } from '../../sip/support/test-phone.ts';

afterEach(() => vi.unstubAllGlobals());

async function stillRings({ edge, legs }: TestPhone): Promise<void> {
  const known = legs.all.length;
  await edge.invite().response(183);
  expect(legs.all.length).toBe(known + 1);
}

const head = (method: string, more: readonly string[] = []) => [
  'Via: SIP/2.0/WS edge.test;branch=z9hG4bKhostile',
  'From: <sip:x@evil.test>;tag=1',
  'To: <sip:rep1@sip.test>',
  'Call-ID: hostile',
  `CSeq: 1 ${method}`,
  'Contact: <sip:x@evil.test>',
  ...more,
];

describe('frames', () => {
  it.each([
    [
      'a megabyte of contacts',
      writeMessage(
        'INVITE sip:rep1@sip.test SIP/2.0',
        head('INVITE', [`Contact: ${'<sip:a@b>,'.repeat(100_000)}`]),
        webrtcSdp(),
      ),
    ],
    [
      '64 KiB and one byte of three-byte characters',
      `INVITE sip:rep1@sip.test SIP/2.0\r\nX-A: ${'€'.repeat(22_000)}\r\n\r\n`,
    ],
    ['no header at all', 'hello'],
    ['only line breaks', '\r\n\r\n\r\n'],
    [
      'a response with a malformed CSeq',
      writeMessage('SIP/2.0 200 OK', [
        'Via: SIP/2.0/WS x',
        'From: <sip:a@b>',
        'To: <sip:a@b>',
        'Call-ID: 1',
        'CSeq: none',
      ]),
    ],
    ['a response without an INVITE', writeMessage('SIP/2.0 200 OK', [...head('INVITE')], webrtcSdp())],
    [
      'a thousand header fields',
      writeMessage(
        'INVITE sip:rep1@sip.test SIP/2.0',
        head(
          'INVITE',
          Array.from({ length: 1_000 }, () => 'X-A: 1'),
        ),
        webrtcSdp(),
      ),
    ],
    ['an ACK to nothing', writeMessage('ACK sip:rep1@sip.test SIP/2.0', head('ACK'))],
    ['a malformed ACK', writeMessage('ACK  sip:rep1@sip.test SIP/2.0', head('ACK'))],
  ])('%s: dropped without an answer', async (_title, text) => {
    const phone = await createTestPhone().registered();
    const before = phone.edge.received.length;
    phone.edge.send(text);
    expect(phone.edge.received.length).toBe(before);
    await stillRings(phone);
    expect(phone.legs.all).toHaveLength(1);
  });

  it.each([
    ['an unknown URI scheme', 'INVITE nobody:knows SIP/2.0', [], 416],
    ['another version', 'INVITE sip:rep1@sip.test SIP/7.0', [], 505],
    ['an unknown extension', 'INVITE sip:rep1@sip.test SIP/2.0', ['Require: 100rel, telepathy'], 420],
    ['a repeated Call-ID', 'INVITE sip:rep1@sip.test SIP/2.0', ['Call-ID: other'], 400],
    ['somebody else', 'INVITE sip:nobody@sip.test SIP/2.0', [], 404],
    [
      'a dialog to take over that is not there',
      'INVITE sip:rep1@sip.test SIP/2.0',
      ['Replaces: a;to-tag=b;from-tag=c'],
      481,
    ],
  ])('%s: answered and not rung', async (_title, startLine, more, status) => {
    const phone = await createTestPhone().registered();
    phone.edge.send(writeMessage(startLine, head('INVITE', more), webrtcSdp()));
    const answer = await phone.edge.next((message) => message.status === status);
    expect(answer.header('call-id')).toBe('hostile');
    if (status === 420) expect(answer.header('unsupported')).toBe('telepathy');
    expect(phone.legs.all).toEqual([]);
    await stillRings(phone);
  });

  it.each([
    ['REFER', ['Refer-To: <sip:premium@evil.test>'], 403],
    ['SUBSCRIBE', ['Event: dialog'], 405],
    ['MESSAGE', [], 405],
    ['NOTIFY', ['Event: refer', 'Subscription-State: active'], 481],
    ['REGISTER', [], 405],
    ['UPDATE', [], 481],
    ['BYE', [], 481],
    ['OPTIONS', [], 200],
  ])('%s out of any dialog', async (method, more, status) => {
    const phone = await createTestPhone().registered();
    phone.edge.send(writeMessage(`${method} sip:rep1@sip.test SIP/2.0`, head(method, more)));
    await phone.edge.next((message) => message.status === status && message.method === method);
    await stillRings(phone);
  });

  it.each(['0', 'soon', '99999999999999999999', '-5'])(
    'Expires: %s does not end a call that has just begun',
    async (expires) => {
      const { edge, legs } = await createTestPhone().registered();
      const call = edge.invite({ headers: [`Expires: ${expires}`] });
      await call.response(183);
      const { events } = await legs.until(() => true);
      expect(call.statuses).toEqual([100, 180, 183]);
      expect(events.all.some(({ type }) => type === 'cancelled')).toBe(false);
    },
  );

  it('a body without a type is a bad request', async () => {
    const phone = await createTestPhone().registered();
    phone.edge.send(
      `INVITE sip:rep1@sip.test SIP/2.0\r\n${head('INVITE').join('\r\n')}\r\nContent-Disposition: session\r\n\r\nv=0`,
    );
    await phone.edge.next((message) => message.status === 400);
    await stillRings(phone);
  });
});

describe('500 INVITEs at once', () => {
  it('one ring, the rest busy, and the parser sees only the first few', async () => {
    const phone = await createTestPhone({ ring: false }).registered();
    const { edge, legs } = phone;
    phone.phone.subscribe((event) => {
      if (event.type !== 'invite') return;
      if (legs.all.length === 1) event.leg.ring();
      else void event.leg.decline(486, 'busy');
    });
    for (let sent = 0; sent < 500; sent += 1) edge.send(new FarCall(edge, {}).inviteText());
    await vi.waitUntil(() => edge.received.filter(({ status }) => status === 486).length === 499);
    expect(edge.received.filter(({ status }) => status === 180)).toHaveLength(1);
    expect(
      edge.received.filter(({ status, header }) => status === 486 && header('x-baton-reason') === 'busy'),
    ).toHaveLength(499);
    expect(legs.all.length).toBeLessThan(10);
  });
});
