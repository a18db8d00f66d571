/** A signed reference in the INVITE, the brief at the desk, feedback delivered to the desk: over real HTTP and SIP. */
import { signReference } from '../../src-main/brief/handoff-reference.ts';
import { startDeskStub } from '../support/desk-stub.ts';
import { connectDesk, expect, test, untilRinging, untilTalking } from './fixtures.ts';
import { briefOf } from './handoff.ts';

test('a reference brings the desk’s brief to the card, and the verdict goes back exactly once', async ({
  signIn,
  farEnd,
}) => {
  const desk = await startDeskStub();
  const key = 'shared between desk and phone';
  const reference = signReference('deal-4711', 'bm9uY2Vub25jZQ', key);
  try {
    const rep = await signIn();
    await connectDesk(rep, desk, key);
    desk.setBrief('deal-4711', {
      kind: 'json',
      body: { version: 1, handoffKey: 'deal-4711', ...briefOf({ name: 'Priya Raman' }) },
    });
    const call = await farEnd();
    const final = call.invite(rep.address, {
      headers: [`X-Baton-Handoff: ${reference}`],
    });
    await untilRinging(rep);
    await rep.page.keyboard.press('Enter');
    await final;
    await untilTalking(rep);
    await call.bye();
    await expect(rep.page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
    await rep.page.keyboard.press('2');
    await rep.page.keyboard.press('4');
    await rep.page.keyboard.press('Enter');
    await desk.until((stub) => stub.counted('feedback').length > 0);
    expect(desk.counted('feedback')).toHaveLength(1);
    expect(desk.counted().map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['ringing', 'bridged', 'ended', 'feedback']),
    );
  } finally {
    await desk.stop();
  }
});
