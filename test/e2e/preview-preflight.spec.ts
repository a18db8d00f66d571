/** The test before the first call, from its start to its findings, by keyboard. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { previewForTests } from './preview.ts';

const { open } = previewForTests();

async function tested(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start the test' }).press('Enter');
  await page.getByRole('button', { name: 'Yes' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Test again' })).toBeVisible();
}

const bandwidth = (page: Page) => page.locator('.preflight dd').last();

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a relay is judged by what went through it, ${colorScheme}`, async () => {
    const page = await open('preflight-relay', { colorScheme });
    await tested(page);
    await expect(bandwidth(page)).toHaveText(
      '2,340 kbit/s up and down at once, 2% lost, 42 ms to the relay and back. Words will be missing now and then.',
    );
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    await page.context().close();
  });
}

test('without a relay nothing is claimed about the way', async () => {
  const page = await open('preflight-no-relay');
  await tested(page);
  await expect(bandwidth(page)).toContainText('Not measured: without a relay (TURN)');
  await page.context().close();
});

test('a relay that does not answer is not asked twice', async () => {
  const page = await open('settings');
  await tested(page);
  await expect(bandwidth(page)).toHaveText('Not measured: nothing came back from the relay.');
  await page.context().close();
});
