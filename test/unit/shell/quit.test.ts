/** The end of the app: asked about a call, put away once. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { Presence } from '../../../src-main/contract/presence.ts';
import { putAwayBeforeQuit, quitWithCare } from '../../../src-main/shell/quit.ts';
import { unknownSurroundings } from '../../../src-main/shell/surfaces.ts';
import { fakeQuittingApp } from '../../support/fakes/fake-quitting-app.ts';

const asked = vi.hoisted(() => ({ answer: 0, times: 0 }));
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: async () => {
      asked.times += 1;
      return { response: asked.answer };
    },
  },
}));

beforeEach(() => {
  asked.times = 0;
});

it('waits until everything is put away, once', async () => {
  const app = fakeQuittingApp('will-quit');
  const away = Promise.withResolvers<void>();
  let times = 0;
  putAwayBeforeQuit(app as never, () => {
    times += 1;
    return away.promise;
  });
  app.quit();
  expect([app.ended, times]).toEqual([false, 1]);
  away.resolve();
  await vi.waitFor(() => expect(app.ended).toBe(true));
  expect(times).toBe(1);
});

it.each([
  ['idle', 0, 0, true],
  ['wrapping-up', 0, 0, true],
  ['ringing', 0, 1, false],
  ['talking', 0, 1, false],
  ['talking', 1, 1, true],
] as const)('%s, answer %i: asks %i times', async (phase, answer, times, ended) => {
  const app = fakeQuittingApp('will-quit');
  asked.answer = answer;
  const presence: Presence = { ...unknownSurroundings.presence, phase };
  await quitWithCare(app as never, {} as never, presence);
  expect([asked.times, app.ended]).toEqual([times, ended]);
});
