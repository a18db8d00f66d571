/** `test` with Baton at hand: started for the test, closed after it, with a picture and a trace kept of a failure. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type LaunchedApp, type LaunchOptions, launchBaton } from '../support/app.ts';
import { repVoice } from '../support/rep-voice.ts';

interface Fixtures {
  /** How to start the app; set by `test.use({ launch: { … } })`. */
  launch: LaunchOptions;
  baton: LaunchedApp;
  /** Starts Baton (again) on the same data: for what must survive the end of the app. The test closes it, or the fixture does. */
  start: (options?: LaunchOptions) => Promise<LaunchedApp>;
}

interface WorkerFixtures {
  /** Switch that gives the rep a voice. */
  voice: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  launch: [{}, { option: true }],
  voice: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'baton-voice-'));
      await use(repVoice(path.join(folder, 'rep.wav')));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  baton: async ({ launch, voice }, use, info) => {
    const baton = await launchBaton({ ...launch, args: ['--accept-plain-keyring', voice, ...(launch.args ?? [])] });
    const { tracing } = baton.electron.context();
    await tracing.start({ screenshots: true, snapshots: true });
    await use(baton);
    if (info.status === info.expectedStatus) await tracing.stop();
    else {
      await baton.page.screenshot({ path: info.outputPath('failure.png'), timeout: 5_000 }).catch((error: unknown) => {
        // A page that has crashed or is hidden cannot be pictured; the trace still tells.
        info.annotations.push({ type: 'no picture', description: String(error) });
      });
      await tracing.stop({ path: info.outputPath('trace.zip') });
    }
    await baton.close();
  },
  start: async ({ voice }, use) => {
    const userData = mkdtempSync(path.join(tmpdir(), 'baton-data-'));
    const ends: (() => Promise<void>)[] = [];
    await use(async (options = {}) => {
      const app = await launchBaton({ userData, ...options, args: options.args ?? ['--accept-plain-keyring', voice] });
      const child = app.electron.process();
      // Killed or closed by the test itself: nothing is left to close.
      ends.push(async () => void (child.exitCode === null && child.signalCode === null && (await app.close())));
      return app;
    });
    for (const end of ends) await end();
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  },
});

/** Ends the app as a crash or a power cut does; resolves when it is gone. */
export async function killApp(app: LaunchedApp): Promise<void> {
  const child = app.electron.process();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

export { expect };
