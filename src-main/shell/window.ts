/** The main window: remembers its place, hides to the tray, comes forward on a ring without taking the keyboard. */
import path from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { mainPage } from './app-origin.ts';
import { securePreferences } from './secure-preferences.ts';
import { reachableBounds, readBounds, windowSize, writeBounds } from './window-bounds.ts';

export interface MainWindow {
  readonly window: BrowserWindow;
  /** For the rep's own wish (tray, notification, second start): shown, restored and focused. */
  show(): void;
  /** For a ring: visible and flashing, focus stays in the CRM. */
  raise(): void;
  /** For a ring: only flashing, where it is. */
  flash(): void;
  /** Ends the flashing. */
  settle(): void;
  setTitle(title: string): void;
  /** From now on closing really closes. */
  allowClose(): void;
}

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly userData: string;
  readonly developer: boolean;
  /** Started by the system, not by the rep. */
  readonly minimised: boolean;
}

export function openMainWindow(options: WindowOptions): MainWindow {
  const file = path.join(options.userData, 'window.json');
  const saved = readBounds(file);
  const bounds = saved === null ? null : reachableBounds(saved, screen.getDisplayMatching(saved).workArea);
  const window = new BrowserWindow({
    ...windowSize,
    ...(bounds ?? {}),
    title: 'Baton',
    icon: options.icon,
    show: false,
    // The page's own paper colour, so that the first frame does not flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101215' : '#f6f5f1',
    webPreferences: { ...securePreferences, preload: options.preload, devTools: options.developer },
  });
  let closing = false;
  const remember = (): void => {
    if (!window.isMinimized() && !window.isFullScreen()) writeBounds(file, window.getNormalBounds());
  };

  window.once('ready-to-show', () => (options.minimised ? window.minimize() : window.show()));
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('focus', () => window.flashFrame(false));
  window.on('close', (event) => {
    remember();
    if (closing) return;
    event.preventDefault();
    window.hide();
  });
  void window.loadURL(mainPage);

  /** While the app is being put away the window is gone already, but links, calls and the tray still arrive. */
  const whileOpen = (act: () => void): void => {
    if (!window.isDestroyed()) act();
  };

  return {
    window,
    show: () =>
      whileOpen(() => {
        if (window.isMinimized()) window.restore();
        window.show();
        window.focus();
      }),
    raise: () =>
      whileOpen(() => {
        if (window.isFocused()) return;
        // Not restore(): it would activate the window and swallow what the rep is typing elsewhere.
        window.showInactive();
        window.moveTop();
        window.flashFrame(true);
      }),
    flash: () =>
      whileOpen(() => {
        if (!window.isFocused()) window.flashFrame(true);
      }),
    settle: () => whileOpen(() => window.flashFrame(false)),
    setTitle: (title) => whileOpen(() => window.setTitle(title)),
    allowClose() {
      closing = true;
    },
  };
}
