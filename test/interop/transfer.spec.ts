/** Transfers on a real edge: the rep sends the prospect on, and gets them back where that fails. */
import { latest } from '../e2e/rep.ts';
import type { FarEndCall } from './far-end/caller.ts';
import { bridge, expect, type Rep, ring, test, untilHeard } from './fixtures.ts';

/** By keyboard: the key, the number, Enter. Resolves when the far end has been asked. */
async function transferTo(rep: Rep, call: FarEndCall, number: string): Promise<void> {
  await rep.page.keyboard.press('x');
  await rep.page.getByLabel('Transfer to').fill(number);
  await rep.page.keyboard.press('Enter');
  await call.until('REFER');
}

test('a blind transfer: on hold, reported, done', async ({ signIn, farEnd, edge }) => {
  const rep = await signIn();
  const call = await farEnd();
  await bridge(rep, await ring(rep, call));
  await untilHeard(call);
  await transferTo(rep, call, '204');
  const refer = await call.until('REFER');
  expect(refer.header('refer-to')).toContain(`sip:204@${edge.domain}`);
  expect(refer.header('referred-by')).toContain(`sip:rep1@${edge.domain}`);
  await call.until('INVITE');
  await expect(rep.page.getByText('Transferring.')).toBeVisible();
  expect((await call.report('180 Ringing')).status).toBe(200);
  await expect(rep.page.getByText(/It rings at 204/)).toBeVisible();
  expect((await call.report('200 OK')).status).toBe(200);
  await call.until('BYE');
  await expect(rep.page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
  await expect.poll(() => latest(rep.page)).toMatchObject({ outcome: { kind: 'connected' } });
});

test('a blind transfer that is busy: the call comes back with the reason', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  await bridge(rep, await ring(rep, call));
  await transferTo(rep, call, '204');
  await call.report('486 Busy Here');
  await expect(rep.page.getByText('204 is busy. The call is back with you.')).toBeVisible();
  const before = call.rtp.loudPackets;
  await expect.poll(() => call.rtp.loudPackets).toBeGreaterThan(before + 20);
});
