import type { Page } from '@playwright/test';
import { longer } from './long-language.ts';

/** What a screen says while it fetches, in every language it is looked at in. */
const english = ['Opening…', 'Loading', 'Counting…'];
const fetching = [...english, ...english.map(longer), 'Abriendo…', 'Cargando', 'Contando…'];

/** Resolves when the situation's screen is there with what it had to load; one that never answers stays as it is. */
export async function untilSettled(page: Page, situation: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  if (situation === 'loading') return;
  await page.waitForFunction((words) => !words.some((word) => document.body.innerText.includes(word)), fetching);
}
