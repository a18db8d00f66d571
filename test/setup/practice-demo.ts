/**
 * `npm start` without a display: takes the first practice handoff as a rep would, by keyboard, prints each step with its
 * time since the INVITE and writes pictures of the screens. Ends with 1 and a sentence when something does not come.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { launchBaton, repositoryRoot, runtimeName } from '../support/app.ts';
import { repVoice } from '../support/rep-voice.ts';
import { watchInvite } from './watch-invite.ts';

const pictures = path.resolve(
  process.argv.slice(2).find((word) => !word.startsWith('-')) ?? path.join(repositoryRoot, 'dist/practice-handoff'),
);
/** How long the rep reads the card and talks, so that the run can be followed. */
const patience = { reading: 4_000, talking: 9_000 };

/** Runs a step that must come to pass; a failure says which one did not. */
async function must<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${what} did not come. ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`);
  }
}

async function picture(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join(pictures, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: null });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function takeHandoff(page: Page, invite: { at(): number | null }): Promise<void> {
  const say = (text: string): void => {
    const since = invite.at();
    const time = since === null ? '' : `+${((performance.now() - since) / 1000).toFixed(3)} s`;
    console.log(`  ${time.padStart(10)}  ${text}`);
  };
  await must('The practice line', () => expect(page.getByText(/Reachable, \d+ ms/)).toBeVisible({ timeout: 30_000 }));
  say(`signed in to the practice line (${await page.getByText(/Reachable, \d+ ms/).innerText()})`);
  await picture(page, '1-ready');

  await page.keyboard.press('p');
  const name = page.getByRole('heading', { level: 1 });
  await must('The whisper card', () =>
    expect(page.getByRole('group', { name: 'Not now' })).toBeVisible({ timeout: 20_000 }),
  );
  say(`the card is on the screen: ${await name.innerText()}, ${await page.locator('.position').first().innerText()}`);
  await must('The audio before the bridge', () => expect(page.getByText('Audio ready')).toBeVisible());
  say('audio is connected and silent both ways; the AI keeps the prospect company');
  await picture(page, '2-whisper-card');
  await wait(patience.reading);

  say('the rep has read who it is and why now, and presses Enter');
  await page.keyboard.press('Enter');
  await must('The bridge', () => expect(page.getByRole('button', { name: /^Mute/ })).toBeEnabled());
  say('bridged: both sides hear each other');
  await wait(patience.talking);
  await picture(page, '3-call');
  await page.keyboard.press('Control+Shift+H');
  await must('The feedback form', () =>
    expect(page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible(),
  );
  say('hung up; the AI asks how it did');

  await page.keyboard.press('2');
  await page.keyboard.press('4');
  await expect(page.getByRole('radio', { name: /^Enough/ })).toBeChecked();
  await picture(page, '4-feedback');
  await page.keyboard.press('Enter');
  await must('The saved feedback', () =>
    expect(page.getByRole('heading', { name: /Ready|Earlier today/ }).first()).toBeVisible(),
  );
  say('feedback in two keys, saved and on its way to the desk');
  await page.keyboard.press('h');
  await must('The history', () => expect(page.getByRole('heading', { name: 'History' }).first()).toBeVisible());
  await picture(page, '5-history');
}

mkdirSync(pictures, { recursive: true });
const folder = mkdtempSync(path.join(tmpdir(), 'baton-demo-'));
console.log(`\nNo display here, so Baton takes a practice handoff by itself, on the ${runtimeName}.\n`);
const baton = await launchBaton({ args: ['--accept-plain-keyring', repVoice(path.join(folder, 'rep.wav'))] });
try {
  const invite = watchInvite(baton.electron, (text) => console.log(text));
  await takeHandoff(baton.page, invite);
  console.log(
    `\nThe screens are in ${path.relative(process.cwd(), pictures) || pictures}. With a display, the same command opens Baton.`,
  );
} catch (error) {
  console.error(`\nThe practice handoff failed. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await baton.close();
  rmSync(folder, { recursive: true, force: true });
}
