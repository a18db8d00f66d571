/** The life of a session on the wire: refreshed, refused, expired; and UPDATE. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../src-main/contract/result.ts';
import { connections } from './support/fake-webrtc.ts';
import { webrtcSdp } from './support/sip-text.ts';
import { talking } from './support/talking.ts';
import { createTestPhone } from './support/test-phone.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const timer = 'Supported: timer';

describe('an INVITE', () => {
  it('that asks for too short a session is answered 422 and does not ring', async () => {
    const { edge, legs } = await createTestPhone().registered();
    const call = edge.invite({ headers: ['Session-Expires: 30', timer] });
    expect((await call.response(422)).header('min-se')).toBe('90');
    expect(legs.all).toEqual([]);
  });

  it('is answered with who refreshes', async () => {
    const { accepted } = await talking(['Session-Expires: 120;refresher=uac', timer]);
    expect(accepted.header('session-expires')).toBe('120;refresher=uac');
    expect(accepted.header('require')).toBe('timer');
    expect(accepted.header('supported')).toContain('timer');
  });
});

describe('where the far end refreshes', () => {
  it.each([
    ['refused', 503],
    ['never taken', 100],
  ])('and stops, it is asked a little early, and the call ended where that is %s', async (_name, status) => {
    vi.useFakeTimers();
    const { call, edge, events } = await talking(['Session-Expires: 120;refresher=uac', timer]);
    await vi.advanceTimersByTimeAsync(87_000);
    expect(edge.requests('INVITE')).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_500);
    call.answer(await call.request('INVITE'), status);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(edge.requests('BYE')).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    await call.request('BYE');
    expect(events.all.at(-1)).toEqual({ type: 'failed', cause: 'signalling-lost' });
  });

  it('and stops, but is there: its answer gives the whole time again', async () => {
    vi.useFakeTimers();
    const { call, edge } = await talking(['Session-Expires: 120;refresher=uac', timer]);
    for (let round = 0; round < 3; round += 1) {
      await vi.advanceTimersByTimeAsync(88_100);
      const asked = await call.request('INVITE');
      expect(asked.header('session-expires')).toBe('120;refresher=uas');
      call.answer(asked, 200, webrtcSdp(), ['Session-Expires: 120;refresher=uas', timer]);
    }
    expect(edge.requests('BYE')).toEqual([]);
  });

  it.each([
    ['INVITE', webrtcSdp()],
    ['UPDATE', ''],
  ])('by %s, the call goes on', async (method, body) => {
    vi.useFakeTimers();
    const { call, edge } = await talking(['Session-Expires: 120;refresher=uac', timer]);
    for (let round = 0; round < 4; round += 1) {
      await vi.advanceTimersByTimeAsync(60_000);
      const answer = await call.send(method, ['Session-Expires: 120;refresher=uac', timer], body);
      expect(answer.status).toBe(200);
      expect(answer.header('session-expires')).toBe('120;refresher=uac');
      if (method === 'INVITE') call.ack();
    }
    expect(edge.requests('BYE')).toEqual([]);
  });

  it('with too short a session it is refused, and may ask again', async () => {
    const { call } = await talking();
    const refused = await call.send('INVITE', ['Session-Expires: 20', timer], webrtcSdp());
    expect(refused.header('min-se')).toBe('90');
    call.ack();
    expect((await call.send('INVITE', ['Session-Expires: 90', timer], webrtcSdp())).status).toBe(200);
  });
});

describe('where we refresh', () => {
  it('it is by re-INVITE after half the time, and each answer gives the whole time again', async () => {
    vi.useFakeTimers();
    const { call, edge } = await talking(['Session-Expires: 120;refresher=uas', timer]);
    for (let round = 0; round < 3; round += 1) {
      await vi.advanceTimersByTimeAsync(60_100);
      const refresh = await call.request('INVITE');
      expect(refresh.header('session-expires')).toBe('120;refresher=uac');
      call.answer(refresh, 200, webrtcSdp(), ['Session-Expires: 120;refresher=uac', timer]);
    }
    expect(edge.requests('BYE')).toEqual([]);
  });

  it('a 422 is asked again with what it names', async () => {
    vi.useFakeTimers();
    const { call } = await talking(['Session-Expires: 120;refresher=uas', timer]);
    await vi.advanceTimersByTimeAsync(60_100);
    call.answer(await call.request('INVITE'), 422, '', ['Min-SE: 300']);
    const again = await call.request('INVITE');
    expect(again.header('session-expires')).toBe('300;refresher=uac');
    expect(again.header('min-se')).toBe('300');
  });

  it('one that fails is tried again, and without any the call ends', async () => {
    vi.useFakeTimers();
    const { call, events } = await talking(['Session-Expires: 120;refresher=uas', timer]);
    await vi.advanceTimersByTimeAsync(60_100);
    call.answer(await call.request('INVITE'), 503);
    await vi.advanceTimersByTimeAsync(15_100);
    call.answer(await call.request('INVITE'), 503);
    await vi.advanceTimersByTimeAsync(15_100);
    expect(events.all.at(-1)).toEqual({ type: 'failed', cause: 'signalling-lost' });
  });
});

describe('UPDATE', () => {
  it('with an offer is answered with ours, and may hold', async () => {
    const { call, events } = await talking();
    const answer = await call.send('UPDATE', [], webrtcSdp({ direction: 'sendonly' }));
    expect(answer.body).toContain('a=recvonly');
    expect(await events.until(({ type }) => type === 'remote-hold')).toEqual({ type: 'remote-hold', held: true });
  });

  it('with an offer nobody can use changes nothing', async () => {
    const { call, leg } = await talking();
    const refused = await call.send('UPDATE', [], webrtcSdp({ profile: 'RTP/AVP' }));
    expect(refused.status).toBe(488);
    const holding = leg.setHeld(true);
    call.answer(await call.request('INVITE'), 200, webrtcSdp({ direction: 'recvonly' }));
    expect(await holding).toEqual(ok(undefined));
  });

  it('that crosses an offer of ours is 491', async () => {
    const { call, leg } = await talking();
    const holding = leg.setHeld(true);
    const hold = await call.request('INVITE');
    expect((await call.send('UPDATE', [], webrtcSdp())).status).toBe(491);
    call.answer(hold, 200, webrtcSdp({ direction: 'recvonly' }));
    expect(await holding).toEqual(ok(undefined));
  });

  it('of a call nobody has is 481', async () => {
    const { edge } = await createTestPhone().registered();
    const stranger = edge.invite();
    await stranger.response(183);
    stranger.forgetTag();
    expect((await stranger.send('UPDATE')).status).toBe(481);
  });
});

it('a re-INVITE that was refused does not stand in the way of the next', async () => {
  const { call } = await talking();
  const [connection] = connections;
  if (connection) connection.refuseRemote = true;
  expect((await call.send('INVITE', [], webrtcSdp())).status).toBe(488);
  call.ack();
  if (connection) connection.refuseRemote = false;
  expect((await call.send('INVITE', [], webrtcSdp())).status).toBe(200);
});

describe('the far end has moved: what follows goes to its new Contact', () => {
  const moved = 'Contact: <sip:far@moved.test;transport=ws>';

  it.each([
    ['an UPDATE', 'UPDATE', ''],
    ['an UPDATE with an offer', 'UPDATE', webrtcSdp()],
    ['a re-INVITE', 'INVITE', webrtcSdp()],
  ])('by %s', async (_name, method, body) => {
    const { call, leg } = await talking();
    expect((await call.send(method, [moved], body)).status).toBe(200);
    if (method === 'INVITE') call.ack();
    await leg.hangUp();
    expect((await call.request('BYE')).startLine).toBe('BYE sip:far@moved.test;transport=ws SIP/2.0');
  });

  it('by its answer to a re-INVITE of ours, whose ACK is the first', async () => {
    const { call, leg } = await talking();
    const holding = leg.setHeld(true);
    call.answer(await call.request('INVITE'), 200, webrtcSdp({ direction: 'recvonly' }), [moved]);
    expect((await call.request('ACK')).startLine).toBe('ACK sip:far@moved.test;transport=ws SIP/2.0');
    await holding;
    await leg.hangUp();
    expect((await call.request('BYE')).startLine).toBe('BYE sip:far@moved.test;transport=ws SIP/2.0');
  });

  it('not by an UPDATE that was refused', async () => {
    const { call, leg } = await talking();
    expect((await call.send('UPDATE', [moved], webrtcSdp({ profile: 'RTP/AVP' }))).status).toBe(488);
    await leg.hangUp();
    expect((await call.request('BYE')).startLine).toBe('BYE sip:far@far.test SIP/2.0');
  });
});
