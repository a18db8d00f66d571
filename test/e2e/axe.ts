/** A page to assistive technology. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Finds nothing on what is shown now, in light and in dark. */
export async function inspect(page: Page, where: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((chosen) => window.baton.request('settings:set', { theme: chosen }), theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await analyse(page, `${where}, ${theme}`);
  }
}

/** Finds nothing on what is shown now, as it is. */
export async function analyse(page: Page, where: string): Promise<void> {
  // The other mode opens a page of its own, which Electron has no place for.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  expect.soft(found, where).toEqual([]);
}
