/** The buttons of a headset: connected in the settings by keyboard, and moving the call on the screen. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { held } from '../support/fakes/fake-headset.ts';
import { previewForTests } from './preview.ts';

const { open } = previewForTests();

test('a headset is connected and let go by keyboard, and says in words how it stands', async () => {
  const page = await open('settings-devices');
  const part = page.getByRole('region', { name: 'Headset buttons' });
  await part.getByRole('button', { name: 'Connect Jabra Evolve2 65' }).focus();
  await page.keyboard.press('Enter');
  await expect(part.getByRole('status')).toHaveText(
    'In use: answers and hangs up, mutes, holds or swaps; its lights follow the call.',
  );
  await part.getByRole('button', { name: 'Disconnect Jabra Evolve2 65' }).focus();
  await page.keyboard.press('Enter');
  await expect(part.getByRole('button', { name: 'Connect Jabra Evolve2 65' })).toBeVisible();
  await page.context().close();
});

test('mute on the headset is mute on the screen', async () => {
  const page = await open('talking-headset');
  await expect.poll(() => page.evaluate(() => window.preview.headset.opened)).toBe(true);
  await page.evaluate((mute) => window.preview.headset.press(mute), held.mute);
  await expect(page.getByText('The prospect cannot hear you.')).toBeVisible();
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`assistive technology finds nothing missing, ${colorScheme}`, async () => {
    const page = await open('settings-headset-refused', { colorScheme });
    await expect(page.getByText('The system does not let Baton use its buttons.')).toBeVisible();
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    await page.context().close();
  });
}
