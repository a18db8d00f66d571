/** The number at Baton's icon: missed handoffs since the rep last looked at the window. */
import path from 'node:path';
import { app, type BrowserWindow, nativeImage } from 'electron';
import { t } from '../contract/i18n/translate.ts';
import type { MissedHandoff } from './missed.ts';

export interface Badge {
  follow(missed: readonly MissedHandoff[]): void;
}

/** `folder` holds the picture Windows lays over the icon, having no numbers of its own. */
export function createBadge(window: BrowserWindow, folder: string): Badge {
  let seen = 0;
  let shown = 0;

  function show(count: number): void {
    if (count === shown || window.isDestroyed()) return;
    shown = count;
    if (process.platform !== 'win32') {
      app.setBadgeCount(count);
      return;
    }
    const image = count === 0 ? null : nativeImage.createFromPath(path.join(folder, 'missed.png'));
    window.setOverlayIcon(image, count === 0 ? '' : t('{count} missed', { count }));
  }

  window.on('focus', () => {
    seen = Date.now();
    show(0);
  });
  return {
    follow(missed) {
      if (!window.isDestroyed() && window.isFocused()) seen = Date.now();
      show(missed.filter(({ at }) => at > seen).length);
    },
  };
}
