/** The network fails in a call on a real edge: media goes on, signalling comes back, and the call can still be ended from both sides. */
import type { FarEndCall } from './far-end/caller.ts';
import { bridge, expect, type Rep, ring, test, untilHeard } from './fixtures.ts';

async function talk(rep: Rep, call: FarEndCall): Promise<void> {
  await bridge(rep, await ring(rep, call));
  await untilHeard(call);
}

const reinvites = (call: FarEndCall): number => call.requests.filter(({ method }) => method === 'INVITE').length;

test('the WebSocket is cut in a call: audio goes on, the phone registers again and re-INVITEs, the far end can hang up', async ({
  signIn,
  farEnd,
  edge,
}) => {
  const rep = await signIn();
  const call = await farEnd();
  await talk(rep, call);
  call.rtp.resetMarks();
  expect(edge.closeWebSockets()).toBeGreaterThan(0);
  await expect.poll(() => reinvites(call)).toBeGreaterThan(0);
  // The rep's voice went on meanwhile, and goes on after it.
  const loud = call.rtp.loudPackets;
  expect(loud).toBeGreaterThan(0);
  await expect.poll(() => call.rtp.loudPackets).toBeGreaterThan(loud + 20);
  expect((await call.bye()).status).toBe(200);
  await expect(rep.page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
});

test('the edge is restarted in a call: the phone comes back by itself and the rep can hang up', async ({
  signIn,
  farEnd,
  edge,
}) => {
  const rep = await signIn();
  const call = await farEnd();
  await talk(rep, call);
  await edge.restartSignalling(1_000);
  await expect.poll(() => reinvites(call), { timeout: 20_000 }).toBeGreaterThan(0);
  await rep.page.keyboard.press('Control+Shift+H');
  await expect.poll(() => call.requests.map(({ method }) => method)).toContain('BYE');
  await expect(rep.page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
});

test('a frozen edge is noticed without any event from the socket', async ({ signIn, edge }) => {
  const rep = await signIn();
  const thaw = edge.freezeSignalling();
  try {
    await expect(rep.page.getByText(/Not reachable|Reconnecting|Unsteady/).first()).toBeVisible({ timeout: 40_000 });
  } finally {
    thaw();
  }
  await expect(rep.page.getByText(/^Reachable/)).toBeVisible({ timeout: 40_000 });
});

test('the app ends in a call: the far end is hung up on', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  await talk(rep, call);
  await rep.app.close();
  await expect.poll(() => call.requests.map(({ method }) => method)).toContain('BYE');
});
