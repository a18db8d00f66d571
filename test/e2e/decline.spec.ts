/** Every "not now", as the AI platform and the desk get it, and that it lasts. Faults 5 and 6. */
import { type AiPlatform, referenceTo, startAiPlatform } from '../support/ai-platform.ts';
import { type DeskStub, startDeskStub } from '../support/desk-stub.ts';
import { history, untilRinging } from './rep.ts';
import { expect, test } from './test.ts';

const brief = (handoffKey: string, name: string) => ({
  version: 1,
  handoffKey,
  prospect: { name, company: 'Northwind Logistics' },
  trigger: { kind: 'high-interest', reason: 'Asked for pricing', evidence: [] },
});

let platform: AiPlatform;
let desk: DeskStub;
test.beforeEach(async () => {
  [platform, desk] = await Promise.all([startAiPlatform(), startDeskStub()]);
});
test.afterEach(() => Promise.all([platform.stop(), desk.stop()]));

for (const [key, status, reason, headline] of [
  ['2', 603, 'wrong-rep', 'Passed on as wrong rep.'],
  ['3', 480, 'queue', 'Sent to the queue.'],
  ['4', 480, 'callback', 'Callback offered.'],
  ['Escape', 603, 'declined', 'Declined.'],
] as const) {
  test(`${key}, ${reason}: travels back as ${status} with its reason, reaches the desk, and never rings again`, async ({
    baton,
  }) => {
    const { page } = baton;
    await platform.signIn(page, desk);
    desk.setBrief('deal-1', { kind: 'json', body: brief('deal-1', 'Priya Raman') });
    const call = platform.call({ headers: [referenceTo('deal-1')] });
    await untilRinging(page, 'Priya Raman');
    await page.keyboard.press(key);
    const final = await call.final();
    expect([final.status, final.header('x-baton-reason')]).toEqual([status, reason]);
    await expect(page.getByRole('heading', { name: headline })).toBeVisible();
    await desk.until((stub) => stub.counted('decline').length > 0);
    expect(JSON.parse(desk.counted('decline')[0]?.body ?? '{}')).toMatchObject({ handoffKey: 'deal-1', reason });
    await page.getByRole('button', { name: /^Back to ready/ }).click();
    await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();

    const refused = await platform.call({ headers: [referenceTo('deal-1')] }).final();
    expect([refused.status, refused.header('x-baton-reason')]).toEqual([480, 'already-declined']);
    await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
    expect((await history(page)).map(({ outcome }) => outcome)).toEqual([{ kind: 'declined', reason }]);
  });
}

test('a decline lasts over a restart of the app', async ({ start }) => {
  const first = await start();
  await platform.signIn(first.page, desk);
  const call = platform.call({ headers: [referenceTo('deal-1')] });
  await expect(first.page.getByRole('group', { name: 'Not now' })).toBeVisible();
  await first.page.keyboard.press('2');
  expect((await call.final()).status).toBe(603);
  await first.close();
  const second = await start();
  await expect(second.page.getByText(/^Reachable, \d+ ms/)).toBeVisible();
  const final = await platform.call({ headers: [referenceTo('deal-1')] }).final();
  expect([final.status, final.header('x-baton-reason')]).toEqual([480, 'already-declined']);
});

test('who rings while the app ends is sent on at once, and the history says so', async ({ start }) => {
  const app = await start();
  await platform.signIn(app.page);
  const call = platform.call({ displayName: 'Priya Raman' });
  await untilRinging(app.page, 'Priya Raman');
  const [final] = await Promise.all([call.final(), app.close()]);
  expect([final.status, final.header('x-baton-reason')]).toEqual([480, 'away']);
  const again = await start();
  await expect.poll(async () => (await history(again.page)).map(({ outcome }) => outcome?.kind)).toEqual(['failed']);
});

test('ten more seconds is a 182 with its reason, and it goes on ringing; a second INVITE is busy', async ({
  baton,
}) => {
  const { page } = baton;
  await platform.signIn(page);
  const call = platform.call({ displayName: 'Priya Raman' });
  await untilRinging(page, 'Priya Raman');
  await page.keyboard.press('1');
  expect((await call.answer(/^SIP\/2\.0 182/)).header('x-baton-reason')).toBe('more-time;seconds=10');
  const other = await platform.call({ displayName: 'Tom Adeyemi' }).final();
  expect([other.status, other.header('x-baton-reason')]).toEqual([486, 'busy']);
  await untilRinging(page, 'Priya Raman');
  call.cancel();
  expect((await call.final()).status).toBe(487);
  await expect(page.getByRole('heading', { name: /hung up before you bridged/ })).toBeVisible();
});

test('who is not available is not rung: 480 with the state as the reason', async ({ baton }) => {
  const { page } = baton;
  await platform.signIn(page);
  for (const [keys, status, reason] of [
    [['d', '5'], 480, 'do-not-disturb'],
    [['y'], 480, 'away'],
    [['b'], 486, 'busy'],
  ] as const) {
    for (const key of keys) await page.keyboard.press(key);
    await expect(
      page.getByRole('group', { name: 'Availability' }).getByRole('button', { pressed: true }),
    ).toBeVisible();
    await expect
      .poll(() => page.evaluate(() => window.baton.request('availability:get', {})))
      .toMatchObject({
        value: { state: reason },
      });
    const call = platform.call();
    const final = await call.final();
    expect([final.status, final.header('x-baton-reason')]).toEqual([status, reason]);
    expect(call.saw(/^SIP\/2\.0 18/)).toBe(false);
  }
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { name: 'Ready. The next handoff rings here.' })).toBeVisible();
  const call = platform.call({ displayName: 'Priya Raman' });
  await untilRinging(page, 'Priya Raman');
  call.cancel();
});

test('a name that means mischief is shown as text and nothing else', async ({ baton }) => {
  const { page } = baton;
  await platform.signIn(page, desk);
  const name = '<img src=x onerror="document.title=1">';
  const reversed = 'Priya \u202Egnp.exe';
  desk.setBrief('mischief', {
    kind: 'json',
    body: {
      ...brief('mischief', name),
      summary: '<script>document.title=2</script>',
      trigger: {
        kind: 'high-interest',
        reason: reversed,
        evidence: [{ quote: '</p><iframe src="https://example.invalid"></iframe>', turn: null }],
      },
      opener: '[click](javascript:alert(1))',
    },
  });
  const call = platform.call({ headers: [referenceTo('mischief')], displayName: '<b>AI</b>' });
  await untilRinging(page, name);
  await expect(page.getByText('</p><iframe src="https://example.invalid"></iframe>')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText('<script>document.title=2</script>')).toBeVisible();
  expect(await page.locator('main img, main iframe, main script, main a').count()).toBe(0);
  // An override of the writing direction cannot turn the text around it: it is taken out, or ends with its own element.
  const shown = await page.locator('.why').evaluate((line) => ({
    text: line.textContent,
    isolated: line.querySelector('bdi') !== null,
  }));
  expect(shown.isolated || !shown.text?.includes('\u202E')).toBe(true);
  expect(await page.title()).not.toMatch(/^[12]$/);
  await page.keyboard.press('Escape');
  await call.final();
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  expect(await page.locator('main img, main iframe, main script, main a').count()).toBe(0);
});
