/** A phone that says nothing, and one that does not read, under a clock that the test owns. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connect, handoffOf, is, offerMessage, present, type SocketDesk, startSocketDesk } from './socket-desk.ts';

let desk: SocketDesk;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  desk = await startSocketDesk();
});
afterEach(async () => {
  await desk.stop();
  vi.useRealTimers();
});

it('a phone that is silent for ten seconds is closed; one that answers pings is not', async () => {
  const silent = await connect(desk.url, await desk.key('acme', 'rep', 'ana'), 0);
  silent.socket.pong = () => undefined;
  silent.socket.removeAllListeners('ping');
  const alive = await connect(desk.url, await desk.key('acme', 'rep', 'ben'), 0);
  alive.say(present);
  await expect.poll(() => desk.dispatch.presences.length).toBe(1);
  for (let seconds = 3; seconds <= 15; seconds += 3) {
    const before = desk.dispatch.presences.length;
    vi.advanceTimersByTime(3_000);
    // Each ping that is answered proves the rep anew.
    await expect.poll(() => desk.dispatch.presences.length).toBeGreaterThan(before);
    if (silent.socket.readyState !== silent.socket.OPEN) break;
  }
  expect(await silent.closed).toMatchObject({ code: 4002 });
  expect(alive.socket.readyState).toBe(alive.socket.OPEN);
});

it('a phone that does not read is closed at a bounded cost, and finds everything when it comes back', async () => {
  const { handoffId } = await handoffOf(
    desk,
    Array.from({ length: 100 }, () => 'x'.repeat(4_000)),
  );
  const key = await desk.key('acme', 'rep', 'ana');
  const stuck = await connect(desk.url, key, 0);
  stuck.socket.pause();
  await desk.feed(
    'ana',
    Array.from({ length: 60 }, (_, index) => offerMessage(handoffId, index + 1)),
  );
  // Presence still comes: what gives it away is what it owes.
  for (let seconds = 0; seconds < 18; seconds += 3) {
    stuck.say(present);
    const before = desk.dispatch.presences.length;
    await expect.poll(() => desk.dispatch.presences.length).toBeGreaterThanOrEqual(before);
    vi.advanceTimersByTime(3_000);
  }
  await expect.poll(() => desk.logged.join(''), { timeout: 5_000 }).toContain('rep disconnected');
  stuck.socket.terminate();
  const back = await connect(desk.url, key, 1);
  await back.until((message): message is Extract<typeof message, { type: 'offer' }> => {
    return is('offer')(message) && message.cursor === 60;
  });
  expect(back.kept().map(({ cursor }) => cursor)).toEqual(Array.from({ length: 59 }, (_, index) => index + 2));
});
