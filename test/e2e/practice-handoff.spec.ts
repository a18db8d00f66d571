/** The main job on the practice line, by keyboard alone: each conversation from the ring to the history. */
import { followPracticeCaller } from '../support/practice-caller.ts';
import {
  bridge,
  detail,
  latest,
  pressUntil,
  remoteLevel,
  tabTo,
  takeFirstPractice,
  takePractice,
  untilReachable,
  untilTalking,
  untilWrapUp,
} from './rep.ts';
import { expect, test } from './test.ts';

test('ready to move: card, details, whisper key, bridge, talk, notes, verdict, history', async ({ baton }) => {
  const { page } = baton;
  const caller = followPracticeCaller(baton.electron);
  await untilReachable(page);
  await takeFirstPractice(page);

  await test.step('the card says who, why now and what to say', async () => {
    await expect(page.locator('.ring .position')).toHaveText('VP Operations, Harborline Logistics');
    // Nobody wrote this down for her: the desk's triggers fired on these words, and the brief is made of them.
    await expect(page.locator('.ring .why')).toHaveText('Ready for the next step');
    await expect(page.locator('.ring blockquote')).toContainText(
      'Our contract ends in six weeks and I am not renewing it.',
    );
    await expect(page.locator('.ring .say')).toContainText(/^“Hi Dana, .*‘The budget is approved already.’”$/);
    await expect(page.getByRole('region', { name: 'Compliance' })).toContainText('Cleared to talk.');
    await expect(page.getByText('Audio ready')).toBeVisible();
  });

  await test.step('needs, objections and transcript are one key away', async () => {
    await page.keyboard.press('n');
    await expect(page.getByText('I want customers to see that themselves', { exact: true })).toBeVisible();
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: 'Left open' })).toBeVisible();
    await page.keyboard.press('t');
    await expect(page.getByText('Great, yes, please do.')).toBeVisible();
    await page.keyboard.press('t');
    await expect(page.getByText('Say first')).toBeVisible();
  });

  await test.step('W reads the brief aloud, or says that this computer has no voice', async () => {
    await page.keyboard.press('w');
    await expect(page.getByText(/^(Reading…|No voice on this computer)/)).toBeVisible();
  });

  await test.step('Enter bridges and the prospect is heard', async () => {
    await bridge(page);
    await expect.poll(() => remoteLevel(page), { intervals: [80] }).toBeGreaterThan(0.02);
    expect(caller.of('answered')).toHaveLength(1);
    await expect(page.getByRole('region', { name: 'Still open' })).toBeVisible();
  });

  await test.step('mute, hold and keypad by one key each', async () => {
    await page.keyboard.press('m');
    await expect(page.getByText('The prospect cannot hear you.')).toBeVisible();
    await page.keyboard.press('m');
    await expect(page.getByText('The prospect cannot hear you.')).toBeHidden();
    await page.keyboard.press('o');
    await expect(page.getByText('Neither side hears the other.')).toBeVisible();
    await expect.poll(() => caller.of('held').length).toBe(1);
    // The prospect's phone knows of the hold a moment before ours has the answer, and until then the key only says so.
    await expect(async () => {
      if (caller.of('resumed').length === 0) await page.keyboard.press('o');
      await expect.poll(() => caller.of('resumed').length, { timeout: 3_000 }).toBe(1);
    }).toPass();
    await expect(page.getByText('Neither side hears the other.')).toBeHidden();
    await page.keyboard.press('k');
    for (const key of '42#') await page.keyboard.press(key);
    await expect(page.getByRole('status', { name: 'Sent' })).toHaveText('42#');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'Keypad' })).toBeHidden();
  });

  await test.step('notes are saved while typing, and hang-up works from inside them', async () => {
    await page.keyboard.press('e');
    await page.keyboard.type('CFO joins on Thursday');
    await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
    await page.keyboard.press('Control+Shift+H');
    await untilWrapUp(page);
    await expect.poll(() => caller.of('ended')).toEqual([{ kind: 'ended', by: 'rep' }]);
  });

  await test.step('two keys are a verdict; outcome and rating are reached with Tab', async () => {
    // Straight from typing: the first keys are still the note's, until there has been a pause.
    await pressUntil(page, '2', page.getByRole('radio', { name: 'Right' }));
    await page.keyboard.press('4');
    await tabTo(page, page.getByRole('radio', { name: 'Meeting booked' }));
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('group', { name: 'Availability' })).toBeVisible();
    await expect(page.locator('[data-live=said]')).toContainText('Feedback saved.');
  });

  await test.step('history has the brief, the outcome, the notes and the verdict', async () => {
    await page.keyboard.press('h');
    await tabTo(page, page.getByRole('button', { name: /^Dana Whitfield/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Dana Whitfield' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Right' })).toBeChecked();
    await expect(page.getByRole('radio', { name: 'Enough' })).toBeChecked();
    await expect(page.getByRole('radio', { name: 'Meeting booked' })).toBeChecked();
    await expect(page.getByLabel('Your notes')).toHaveValue('CFO joins on Thursday');
    await expect(page.getByText('Great, yes, please do.')).toBeAttached();
    expect(await latest(page)).toMatchObject({
      outcome: { kind: 'connected' },
      feedback: 'submitted',
      timing: 'right',
    });
  });

  await test.step('everything has reached the desk', async () => {
    const pending = () => page.evaluate(() => window.baton.request('outbox:status', {}));
    await expect.poll(pending).toEqual({ ok: true, value: { pending: 0, lastError: null } });
  });

  await test.step('and Insights has moved by this verdict', async () => {
    // The list first, then the start page, then Insights: as many steps back as it takes.
    await expect(async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('i');
      await expect(page.getByText('Which triggers work')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    const row = page.getByRole('button', { name: /High interest/ }).first();
    await expect(row).toContainText('1 right');
  });
});

