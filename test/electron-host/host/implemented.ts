/** What of Electron's three large classes the host implements, in Electron's own types. */
import type * as Electron from 'electron';

export type AppMembers = Pick<
  Electron.App,
  | 'isPackaged'
  | 'name'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'getLocale'
  | 'isReady'
  | 'whenReady'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'getLoginItemSettings'
  | 'setLoginItemSettings'
  | 'setBadgeCount'
  | 'focus'
  | 'relaunch'
  | 'quit'
  | 'exit'
>;

export type WindowMembers = Pick<
  Electron.BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'minimize'
  | 'restore'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'isVisible'
  | 'isMinimized'
  | 'isFullScreen'
  | 'isFocused'
  | 'flashFrame'
  | 'setOverlayIcon'
  | 'setTitle'
  | 'getTitle'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'moveTop'
>;

export type ContentsMembers = Pick<
  Electron.WebContents,
  'id' | 'send' | 'loadURL' | 'getURL' | 'isDestroyed' | 'reload' | 'close' | 'setWindowOpenHandler'
>;
