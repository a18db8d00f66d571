/** Faults 9 and 11: who gets our credentials, and who may send a call elsewhere. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../../src-main/contract/result.ts';
import { responseTo } from '../../sip/support/sip-text.ts';
import { createTestPhone } from '../../sip/support/test-phone.ts';

afterEach(() => vi.unstubAllGlobals());

async function talking() {
  const phone = await createTestPhone().registered();
  const call = phone.edge.invite();
  const { leg, events } = await phone.legs.until(() => true);
  await call.response(183);
  const bridged = leg.bridge(async () => ok({}));
  await call.response(200);
  await bridged;
  call.ack();
  await events.until(({ type }) => type === 'acknowledged');
  return { ...phone, call, leg };
}

const challenge = (realm: string) => [
  `Proxy-Authenticate: Digest realm="${realm}", nonce="n", algorithm=MD5, qop="auth"`,
];

describe('a 407 to our own BYE', () => {
  it('with a foreign realm gets no credentials', async () => {
    const { edge, call, leg } = await talking();
    await leg.hangUp();
    edge.send(responseTo(await call.request('BYE'), 407, challenge('evil.test')));
    expect(edge.requests('BYE')).toHaveLength(1);
    expect(edge.received.every(({ text }) => !/authorization/i.test(text))).toBe(true);
  });

  it('with our realm gets them', async () => {
    const { edge, call, leg } = await talking();
    await leg.hangUp();
    edge.send(responseTo(await call.request('BYE'), 407, challenge('sip.test')));
    expect((await call.request('BYE')).header('proxy-authorization')).toContain('realm="sip.test"');
  });
});

describe('a stranger', () => {
  it('cannot take over a call with Replaces', async () => {
    const { edge, call } = await talking();
    const thief = edge.invite({ headers: [`Replaces: ${call.replaces}`] });
    await thief.response(403);
    expect(edge.requests('BYE')).toEqual([]);
  });

  it('cannot make the phone answer by itself', async () => {
    const { edge } = await createTestPhone().registered();
    const call = edge.invite({
      headers: ['Call-Info: <sip:edge.test>;answer-after=0', 'Alert-Info: Auto Answer', 'Answer-Mode: Auto'],
    });
    await call.response(183);
    expect(call.statuses).toEqual([100, 180, 183]);
  });
});
