/**
 * The application menu. Electron's own has "Reload" and "Close" with keys that would end a call; Baton has none of it.
 * macOS needs a menu for copy, paste and quit to work at all; its own Quit would hang up without asking.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { onLanguage, t } from '../contract/i18n/translate.ts';

/** `quit`: the rep's own wish to quit. */
export function installMenu(platform: NodeJS.Platform, quit: () => void): void {
  if (platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  build(quit);
  onLanguage(() => build(quit));
}

function build(quit: () => void): void {
  const baton: MenuItemConstructorOptions = {
    label: 'Baton',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { label: t('Quit Baton'), accelerator: 'Command+Q', click: quit },
    ],
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate([baton, { role: 'editMenu' }, { role: 'windowMenu' }]));
}
