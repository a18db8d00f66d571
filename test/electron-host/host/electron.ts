/** What `import … from 'electron'` gives in the main process, and `recorded`, which only tests ask for. */
import type * as Electron from 'electron';
import { app, appRecord } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { loud } from './loud.ts';
import { net } from './net.ts';
import { protocol } from './protocol.ts';
import { dialog, dialogAnswers, dialogs } from './recorded/dialog.ts';
import { Menu, MenuItem } from './recorded/menu.ts';
import { nativeImage } from './recorded/native-image.ts';
import { Notification, notifications } from './recorded/notification.ts';
import {
  globalShortcut,
  openedLinks,
  powerBlockers,
  powerMonitor,
  powerSaveBlocker,
  screen,
  shell,
  shortcuts,
} from './recorded/system.ts';
import { Tray, trays } from './recorded/tray.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';
import { nativeTheme } from './theme.ts';
import { windows } from './windows.ts';

const webContents = loud('webContents', {
  getAllWebContents: () => windows.contents(),
  fromId: (id: number) => windows.contents().find((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId: string) => windows.byTarget(targetId),
});

/** What the operating system would have been shown or told; see README.md. */
const recorded = {
  app: appRecord,
  trays,
  notifications,
  shortcuts,
  openedLinks,
  dialogs,
  dialogAnswers,
  powerBlockers,
};
export type Recorded = typeof recorded;

const members = {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
} satisfies { [Member in keyof typeof Electron]?: unknown };

export {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
};

const electron = loud('electron', { ...members, recorded });

/** `require('electron')`, as CommonJS and the inspector ask for it. */
export { electron as 'module.exports' };
