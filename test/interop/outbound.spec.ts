/** Calls the rep places, on a real edge: authentication, ringing, early media, answer, refusal, CANCEL, a forked INVITE. */
import { remoteLevel } from '../e2e/rep.ts';
import type { Callee } from './far-end/callee.ts';
import { expect, type Rep, test } from './fixtures.ts';

/** Resolves with the INVITE at the callee: the edge has asked for the password and got it. */
async function dial(rep: Rep, callee: Callee, domain: string): Promise<void> {
  await rep.page.keyboard.press('k');
  const field = rep.page.getByLabel('Number or SIP address');
  await field.fill(callee.addressAt(domain));
  await rep.page.keyboard.press('Enter');
  await callee.invited();
}

const status = (rep: Rep, text: string) => rep.page.getByRole('status').filter({ hasText: text });

test('rings, is answered, both hear each other, the rep hangs up', async ({ signIn, callee, edge }) => {
  const rep = await signIn();
  const called = await callee();
  await dial(rep, called, edge.domain);
  called.ring();
  await expect(status(rep, 'Ringing…')).toBeVisible();
  called.answer();
  await called.until('ACK');
  await expect(rep.page.getByRole('button', { name: /^Mute/ })).toBeEnabled();
  await expect.poll(() => called.rtp.loudPackets).toBeGreaterThan(20);
  await expect.poll(() => remoteLevel(rep.page)).toBeGreaterThan(0);
  await rep.page.keyboard.press('Control+Shift+H');
  await called.until('BYE');
  await expect(rep.page.getByRole('heading', { name: 'Call ended' })).toBeVisible();
});

test('hears the network before the answer, and is not heard by it', async ({ signIn, callee, edge }) => {
  const rep = await signIn();
  const called = await callee();
  await dial(rep, called, edge.domain);
  called.earlyMedia();
  await expect.poll(() => remoteLevel(rep.page)).toBeGreaterThan(0);
  await expect.poll(() => called.rtp.received).toBeGreaterThan(50);
  expect(called.rtp.loudPackets).toBe(0);
  called.answer();
  await expect.poll(() => called.rtp.loudPackets).toBeGreaterThan(20);
});

test('takes the answer of another branch than the one it heard first', async ({ signIn, callee, edge }) => {
  const rep = await signIn();
  const called = await callee();
  await dial(rep, called, edge.domain);
  called.earlyMedia('another-branch');
  await expect.poll(() => remoteLevel(rep.page)).toBeGreaterThan(0);
  called.answer();
  await called.until('ACK');
  await expect.poll(() => called.rtp.loudPackets).toBeGreaterThan(20);
  await expect.poll(() => remoteLevel(rep.page)).toBeGreaterThan(0);
});

test('a busy callee is told in words, and called again with one press', async ({ signIn, callee, edge }) => {
  const rep = await signIn();
  const called = await callee();
  await dial(rep, called, edge.domain);
  called.refuse('486 Busy Here');
  await expect(rep.page.getByRole('heading', { name: /is busy/ })).toBeVisible();
  const again = called.invitedAgain();
  await rep.page.getByRole('button', { name: /^Call again/ }).click();
  await again;
  called.refuse('603 Decline');
  await expect(rep.page.getByRole('heading', { name: /rejected the call/ })).toBeVisible();
});

test('Escape cancels a call that rings', async ({ signIn, callee, edge }) => {
  const rep = await signIn();
  const called = await callee();
  await dial(rep, called, edge.domain);
  called.ring();
  await expect(status(rep, 'Ringing…')).toBeVisible();
  await rep.page.keyboard.press('Escape');
  await called.until('CANCEL');
  await expect(rep.page.getByRole('group', { name: 'Availability' })).toBeVisible();
});

test('an extension nobody has is answered by the edge', async ({ signIn }) => {
  const rep = await signIn();
  await rep.page.keyboard.press('k');
  await rep.page.getByLabel('Number or SIP address').fill('204');
  await rep.page.keyboard.press('Enter');
  await expect(rep.page.getByRole('heading', { name: /did not answer/ })).toBeVisible();
});
