/** Transfers on a real edge: the rep sends the prospect on, and gets them back where that fails. */
import { detail, latest } from '../e2e/rep.ts';
import type { FarEndCall } from './far-end/caller.ts';
import { askFirst, bridge, expect, type Rep, ring, test, untilHeard, untilTalking } from './fixtures.ts';

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
  const handoffId = (await latest(rep.page))?.handoffId ?? '';
  const entries = (await detail(rep.page, handoffId)).timeline.flatMap((one) => one.entries.map(({ event }) => event));
  expect(entries).toContainEqual({ type: 'transferred', to: '204', address: '204', how: 'blind', confirmed: true });
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

test('an attended transfer: the prospect is sent into the call with whom the rep has asked', async ({
  signIn,
  farEnd,
  callee,
  edge,
}) => {
  const rep = await signIn();
  const priya = await farEnd();
  await bridge(rep, await ring(rep, priya));
  const sam = await callee();
  await askFirst(rep, sam.addressAt(edge.domain));
  await sam.invited();
  sam.answer();
  await untilTalking(rep);
  await rep.page.getByRole('button', { name: /^Put through/ }).click();
  const referTo = (await priya.until('REFER')).header('refer-to') ?? '';
  const replaces = decodeURIComponent(/\?Replaces=([^>]+)>/.exec(referTo)?.[1] ?? '');
  // What Sam calls its own tag is the to-tag for whoever calls Sam.
  const [callId, tag, own] = sam.dialog;
  expect(replaces).toBe(`${callId};to-tag=${own};from-tag=${tag}`);
  await priya.report('200 OK');
  await priya.until('BYE');
});

test('a transfer to the rep: the talk goes on with whoever takes the place', async ({
  signIn,
  farEnd,
  callee,
  edge,
}) => {
  const rep = await signIn();
  const sam = await callee();
  await rep.page.keyboard.press('k');
  await rep.page.getByLabel('Number or SIP address').fill(sam.addressAt(edge.domain));
  await rep.page.keyboard.press('Enter');
  await sam.invited();
  sam.answer();
  await untilTalking(rep);
  const priya = await farEnd();
  const headers = [`Replaces: ${sam.replaces}`, `Referred-By: <${sam.addressAt(edge.domain)}>`];
  expect((await priya.invite(rep.address, { headers })).status).toBe(200);
  await sam.until('BYE');
  await untilHeard(priya);
  await rep.page.keyboard.press('Control+Shift+H');
  await priya.until('BYE');
});

test('a transfer the prospect’s side asks for: the rep calls whom it names, and reports', async ({
  signIn,
  farEnd,
  callee,
  edge,
}) => {
  const rep = await signIn();
  const priya = await farEnd();
  await bridge(rep, await ring(rep, priya));
  const sam = await callee();
  expect((await priya.refer(sam.addressAt(edge.domain))).status).toBe(202);
  await sam.invited();
  sam.ring();
  // Both at once may pass each other on the way through the edge.
  await expect.poll(() => priya.reports).toContain('180 Ringing');
  sam.answer();
  await expect.poll(() => priya.reports).toEqual(['100 Trying', '180 Ringing', '200 OK']);
  await priya.bye();
  await expect.poll(() => sam.rtp.loudPackets).toBeGreaterThan(20);
});

test('a transfer outside of the own phone system is refused, and the talk goes on', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const priya = await farEnd();
  await bridge(rep, await ring(rep, priya));
  expect((await priya.refer('sip:+13035550142@sip.test')).status).toBe(403);
  await untilHeard(priya);
});
