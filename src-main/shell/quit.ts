/** Quitting: asked twice when a prospect would be cut off, and only after everything is put away. */
import { type App, type BrowserWindow, dialog } from 'electron';
import { t } from '../contract/i18n/translate.ts';
import type { Presence } from '../contract/presence.ts';

/** Longest time putting away may take, ms: a hanging server must not keep the app from ending. */
const patienceMs = 3_000;

/** For the rep's own wish (tray). The system's shutdown and signals do not ask. */
export async function quitWithCare(app: App, window: BrowserWindow, presence: Presence): Promise<void> {
  if (presence.phase === 'idle' || presence.phase === 'wrapping-up') {
    app.quit();
    return;
  }
  const waiting = presence.phase === 'ringing';
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: waiting ? t('A prospect is waiting for you.') : t('You are in a call.'),
    detail: waiting ? t('Quitting now sends them back to the AI.') : t('Quitting now hangs up on them.'),
    buttons: [t('Stay'), t('Quit anyway')],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) app.quit();
}

/** Runs `putAway` once between the last window and the end of the process. */
export function putAwayBeforeQuit(app: App, putAway: () => Promise<void>): void {
  let done = false;
  app.on('will-quit', (event) => {
    if (done) return;
    event.preventDefault();
    done = true;
    const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
    void Promise.race([putAway(), patience]).finally(() => app.quit());
  });
}
