/**
 * Before the app ends the page takes leave: it hangs up, so that nobody is left in a call with no one, takes its contact back,
 * so that the next prospect goes to somebody else, and has written what became of its calls.
 */
import type { App } from 'electron';

export interface Farewell {
  /** The page listens now. */
  pageReady(): void;
  /** The page is gone or being loaded again: nobody is there to take leave. */
  pageGone(): void;
  /** The page has left the phone line. */
  taken(): void;
}

/** Longest a page may take, ms: longer than it waits for a phone server that does not answer, and no reason never to end. */
const patienceMs = 4_500;

/** `ask`: tells the page. From then on the app has no use for its window. */
export function farewellBeforeQuit(app: App, ask: () => void): Farewell {
  let ready = false;
  let state: 'open' | 'leaving' | 'over' = 'open';

  function leave(): void {
    if (state !== 'leaving') return;
    state = 'over';
    app.quit();
  }

  app.on('before-quit', (event) => {
    if (state === 'open' && !ready) state = 'over';
    if (state === 'over') return;
    event.preventDefault();
    if (state === 'leaving') return;
    state = 'leaving';
    setTimeout(leave, patienceMs);
    ask();
  });

  return {
    pageReady() {
      ready = true;
    },
    pageGone() {
      ready = false;
      leave();
    },
    taken: leave,
  };
}
