/** Session timers (RFC 4028) and UPDATE (RFC 3311) through a real edge. */
import { directionOf, offerSdp } from './far-end/sdp.ts';
import { bridge, expect, ring, test, untilHeard, untilTalking } from './fixtures.ts';

const timer = 'Session-Expires: 120;refresher=uac';

test('the far end refreshes by UPDATE, with and without an offer', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  const ringing = await ring(rep, call, { headers: [timer] });
  await bridge(rep, ringing);
  const accepted = await ringing.final;
  expect(accepted.header('session-expires')).toBe('120;refresher=uac');
  expect(accepted.header('allow')).toContain('UPDATE');
  await untilHeard(call);

  const refreshed = await call.request('UPDATE', [timer, 'Supported: timer']);
  expect(refreshed.status).toBe(200);
  expect(refreshed.header('session-expires')).toBe('120;refresher=uac');

  const offer = offerSdp(call.rtp.port, { version: 40, direction: 'sendonly' });
  const held = await call.request('UPDATE', [timer, 'Supported: timer'], offer);
  expect(held.status).toBe(200);
  expect(directionOf(held.body)).toBe('recvonly');
  await expect(rep.page.getByText(/^They put you on hold/)).toBeVisible();

  const before = call.rtp.loudPackets;
  await call.request('UPDATE', [timer, 'Supported: timer'], offerSdp(call.rtp.port, { version: 41 }));
  await expect.poll(() => call.rtp.loudPackets).toBeGreaterThan(before + 20);
});

test('a call of the rep offers a session timer, and asks again with what a 422 names', async ({
  signIn,
  callee,
  edge,
}) => {
  const rep = await signIn();
  const sam = await callee();
  await rep.page.keyboard.press('k');
  await rep.page.getByLabel('Number or SIP address').fill(sam.addressAt(edge.domain));
  await rep.page.keyboard.press('Enter');
  await sam.invited();
  const again = sam.invitedAgain();
  sam.refuse('422 Session Interval Too Small', ['Min-SE: 2400']);
  await again;
  const [first, second] = sam.requests.filter(({ method }) => method === 'INVITE');
  expect(first?.header('session-expires')).toBe('1800');
  expect([second?.header('session-expires'), second?.header('min-se')]).toEqual(['2400', '2400']);
  sam.answer();
  await untilTalking(rep);
  await expect.poll(() => sam.rtp.loudPackets).toBeGreaterThan(20);
});
