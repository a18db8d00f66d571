/** Session timers (RFC 4028) and UPDATE (RFC 3311) through a real edge. */
import { directionOf, offerSdp } from './far-end/sdp.ts';
import { bridge, expect, ring, test, untilHeard } from './fixtures.ts';

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
