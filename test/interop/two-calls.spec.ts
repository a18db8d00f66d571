/** Two calls at once on a real edge: one waits, one is on hold, three are together, one is asked first. */
import { directionOf } from './far-end/sdp.ts';
import { askFirst, bridge, expect, type Rep, ring, test, untilHeard, untilTalking } from './fixtures.ts';
import { userToUser } from './handoff.ts';

const waiting = (rep: Rep) => rep.page.getByRole('region', { name: 'Another call waits' });

test('a second handoff waits, is bridged, swapped, merged and left', async ({ signIn, farEnd }) => {
  // A silent microphone: whatever a far end hears is the other one.
  const rep = await signIn({ microphone: 'silence' });
  const priya = await farEnd();
  await bridge(rep, await ring(rep, priya));
  const dana = await farEnd();
  const final = dana.invite(rep.address, { headers: [userToUser({ name: 'Dana Whitfield' })] });
  await expect(waiting(rep)).toContainText('Dana Whitfield');
  await expect.poll(() => dana.rtp.received).toBeGreaterThan(20);

  await rep.page.keyboard.press('b');
  expect((await final).status).toBe(200);
  await untilTalking(rep);
  await expect(rep.page.getByRole('heading', { name: 'Dana Whitfield' })).toBeAttached();
  await expect(rep.page.getByRole('region', { name: 'Call on hold' })).toContainText('Priya Raman');
  expect(directionOf((await priya.until('INVITE')).body)).toBe('sendonly');

  await rep.page.keyboard.press('s');
  await expect(rep.page.getByRole('region', { name: 'Call on hold' })).toContainText('Dana Whitfield');
  expect(directionOf((await dana.until('INVITE')).body)).toBe('sendonly');

  await rep.page.keyboard.press('g');
  await expect(rep.page.getByRole('region', { name: 'Three together' })).toBeVisible();
  await Promise.all([untilHeard(priya), untilHeard(dana)]);

  await rep.page.keyboard.press('Control+Shift+H');
  await Promise.all([priya.until('BYE'), dana.until('BYE')]);
  await expect(rep.page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
});

test('somebody is called beside the call; when they hang up, the prospect is still there', async ({
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
  expect(directionOf((await priya.until('INVITE')).body)).toBe('sendonly');
  sam.refuse('486 Busy Here');
  await untilTalking(rep);
  await expect(rep.page.getByText(/is busy/)).toBeVisible();
  const before = priya.rtp.loudPackets;
  await expect.poll(() => priya.rtp.loudPackets).toBeGreaterThan(before + 20);
});
