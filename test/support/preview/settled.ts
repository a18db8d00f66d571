import type { Page } from '@playwright/test';

/** Resolves when the situation's screen is there with what it had to load; one that never answers stays as it is. */
export async function untilSettled(page: Page, situation: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  if (situation === 'loading') return;
  await page.waitForFunction(() => !/Opening…|Loading|Counting…/.test(document.body.innerText));
}
