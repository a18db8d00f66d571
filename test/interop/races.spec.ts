/** What goes wrong around the click on a real edge: CANCEL before, at and after it, two phones, answers instead of Bridge. Fault 13. */
import { bridge, expect, ring, test, untilHeard, untilRinging, untilTalking } from './fixtures.ts';
import { userToUser } from './handoff.ts';

test('the caller leaves while it rings: the card closes, says so, and the click that comes too late changes nothing', async ({
  signIn,
  farEnd,
}) => {
  const rep = await signIn();
  const call = await farEnd();
  const ringing = await ring(rep, call);
  call.cancel();
  expect((await ringing.final).status).toBe(487);
  await expect(rep.page.getByRole('heading', { name: 'Priya hung up before you bridged.' })).toBeVisible();
  await rep.page.keyboard.press('Enter');
  await expect(rep.page.getByRole('button', { name: /^Hang up/ })).toBeHidden();
  expect(call.rtp.loudPackets).toBe(0);
});

test('CANCEL and Bridge at the same moment end in one truth on both sides', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  for (let round = 0; round < 5; round += 1) {
    const call = await farEnd();
    const ringing = await ring(rep, call);
    await Promise.all([rep.page.keyboard.press('Enter'), Promise.resolve().then(() => call.cancel())]);
    const { status } = await ringing.final;
    if (status === 200) {
      await untilTalking(rep);
      await call.bye();
      await expect(rep.page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
      await rep.page.keyboard.press('Escape');
    } else {
      expect(status).toBe(487);
      const explanation = rep.page.getByRole('heading', { name: 'Priya hung up before you bridged.' });
      await expect(explanation).toBeVisible();
      // A key right after the end is taken for a late Bridge, so the first Escape may not close it.
      await expect(async () => {
        await rep.page.keyboard.press('Escape');
        await expect(explanation).toBeHidden({ timeout: 200 });
      }).toPass();
    }
    await expect(rep.page.getByRole('button', { name: /^Hang up/ })).toBeHidden();
  }
});

test('a double click bridges once', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  const ringing = await ring(rep, call);
  await rep.page.getByRole('button', { name: /^Bridge/ }).dblclick();
  expect((await ringing.final).status).toBe(200);
  await untilTalking(rep);
  expect(call.responses.filter(({ status }) => status === 200)).toHaveLength(1);
});

const answers = [
  { key: '2', status: 603, reason: 'wrong-rep' },
  { key: '3', status: 480, reason: 'queue' },
  { key: '4', status: 480, reason: 'callback' },
  { key: 'Escape', status: 603, reason: 'declined' },
] as const;

test('every answer but Bridge travels back with its reason', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  for (const { key, status, reason } of answers) {
    const call = await farEnd();
    const ringing = await ring(rep, call);
    await rep.page.keyboard.press(key);
    const answer = await ringing.final;
    expect([answer.status, answer.header('x-baton-reason')]).toEqual([status, reason]);
    await expect(rep.page.getByRole('group', { name: 'Not now' })).toBeHidden();
  }
});

test('ten more seconds: the platform is told and the phone goes on ringing', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  const ringing = await ring(rep, call);
  await rep.page.keyboard.press('1');
  await expect
    .poll(() => call.responses.map((response) => response.header('x-baton-reason') ?? ''))
    .toContain('more-time;seconds=10');
  await bridge(rep, ringing);
});

test('a second INVITE while one rings is answered busy, and the first rings on', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const first = await farEnd();
  const second = await farEnd();
  const ringing = await ring(rep, first);
  const refused = await second.invite(rep.address, { headers: [userToUser({ name: 'Tom Adeyemi' })] });
  expect([refused.status, refused.header('x-baton-reason')]).toEqual([486, 'busy']);
  await bridge(rep, ringing);
});

test('two phones ring, one bridges, the other says it was answered elsewhere', async ({ signIn, farEnd }) => {
  const desk = await signIn();
  const laptop = await signIn();
  const call = await farEnd();
  const ringing = await ring(desk, call);
  await untilRinging(laptop);
  await bridge(desk, ringing);
  await expect(laptop.page.getByRole('heading', { name: 'Another rep was quicker.' })).toBeVisible();
  await untilHeard(call);
});

test('a call without DTLS-SRTP is refused with 488 and never rings', async ({ signIn, farEnd }) => {
  const rep = await signIn();
  const call = await farEnd();
  const answer = await call.invite(rep.address, { headers: ['X-Edge-Media: untouched'] });
  expect(answer.status).toBe(488);
  await expect(rep.page.getByRole('group', { name: 'Not now' })).toBeHidden();
});
