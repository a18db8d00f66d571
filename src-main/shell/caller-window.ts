/** The hidden window in which the practice line's AI and prospect talk. It has no preload: it knows its search params only. */
import { BrowserWindow } from 'electron';
import { callerPage } from './app-origin.ts';
import { securePreferences } from './secure-preferences.ts';

export interface CallerWindows {
  /** Resolves when the page has loaded. One practice caller at a time: an earlier one is closed. */
  open(params: URLSearchParams): Promise<void>;
  close(): void;
}

export function createCallerWindows(): CallerWindows {
  let current: BrowserWindow | null = null;

  const close = (): void => {
    if (current !== null && !current.isDestroyed()) current.destroy();
    current = null;
  };

  return {
    async open(params) {
      close();
      const window = new BrowserWindow({ show: false, webPreferences: { ...securePreferences } });
      current = window;
      window.on('closed', () => {
        if (current === window) current = null;
      });
      await window.loadURL(`${callerPage}?${params.toString()}`);
    },
    close,
  };
}
