/** Fault 38 on a real edge: nothing comes through for eight seconds in a call, and then everything does again. */
import { bridge, expect, ring, test, untilHeard } from './fixtures.ts';

test('the link is down for 8 s in a call: both hear each other again, and the call is the same', async ({
  signIn,
  farEnd,
  edge,
}) => {
  const rep = await signIn();
  const call = await farEnd();
  await bridge(rep, await ring(rep, call));
  await untilHeard(call);
  await edge.cutLink(8_000);
  call.rtp.resetMarks();
  await expect.poll(() => call.rtp.loudPackets, { timeout: 20_000 }).toBeGreaterThan(50);
  expect((await call.bye()).status).toBe(200);
  await expect(rep.page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
});
