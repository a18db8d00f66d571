/** A Linux without a keyring: nothing is stored before the user has said yes, and the question comes once. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { untilReachable } from './rep.ts';
import { expect, test } from './test.ts';

// Elsewhere the operating system always brings a keyring.
if (process.platform === 'linux') {
  test('asks for consent, stores nothing until then, and does not ask again', async ({ start, voice }) => {
    const args = ['--password-store=basic', voice];
    const first = await start({ args });
    const database = path.join(first.userData, 'baton.db');
    await expect(first.page.getByRole('heading', { name: 'This computer has no keyring' })).toBeVisible();
    await first.page.keyboard.press('Enter');
    await expect(first.page.getByRole('heading', { name: 'This computer has no keyring' })).toBeVisible();
    expect(existsSync(database)).toBe(false);
    await first.page.keyboard.press('k');
    await untilReachable(first.page);
    expect(existsSync(database)).toBe(true);
    await first.close();

    const second = await start({ args });
    await untilReachable(second.page);
  });
}
