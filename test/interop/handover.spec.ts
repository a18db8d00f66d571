/** The main job on a real edge: ring with the brief, bridge, hear each other, hang up; for each strategy. */
import { latest, remoteLevel } from '../e2e/rep.ts';
import { bridge, expect, ring, test, untilHeard } from './fixtures.ts';

test('early: rings with the brief, sends no sound before Bridge, both hear each other after it', async ({
  signIn,
  farEnd,
}) => {
  const rep = await signIn();
  const call = await farEnd();
  const ringing = await ring(rep, call);
  await expect(rep.page.getByText('Asked for pricing', { exact: true })).toBeVisible();
  await expect(rep.page.getByText('Audio ready')).toBeVisible();
  // Media flows while it rings, and every packet of it is silence.
  await expect.poll(() => call.rtp.received).toBeGreaterThan(50);
  expect(call.rtp.loudPackets).toBe(0);
  await bridge(rep, ringing);
  await untilHeard(call);
  await expect.poll(() => remoteLevel(rep.page)).toBeGreaterThan(0);
  await rep.page.keyboard.press('Control+Shift+H');
  await expect.poll(() => call.requests.map(({ method }) => method)).toContain('BYE');
  await expect(rep.page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
});

test('a caller without 100rel is pre-warmed all the same', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  const ringing = await ring(rep, call, { supported: ['replaces'] });
  await expect(rep.page.getByText('Audio ready')).toBeVisible();
  await bridge(rep, ringing);
});

test('Require: 100rel gets a reliable 183 and a PRACK before the 200', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  const ringing = await ring(rep, call, { require: ['100rel'] });
  await expect(rep.page.getByText('Audio ready')).toBeVisible();
  const reliable = call.responses.find(({ status }) => status === 183);
  expect(reliable?.header('require')).toContain('100rel');
  await bridge(rep, ringing);
});

test('an offerless INVITE falls back to a plain answer', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  const ringing = await ring(rep, call, { offer: false });
  await bridge(rep, ringing);
  await untilHeard(call);
});

test('plain: answers on Bridge only', async ({ signIn, farEnd }) => {
  const rep = await signIn({ strategy: 'plain' });
  const call = await farEnd();
  const ringing = await ring(rep, call);
  expect(call.responses.some(({ body }) => body !== '')).toBe(false);
  await bridge(rep, ringing);
  await untilHeard(call);
});

test('consult: answers at once in silence, Bridge presses 1', async ({ signIn, farEnd }) => {
  const rep = await signIn({ strategy: 'consult', acceptSignal: { kind: 'dtmf', digit: '1' } });
  const call = await farEnd();
  const ringing = await ring(rep, call);
  expect((await ringing.final).status).toBe(200);
  await expect.poll(() => call.rtp.received).toBeGreaterThan(50);
  expect(call.rtp.loudPackets).toBe(0);
  await bridge(rep, ringing);
  await expect.poll(() => call.rtp.digits).toBe('1');
  await untilHeard(call);
});

test('the far end hangs up: wrap-up, and the feedback is kept', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  const ringing = await ring(rep, call);
  await bridge(rep, ringing);
  expect((await call.bye()).status).toBe(200);
  await expect(rep.page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
  await rep.page.keyboard.press('2');
  await rep.page.keyboard.press('4');
  await rep.page.keyboard.press('Enter');
  await expect
    .poll(() => latest(rep.page))
    .toMatchObject({ outcome: { kind: 'connected' }, feedback: 'submitted', timing: 'right' });
});

test('mute silences the far end, hold re-INVITEs, the keypad sends RFC 4733 digits', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  const ringing = await ring(rep, call);
  await bridge(rep, ringing);
  await expect.poll(() => call.rtp.rms).toBeGreaterThan(500);
  await rep.page.keyboard.press('m');
  await expect.poll(() => call.rtp.rms).toBeLessThan(100);
  await rep.page.keyboard.press('m');
  await expect.poll(() => call.rtp.rms).toBeGreaterThan(500);
  await rep.page.keyboard.press('o');
  await expect
    .poll(() => call.requests.filter(({ method }) => method === 'INVITE').at(-1)?.body)
    .toMatch(/a=(sendonly|inactive)/);
  // The hold stands once its 200 is acknowledged; until then the phone says that it is still at it.
  await expect.poll(() => call.requests.at(-1)?.method).toBe('ACK');
  await rep.page.keyboard.press('o');
  await expect.poll(() => call.requests.filter(({ method }) => method === 'INVITE').at(-1)?.body).toMatch(/a=sendrecv/);
  await rep.page.keyboard.press('k');
  await rep.page.keyboard.press('4');
  await rep.page.keyboard.press('2');
  await expect.poll(() => call.rtp.digits).toBe('42');
});