test('going round in circles: ten more seconds first, then a second conversation with too late and its turn', async ({
  baton,
}) => {
  const { page } = baton;
  const caller = followPracticeCaller(baton.electron);
  await untilReachable(page);
  await takePractice(page, 'Going round in circles', 'Callum Reid');
  await expect(page.locator('.ring blockquote')).toContainText('That is not what I asked.');
  await page.keyboard.press('1');
  await expect.poll(() => caller.of('more-time')).toEqual([{ kind: 'more-time', seconds: 10 }]);
  await expect(page.getByText('The AI keeps them for another')).toBeVisible();
  const told = 'Just ten more seconds. My colleague wants to read your notes properly.';
  await expect.poll(() => caller.of('says').map(({ text }) => text)).toContain(told);
  await page.keyboard.press('Space');
  await untilTalking(page);
  await expect.poll(() => caller.of('says').map(({ speaker }) => speaker)).toContain('prospect');
  await expect.poll(() => remoteLevel(page), { intervals: [80] }).toBeGreaterThan(0.02);
  await page.keyboard.press('Control+Shift+H');
  await untilWrapUp(page);
  await page.keyboard.press('3');
  await tabTo(page, page.locator('.turn-picker input').first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('5');
  await tabTo(page, page.getByRole('checkbox', { name: 'Budget' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-live=said]')).toContainText('Feedback saved.');
  const item = await latest(page);
  expect(item).toMatchObject({ name: 'Callum Reid', feedback: 'submitted', timing: 'too-late' });
  const { draft } = await detail(page, item?.handoffId ?? '');
  expect(draft).toMatchObject({ context: 'missing', gaps: ['budget'] });
  expect(draft.betterTurn).not.toBeNull();

  // The next one rings on the same line, and takes the verdict form's place.
  await takePractice(page, 'Ready to move', 'Dana Whitfield');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Declined.' })).toBeVisible();
});

test('asks for a person, consent unknown: locked until the override, which is told', async ({ baton }) => {
  const { page } = baton;
  const caller = followPracticeCaller(baton.electron);
  await untilReachable(page);
  await takePractice(page, 'Asks for a person, consent unknown', 'Marisol Vega');
  await expect(page.getByRole('button', { name: /^Locked/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-live=said]')).toContainText('Bridge is locked');
  expect(caller.of('answered')).toEqual([]);
  await page.keyboard.press('Shift+O');
  await expect(page.getByRole('region', { name: 'Compliance' })).toContainText('You chose to go on.');
  await page.keyboard.press('Enter');
  await untilTalking(page);
  await page.keyboard.press('Control+Shift+H');
  await untilWrapUp(page);
});

test('in a hurry: the prospect leaves during the whisper, and the screen says so at once', async ({ baton }) => {
  const { page } = baton;
  const caller = followPracticeCaller(baton.electron);
  await untilReachable(page);
  await takePractice(page, 'In a hurry', 'Owen Park');
  await expect(page.getByRole('heading', { name: 'Owen hung up before you bridged.' })).toBeVisible({
    timeout: 20_000,
  });
  expect(caller.of('prospect-left')).toHaveLength(1);
  await expect(page.getByText('The brief is kept in History')).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { level: 1, name: 'Owen Park' })).toBeVisible();
  await expect(page.getByText('Left before you bridged')).toBeVisible();
  expect(await latest(page)).toMatchObject({ outcome: { kind: 'caller-left-before-bridge' }, talkSeconds: 0 });
});
