/** Start, quit and what remains: the order of events, one instance, no Chromium left behind. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventually, type Fixture, fixtureFolder, hostProgram, launchFixture, noChromium } from './launch-fixture.ts';

function exitOf({ electron }: Fixture): Promise<unknown> {
  return new Promise((resolve) => electron.process().once('exit', (code, signal) => resolve(code ?? signal)));
}

/** Process ids of every Chromium that uses the profile. */
function chromiumsOf(userData: string): string[] {
  const marker = `--user-data-dir=${path.join(userData, 'chromium')}`;
  const ids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.filter((id) => {
    try {
      return fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').includes(marker);
    } catch {
      // It has ended since the folder was listed.
      return false;
    }
  });
}

describe.skipIf(noChromium)('life of the application', () => {
  test('knows its name, version and place', async () => {
    const { electron, userData } = await launchFixture();
    const known = await electron.evaluate(({ app }) => [
      app.getName(),
      app.getVersion(),
      app.getAppPath(),
      app.getPath('userData'),
      app.isPackaged,
    ]);
    expect(known).toEqual(['Fixture', '1.2.3', fixtureFolder, userData, false]);
    const versions = await electron.evaluate(() => [process.versions['electron'], process.versions['chrome']]);
    expect(versions).toEqual([expect.stringMatching(/^\d+\./), expect.stringMatching(/^\d+\./)]);
  });

  test('quits in the order Electron documents', async () => {
    const fixture = await launchFixture();
    const ended = exitOf(fixture);
    let output = '';
    fixture.electron.process().stdout?.on('data', (chunk) => {
      output += chunk;
    });
    await fixture.electron.evaluate(({ app }) => app.quit());
    expect(await ended).toBe(0);
    expect(output).toContain('before-quit close closed will-quit quit');
    expect(output).not.toContain('window-all-closed');
  });

  test('a window may refuse to close, and then the app stays', async () => {
    const { electron, events } = await launchFixture(['--keep-open']);
    await electron.evaluate(({ app }) => app.quit());
    expect(await events()).toEqual(expect.arrayContaining(['before-quit', 'close']));
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await electron.evaluate(({ app }) => app.exit(0));
  });

  test('the last window closed by its page ends in window-all-closed', async () => {
    const { electron, page, events } = await launchFixture();
    await page.evaluate('window.close()');
    await expect.poll(events, eventually).toEqual(expect.arrayContaining(['close', 'closed', 'window-all-closed']));
    await electron.evaluate(({ app }) => app.exit(0));
  });

  test('a second instance hands over its arguments and ends', async () => {
    const { userData, events } = await launchFixture();
    const second = spawn(hostProgram, [fixtureFolder, `--user-data-dir=${userData}`, 'tel:100'], {
      shell: process.platform === 'win32',
    });
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(3);
    await expect.poll(events, eventually).toContain('second-instance tel:100');
  });

  test('two apps run side by side', async () => {
    const [left, right] = await Promise.all([launchFixture(), launchFixture()]);
    expect(left.userData).not.toBe(right.userData);
    expect(await left.page.title()).toBe(await right.page.title());
  });

  test('a page that crashes is reported, and comes back whole when reloaded', async () => {
    const { electron, page, events } = await launchFixture();
    const started = async () => (await events()).filter((event) => event === 'page started').length;
    await expect.poll(started, eventually).toBe(1);
    const devTools = await page.context().newCDPSession(page);
    // The crashed page never answers.
    devTools.send('Page.crash').catch(() => 'gone');
    await expect.poll(events, eventually).toContain('page crashed');
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
    await expect.poll(started, eventually).toBe(2);
  });

  // The list of processes is read from /proc, which only Linux has.
  describe.runIf(process.platform === 'linux')('leaves no Chromium behind', () => {
    test('after a normal end', async () => {
      const fixture = await launchFixture();
      expect(chromiumsOf(fixture.userData)).not.toEqual([]);
      await fixture.electron.close();
      await expect.poll(() => chromiumsOf(fixture.userData), eventually).toEqual([]);
    });

    test('after SIGKILL of the host, and the lock is free again', async () => {
      const fixture = await launchFixture();
      const ended = exitOf(fixture);
      process.kill(fixture.electron.process().pid ?? 0, 'SIGKILL');
      expect(await ended).toBe('SIGKILL');
      await expect.poll(() => chromiumsOf(fixture.userData), eventually).toEqual([]);
      const again = await launchFixture([], fixture.userData);
      expect(await again.page.title()).toBe('Fixture');
    });

    test('and when Chromium dies, the app ends too', async () => {
      const fixture = await launchFixture();
      const ended = exitOf(fixture);
      const [browser] = chromiumsOf(fixture.userData)
        .map(Number)
        .sort((left, right) => left - right);
      process.kill(browser ?? 0, 'SIGKILL');
      expect(await ended).toBe(1);
    });
  });
});
