/** The app ends only after its page has left the phone line, and never waits for a page that cannot. */
import { expect, it, vi } from 'vitest';
import { farewellBeforeQuit } from '../../../src-main/shell/farewell.ts';
import { fakeQuittingApp } from '../../support/fakes/fake-quitting-app.ts';

function quitting() {
  const app = fakeQuittingApp('before-quit');
  const ask = vi.fn();
  const farewell = farewellBeforeQuit(app as never, ask);
  return { app, ask, farewell };
}

it('asks a page that listens once, and ends when it has left', () => {
  const { app, ask, farewell } = quitting();
  farewell.pageReady();
  app.quit();
  app.quit();
  expect([app.ended, ask.mock.calls.length]).toEqual([false, 1]);
  farewell.taken();
  expect(app.ended).toBe(true);
});

it('asks nobody where no page listens', () => {
  const { app, ask, farewell } = quitting();
  farewell.pageReady();
  farewell.pageGone();
  app.quit();
  expect([app.ended, ask.mock.calls.length]).toEqual([true, 0]);
});

it('waits no longer for a page that dies over it', () => {
  const { app, farewell } = quitting();
  farewell.pageReady();
  app.quit();
  farewell.pageGone();
  expect(app.ended).toBe(true);
});

it('gives a page that says nothing up after a while', () => {
  vi.useFakeTimers();
  try {
    const { app, farewell } = quitting();
    farewell.pageReady();
    app.quit();
    vi.advanceTimersByTime(4_400);
    expect(app.ended).toBe(false);
    vi.advanceTimersByTime(200);
    expect(app.ended).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

it('takes the word of a page that leaves without being asked for nothing', () => {
  const { app, farewell } = quitting();
  farewell.pageReady();
  farewell.taken();
  expect(app.ended).toBe(false);
});
