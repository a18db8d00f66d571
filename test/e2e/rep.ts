/** What a rep does by keyboard and sees on the screen. Everything waits for a state, never for time. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { HistoryDetail, HistoryItem } from '../../src-main/contract/history.ts';

/** Resolves when the phone has proved that it can be reached. */
export async function untilReachable(page: Page): Promise<void> {
  await expect(page.getByText(/Reachable, \d+ ms/)).toBeVisible({ timeout: 20_000 });
}

/** Moves the focus with Tab until it stands on `target`, as a rep without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it.');
}

/** Presses `key` until `choice` is made: a screen that came up under typing fingers ignores the first keys. */
export async function pressUntil(page: Page, key: string, choice: Locator): Promise<void> {
  await expect(async () => {
    if (!(await choice.isChecked())) await page.keyboard.press(key);
    await expect(choice).toBeChecked({ timeout: 100 });
  }).toPass({ intervals: [700] });
}

/** Starts the practice conversation of that title, and waits for its card. */
export async function takePractice(page: Page, title: string, prospect: string): Promise<void> {
  const script = page.getByRole('button', { name: title });
  if (await page.getByRole('button', { name: /^Choose/, expanded: false }).isVisible()) await page.keyboard.press('c');
  await tabTo(page, script);
  await page.keyboard.press('Enter');
  await untilRinging(page, prospect);
}

/** Starts the first practice conversation with its one key. */
export async function takeFirstPractice(page: Page): Promise<void> {
  await page.keyboard.press('p');
  await untilRinging(page, 'Dana Whitfield');
  // Her brief clears the call; on a busy machine it may come a moment after the ring.
  await expect(page.getByRole('button', { name: /^Bridge/ })).toBeEnabled();
}

export async function untilRinging(page: Page, prospect: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: prospect })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Not now' })).toBeVisible();
}

/** Sound both ways is proved: the call's own controls are free. */
export async function untilTalking(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Mute/ })).toBeEnabled();
}

export async function untilWrapUp(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
}

/** Bridges by key once the brief has cleared the call; resolves when both sides may speak. */
export async function bridge(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Bridge/ })).toBeEnabled();
  await page.keyboard.press('Enter');
  await untilTalking(page);
}

/** From the ring to the verdict form: bridges, waits for sound, hangs up. */
export async function talkThrough(page: Page): Promise<void> {
  await bridge(page);
  await page.keyboard.press('Control+Shift+H');
  await untilWrapUp(page);
}

/** What the meter on the call screen shows, 0..1. */
export function remoteLevel(page: Page): Promise<number> {
  return page.evaluate(() => {
    const bar = document.querySelector<HTMLElement>('.meter > span');
    return Number(/scaleX\((.+)\)/.exec(bar?.style.transform ?? '')?.[1] ?? '0');
  });
}

/** Handoffs as main has them, newest first. */
export async function history(page: Page): Promise<readonly HistoryItem[]> {
  const listed = await page.evaluate(() =>
    window.baton.request('history:list', { query: '', limit: 200, before: null }),
  );
  if (!listed.ok) throw new Error(listed.error.message);
  return listed.value;
}

export async function latest(page: Page): Promise<HistoryItem | undefined> {
  return (await history(page))[0];
}

export async function detail(page: Page, handoffId: string): Promise<HistoryDetail> {
  const got = await page.evaluate((id) => window.baton.request('history:get', { handoffId: id }), handoffId);
  if (!got.ok) throw new Error(got.error.message);
  return got.value;
}
