/**
 * What `npm start` does on a machine without a display: takes one practice handoff as a rep would, by keyboard, tells
 * each step with its time since the INVITE, and leaves pictures. Exits 1 with a sentence where something does not come.
 *
 *   node test/setup/practice-demo.ts [folder for the pictures]
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type LaunchedApp, launchBaton, repositoryRoot, runtimeName } from '../support/app.ts';
import { followPracticeCaller } from '../support/practice-caller.ts';
import { repVoice } from '../support/rep-voice.ts';
import { seenAt, watchScreen } from '../support/screen-marks.ts';
import { createStory, type Story } from './demo-story.ts';

const given = process.argv.slice(2).find((word) => !word.startsWith('-'));
const folder = path.resolve(given ?? path.join(repositoryRoot, 'test-results/practice-handoff'));
/** How long a rep reads the card, and talks before looking further, ms. */
const moment = { reading: 2_500, afterVerdict: 400 };

/** Something that should have come did not: the sentence is for the person at the keyboard. */
class NotCome extends Error {}

async function expectCome<T>(what: string, coming: Promise<T>): Promise<T> {
  try {
    return await coming;
  } catch {
    throw new NotCome(what);
  }
}

async function picture(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((chosen) => window.baton.request('settings:set', { theme: chosen }), theme);
    await page.locator(`html[data-theme=${theme}]`).waitFor();
    await page.screenshot({ path: path.join(folder, `${name}-${theme}.png`), animations: 'disabled' });
  }
}

async function takeHandoff({ page, electron }: LaunchedApp): Promise<void> {
  const story = createStory();
  const caller = followPracticeCaller(electron);
  await expectCome(
    'The phone did not get to its practice line. Is something blocking connections to 127.0.0.1?',
    page.getByText(/Reachable, \d+ ms/).waitFor({ timeout: 30_000 }),
  );
  story.say('The phone is registered on the practice line and waits.');
  await picture(page, '1-idle');

  await watchScreen(page, {
    card: { selector: '.ring h1' },
    brief: { selector: '.ring .say' },
    ready: { selector: '.ring .bar', text: 'Audio ready' },
  });
  caller.onStep(({ step }) => {
    if (step.kind === 'says') story.at(now(), `${step.speaker === 'ai' ? 'AI' : 'Dana'} says: “${step.text}”`);
  });
  await page.keyboard.press('p');
  const cardAt = await expectCome('The practice caller did not ring.', seenAt(page, 'card', 30_000));
  const [handoff] = await page.evaluate(async () => {
    const listed = await window.baton.request('history:list', { query: '', limit: 1, before: null });
    return listed.ok ? listed.value : [];
  });
  if (handoff === undefined) throw new NotCome('The handoff that rings is not in the history.');
  await tellConversation(page, handoff.handoffId, story);
  story.begin(Date.parse(handoff.receivedAt));
  story.at(Date.parse(handoff.receivedAt), 'INVITE: the AI hands a prospect over');
  story.at(cardAt, `The card is on the screen: ${await page.locator('.ring h1').innerText()}`);
  const briefAt = await expectCome('The brief did not come from the desk.', seenAt(page, 'brief'));
  story.at(briefAt, 'The desk’s brief is on it:', [
    await page.locator('.ring .position').innerText(),
    await page.locator('.ring .why').innerText(),
    await page.locator('.ring blockquote p').innerText(),
    `Say first: ${await page.locator('.ring .say').innerText()}`,
  ]);
  story.at(
    await expectCome('Sound did not get connected while it rang.', seenAt(page, 'ready')),
    'Audio ready: connected both ways, silent until the rep decides',
  );
  await picture(page, '2-whisper-card');
  await pause(moment.reading);

  await watchScreen(page, { talking: { selector: '.controls button:not([aria-disabled])' } });
  const pressedAt = now();
  await page.keyboard.press('Enter');
  story.at(pressedAt, 'Enter: the rep presses Bridge');
  const talkingAt = await expectCome('The call did not get through.', seenAt(page, 'talking'));
  story.at(talkingAt, `Both hear each other, ${Math.round(talkingAt - pressedAt)} ms after the key`);
  await expectCome(
    'The prospect did not say a word.',
    until(() => caller.of('says').some(({ speaker }) => speaker === 'prospect')),
  );
  await picture(page, '3-call');

  story.at(now(), 'Ctrl+Shift+H: the rep hangs up');
  await page.keyboard.press('Control+Shift+H');
  const verdict = page.getByRole('heading', { name: 'How was the handoff?' });
  await expectCome('The verdict form did not come after hang-up.', verdict.waitFor({ timeout: 15_000 }));
  await page.keyboard.press('2');
  await page.keyboard.press('4');
  story.at(now(), '2, 4: handed over at the right time, with enough context');
  await picture(page, '4-feedback');
  await page.keyboard.press('Enter');
  await expectCome('The feedback was not saved.', page.getByRole('group', { name: 'Availability' }).waitFor());
  story.at(now(), 'Enter: the verdict is stored');
  await expectCome(
    'The desk did not take everything.',
    page.waitForFunction(async () => {
      const status = await window.baton.request('outbox:status', {});
      return status.ok && status.value.pending === 0;
    }),
  );
  story.at(now(), 'The desk has it all: ring, bridge, ending, verdict');
  await pause(moment.afterVerdict);
  await page.keyboard.press('h');
  await page.getByRole('button', { name: /^Dana Whitfield/ }).press('Enter');
  await expectCome('The handoff is not in the history.', page.locator('.detail').waitFor());
  await picture(page, '5-history');
  story.end();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('group', { name: 'Availability' }).waitFor();
  await page.keyboard.press('i');
  const moved = page.getByRole('button', { name: /High interest/ }).first();
  await expectCome('Insights has not heard of the verdict.', moved.getByText('1 right').waitFor());
  story.say('Insights has moved: “High interest”, 1 right.');
  await picture(page, '6-insights');
}

