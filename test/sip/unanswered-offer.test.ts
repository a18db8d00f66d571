/** A re-INVITE that nobody answers, or that the far end does not know a call for: gone, or only unlucky. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ok } from '../../src-main/contract/result.ts';
import { connections } from './support/fake-webrtc.ts';
import { type Message, webrtcSdp } from './support/sip-text.ts';
import { talking } from './support/talking.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A call whose far end is heard as long as `speaking`. */
async function heard() {
  const phone = await talking();
  const line = { speaking: true };
  setInterval(() => {
    const [connection] = connections;
    if (connection && line.speaking) connection.packets += 1;
  }, 20);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(phone.events.all.some(({ type }) => type === 'inbound-audio')).toBe(true);
  const isOver = () => phone.events.all.some(({ type }) => type === 'remote-hang-up' || type === 'failed');
  /** Has the phone register again, for which it sends a re-INVITE. */
  const reinvited = async (): Promise<Message> => {
    phone.edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(600);
    return await phone.call.request('INVITE');
  };
  return { ...phone, line, isOver, reinvited };
}

it('the call goes on while the far end is heard, and is asked again until it answers', async () => {
  const { call, edge, isOver, reinvited } = await heard();
  call.answer(await reinvited(), 408);
  for (const status of [408, 200]) {
    await vi.advanceTimersByTimeAsync(10_100);
    call.answer(await call.request('INVITE'), status, status === 200 ? webrtcSdp() : '');
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect({ over: isOver(), byes: edge.requests('BYE').length, offers: edge.requests('INVITE').length }).toEqual({
    over: false,
    byes: 0,
    offers: 3,
  });
});

it('no answer at all is the same as a 408', async () => {
  const { call, isOver, reinvited } = await heard();
  await reinvited();
  await vi.advanceTimersByTimeAsync(33_000);
  expect(isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(10_000);
  await call.request('INVITE');
});

it('without a sound of the far end it is over', async () => {
  const { call, line, events } = await heard();
  line.speaking = false;
  await vi.advanceTimersByTimeAsync(2_500);
  call.answer(await call.request('INVITE'), 408);
  expect(await events.until(({ type }) => type === 'remote-hang-up')).toBeDefined();
  await call.request('BYE');
});

it('where what we send no longer arrives it is over, although the far end is heard', async () => {
  const { call, events, reinvited } = await heard();
  const reinvite = await reinvited();
  connections[0]?.become('failed');
  call.answer(reinvite, 408);
  expect(await events.until(({ type }) => type === 'remote-hang-up')).toBeDefined();
});

it('whoever does not know the call has left it, heard or not', async () => {
  const { call, events, reinvited } = await heard();
  call.answer(await reinvited(), 481);
  expect(await events.until(({ type }) => type === 'remote-hang-up')).toBeDefined();
});

it('on hold silence proves nothing: the second time without an answer it does', async () => {
  const { call, leg, line, isOver, reinvited } = await heard();
  const holding = leg.setHeld(true);
  call.answer(await call.request('INVITE'), 200, webrtcSdp({ direction: 'recvonly' }));
  expect(await holding).toEqual(ok(undefined));
  line.speaking = false;
  await vi.advanceTimersByTimeAsync(5_000);
  call.answer(await reinvited(), 408);
  await vi.advanceTimersByTimeAsync(10_100);
  expect(isOver()).toBe(false);
  call.answer(await call.request('INVITE'), 408);
  await call.request('BYE');
  expect(isOver()).toBe(true);
});
