/** Park and pick up by dial string on a real edge: the rep sends the prospect to a code, and fetches them back with another. */
import { remoteLevel } from '../e2e/rep.ts';
import { ParkingLot, parkCode, pickupCode } from './far-end/parking-lot.ts';
import { bridge, expect, type Rep, ring, test, untilHeard, untilTalking } from './fixtures.ts';

async function dial({ page }: Rep, code: string): Promise<void> {
  // Not by key: one that may have been meant for the field before is not taken.
  await page.getByRole('button', { name: /^Call a number/ }).click();
  await page.getByLabel('Number or SIP address').fill(code);
  await page.keyboard.press('Enter');
}

test('the prospect is parked, fetched, and both hear each other', async ({ signIn, farEnd, edge }) => {
  const lot = new ParkingLot(edge.ports.sip);
  await lot.open(edge.ports.park);
  try {
    const rep = await signIn();
    const priya = await farEnd();
    await bridge(rep, await ring(rep, priya));
    await untilHeard(priya);

    await rep.page.keyboard.press('x');
    await rep.page.getByLabel('Transfer to').fill(parkCode);
    await rep.page.keyboard.press('Enter');
    const referTo = (await priya.until('REFER')).header('refer-to') ?? '';
    expect(referTo).toBe(`<sip:${parkCode}@${edge.domain}>`);
    // Her phone calls whom it was named, and says how that went.
    const parked = await farEnd();
    expect((await parked.invite(referTo.slice(1, -1))).status).toBe(200);
    await priya.report('200 OK');
    await priya.until('BYE');
    await rep.page.getByRole('heading', { name: 'How was the handoff?' }).waitFor();
    expect(parked.rtp.loudPackets).toBe(0);

    await rep.page.getByRole('button', { name: /^Later/ }).click();
    await expect(rep.page.getByRole('group', { name: 'Availability' })).toBeVisible();
    await dial(rep, pickupCode);
    await untilTalking(rep);
    await untilHeard(parked);
    await expect.poll(() => remoteLevel(rep.page)).toBeGreaterThan(0);
    await rep.page.keyboard.press('Control+Shift+H');
    await expect(rep.page.getByRole('heading', { name: 'Call ended' })).toBeVisible();
  } finally {
    lot.close();
  }
});

test('a code nobody waits behind is told in words', async ({ signIn, edge }) => {
  const lot = new ParkingLot(edge.ports.sip);
  await lot.open(edge.ports.park);
  try {
    const rep = await signIn();
    await dial(rep, pickupCode);
    await expect(rep.page.getByRole('heading', { name: 'This number does not exist.' })).toBeVisible();
  } finally {
    lot.close();
  }
});