/** What the AI and the prospect said before it rang, as the desk heard it, and what made it hand over. */
async function tellConversation(page: Page, handoffId: string, story: Story): Promise<void> {
  const brief = await page.evaluate(async (id) => {
    const read = await window.baton.request('history:get', { handoffId: id });
    return read.ok ? read.value.brief : null;
  }, handoffId);
  if (brief === null) throw new NotCome('The handoff that rings has no brief.');
  story.say('P: an AI talks to a prospect, and the desk listens.');
  for (const { speaker, text } of brief.transcript) story.say(`  ${speaker === 'ai' ? 'AI  ' : 'Dana'}  ${text}`);
  const { kind, probability, evidence } = brief.trigger;
  const turns = evidence.map(({ turn }) => turn).filter((turn) => turn !== null);
  story.say(`The trigger fires: ${kind}, ${probability?.toFixed(2) ?? 'asked for'}, on turns ${turns.join(', ')}.`);
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

async function until(condition: () => boolean): Promise<void> {
  const giveUp = performance.now() + 40_000;
  while (!condition()) {
    if (performance.now() > giveUp) throw new Error('waited too long');
    await pause(50);
  }
}

const data = mkdtempSync(path.join(tmpdir(), 'baton-demo-'));
mkdirSync(folder, { recursive: true });
console.log(`\nOne practice handoff, on the ${runtimeName}, without a display.\n`);
let baton: LaunchedApp | null = null;
try {
  const args = ['--accept-plain-keyring', repVoice(path.join(data, 'rep.wav'))];
  baton = await expectCome('Baton did not start.', launchBaton({ userData: path.join(data, 'baton'), args }));
  await takeHandoff(baton);
  console.log(`\nPictures of every step, light and dark: ${path.relative(process.cwd(), folder) || folder}`);
} catch (error) {
  console.error(error instanceof NotCome ? `\n${error.message}` : error);
  process.exitCode = 1;
} finally {
  await baton?.close();
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
}
