/** Starting with the computer, minimised. Linux has no call for it: desktops read a file (XDG autostart specification). */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from 'electron';
import { hasOwnFlag } from './deep-links.ts';

/** Baton's own flag: the window does not come up. */
export const minimisedFlag = '--minimised';

type LoginApp = Pick<App, 'isPackaged' | 'getAppPath' | 'setLoginItemSettings'>;

/** Throws where the file cannot be written. */
export function setOpenAtLogin(app: LoginApp, open: boolean, environment: NodeJS.ProcessEnv = process.env): void {
  const args = [...(app.isPackaged ? [] : [app.getAppPath()]), minimisedFlag];
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: open, args });
    return;
  }
  const folder = path.join(
    environment['XDG_CONFIG_HOME'] || path.join(environment['HOME'] ?? '', '.config'),
    'autostart',
  );
  const file = path.join(folder, 'baton.desktop');
  if (!open) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true });
  // An AppImage runs from a mount that is gone after the next start; the file itself is in APPIMAGE.
  const command = [environment['APPIMAGE'] || process.execPath, ...args].map(quoted).join(' ');
  writeFileSync(file, `[Desktop Entry]\nType=Application\nName=Baton\nExec=${command}\nTerminal=false\n`);
}

/** The system started Baton, and nobody waits for its window. */
export function startedAtLogin(app: Pick<App, 'getLoginItemSettings'>, argv: readonly string[]): boolean {
  if (process.platform === 'darwin') return app.getLoginItemSettings().wasOpenedAtLogin;
  return hasOwnFlag(argv, minimisedFlag);
}

/** An argument of an Exec line, Desktop Entry Specification 1.5: quoted, and the quoting itself escaped once more as a string. */
function quoted(argument: string): string {
  const escaped = argument
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  return `"${escaped}"`;
}
