/** Hold from either side (RFC 6337 5.3) and digits, on a real edge. */
import { latest } from '../e2e/rep.ts';
import type { FarEndCall } from './far-end/caller.ts';
import { directionOf } from './far-end/sdp.ts';
import { bridge, expect, ring, test, untilHeard } from './fixtures.ts';

/** Direction of the newest offer of the rep, once it is acknowledged. */
async function offered(call: FarEndCall, direction: string): Promise<void> {
  const newest = () => call.requests.filter(({ method }) => method === 'INVITE').at(-1);
  await expect.poll(() => directionOf(newest()?.body ?? '')).toBe(direction);
  await expect.poll(() => call.requests.at(-1)?.method).toBe('ACK');
}

test('the far end holds, then both, and each takes back its own', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  await bridge(rep, await ring(rep, call));
  await untilHeard(call);

  expect(directionOf((await call.reinvite('sendonly')).body)).toBe('recvonly');
  const theirs = rep.page.getByText(/^They put you on hold/);
  await expect(theirs).toBeVisible();
  await rep.page.keyboard.press('o');
  await offered(call, 'inactive');
  const ours = rep.page.getByText(/Neither side hears the other/);
  await expect(ours).toBeVisible();
  await rep.page.keyboard.press('o');
  await offered(call, 'recvonly');
  await expect(ours).toBeHidden();
  await expect(theirs).toBeVisible();

  const before = call.rtp.loudPackets;
  expect(directionOf((await call.reinvite('sendrecv')).body)).toBe('sendrecv');
  await expect(theirs).toBeHidden();
  await expect.poll(() => call.rtp.loudPackets).toBeGreaterThan(before + 20);
});

test('a far end without telephone-events gets digits as INFO', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  await bridge(rep, await ring(rep, call, { events: false }));
  await rep.page.keyboard.press('k');
  await rep.page.keyboard.press('4');
  await rep.page.keyboard.press('#');
  const signals = () =>
    call.requests.flatMap(({ method, body }) => (method === 'INFO' ? [/^Signal=(.)/.exec(body)?.[1]] : []));
  await expect.poll(signals).toEqual(['4', '#']);
  await rep.page.keyboard.press('Control+Shift+H');
  await expect.poll(() => latest(rep.page)).toMatchObject({ outcome: { kind: 'connected' } });
});
