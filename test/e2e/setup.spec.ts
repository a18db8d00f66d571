/** An admin's setup in the running app: a link asks and never acts, a file brings the phone to its server, an older one changes nothing. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { fingerprintOf, signPayload } from '../../src-main/provision/envelope.ts';
import { repositoryRoot } from '../support/app.ts';
import { acme, adminKey, signedFile, signedLink } from '../support/setups.ts';
import { domain, runExchange } from '../unit/practice/sip-client.ts';
import { untilReachable } from './rep.ts';
import { expect, test } from './test.ts';

const settings = (page: Page) =>
  page.evaluate(async () => {
    const read = await window.baton.request('settings:get', {});
    return read.ok ? read.value : null;
  });

async function openFile(page: Page, setup: object): Promise<void> {
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  const buffer = signedFile(setup);
  await page.getByLabel('Setup file').setInputFiles({ name: 'acme.baton', mimeType: 'application/json', buffer });
}

test('a link brings the window forward and asks; leaving it changes nothing', async ({ baton }) => {
  const { page, userData } = baton;
  await untilReachable(page);
  const before = await settings(page);
  const cli = path.join(repositoryRoot, 'node_modules/electron/cli.js');
  const second = spawn(process.execPath, [cli, repositoryRoot, `--user-data-dir=${userData}`, signedLink()], {
    stdio: 'ignore',
  });
  await new Promise((resolve) => second.once('exit', resolve));
  await expect(page.getByRole('heading', { name: 'Acme sets up this phone' })).toBeVisible();
  await expect(page.getByText(fingerprintOf(signPayload(Buffer.alloc(0), adminKey).publicKey))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Ready. The next handoff rings here.' })).toBeVisible();
  expect(await settings(page)).toEqual(before);
});

test('a file signs the phone in where the admin says, by keyboard alone, and an older one is refused', async ({
  baton,
}) => {
  const { page } = baton;
  const running = await runExchange();
  const account = { label: 'Acme', server: running.url, domain, user: null, realm: domain };
  const setup = { ...acme, hosts: ['127.0.0.1'], account, desk: null };
  await untilReachable(page);
  await openFile(page, setup);
  await expect(page.getByText(`${running.url}`)).toBeVisible();
  await page.getByLabel('User name').focus();
  await page.keyboard.type('rep');
  await page.keyboard.press('Tab');
  await page.keyboard.type('rep-secret');
  await page.keyboard.press('Enter');
  await expect.poll(() => running.exchange.isRegistered('rep')).toBe(true);
  await untilReachable(page);
  const inForce = await settings(page);
  expect(inForce).toMatchObject({ line: 'edge', admin: { organisation: 'Acme' }, policy: { retentionDays: 90 } });

  await openFile(page, { ...setup, serial: 4 });
  await expect(page.getByLabel('Password')).toHaveCount(0);
  await page.getByLabel('User name').fill('somebody else');
  await expect(page.getByLabel('Password')).toBeVisible();
  await page.getByRole('button', { name: 'Leave everything as it is' }).click();

  await openFile(page, { ...setup, serial: 2, policy: {} });
  await expect(page.getByText('This setup is older (2) than the one in force (3).')).toBeVisible();
  await page.keyboard.press('Enter');
  expect(await settings(page)).toEqual(inForce);
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { name: 'Set by Acme' })).toBeVisible();
  await expect(page.getByLabel('Only numbers that begin with')).toHaveAttribute('readonly', '');
  await running.close();
});
