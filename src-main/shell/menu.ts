/**
 * The application menu. Electron's own has "Reload" and "Close" with keys that would end a call; Baton has none of it.
 * macOS needs a menu for copy, paste and quit to work at all.
 */
import { Menu } from 'electron';

export function installMenu(platform: NodeJS.Platform): void {
  if (platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]));
}
