/** Follows the page of the main window: when it listens, when it is gone, and brings it back after a crash. */
import type { BrowserWindow } from 'electron';
import type { Log } from './log.ts';

export interface PageLife {
  /** The page has loaded and listens. */
  pageReady(): void;
  /** The page is loading, loading again or gone; what it last reported is no longer true. */
  pageGone(): void;
}

/** A page that dies more often than this in a minute stays down: loading it again would not help. */
const revivals = 3;

export function watchPage(window: BrowserWindow, lives: readonly PageLife[], log: Log): void {
  const died: number[] = [];
  const gone = (): void => {
    for (const life of lives) life.pageGone();
  };
  const contents = window.webContents;
  contents.on('did-start-loading', gone);
  contents.on('did-finish-load', () => {
    for (const life of lives) life.pageReady();
  });
  contents.on('preload-error', (_event, _path, error) => {
    log.write('error', 'preload-failed', { name: error.name, message: error.message });
  });
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    gone();
    log.write('error', 'page-gone', { reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    died.push(now);
    if (died.filter((at) => now - at < 60_000).length <= revivals) contents.reload();
  });
}
