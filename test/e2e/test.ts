/** `test` with Baton at hand: started for the test, closed after it, with a picture and a trace kept of a failure. */
import { test as base, expect } from '@playwright/test';
import { type LaunchedApp, type LaunchOptions, launchBaton } from '../support/app.ts';

interface Fixtures {
  /** How to start the app; set by `test.use({ launch: { … } })`. */
  launch: LaunchOptions;
  baton: LaunchedApp;
}

export const test = base.extend<Fixtures>({
  launch: [{}, { option: true }],
  baton: async ({ launch }, use, info) => {
    const baton = await launchBaton({ ...launch, args: ['--accept-plain-keyring', ...(launch.args ?? [])] });
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
});

export { expect };
