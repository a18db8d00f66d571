/** Which BrowserWindow options the host knows, and which settings it refuses because it could not honour them. */
import type * as Electron from 'electron';
import { missing } from './loud.ts';

export type WindowOptions = Electron.BrowserWindowConstructorOptions;

const known: readonly (keyof WindowOptions)[] = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'x',
  'y',
  'show',
  'title',
  'icon',
  'backgroundColor',
  'autoHideMenuBar',
  'skipTaskbar',
  'focusable',
  'resizable',
  'useContentSize',
  'paintWhenInitiallyHidden',
  'webPreferences',
  'titleBarStyle',
];

const knownPreferences: readonly (keyof Electron.WebPreferences)[] = [
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webSecurity',
  'webviewTag',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'navigateOnDragDrop',
  'safeDialogs',
  'disableBlinkFeatures',
  'enableBlinkFeatures',
  'devTools',
  'spellcheck',
  'backgroundThrottling',
  'autoplayPolicy',
  'additionalArguments',
];

/** The host is always isolated, sandboxed and secure; a product that asks for less must not be told that it works. */
const refused: readonly [keyof Electron.WebPreferences, boolean][] = [
  ['sandbox', false],
  ['contextIsolation', false],
  ['nodeIntegration', true],
  ['nodeIntegrationInWorker', true],
  ['nodeIntegrationInSubFrames', true],
  ['webSecurity', false],
  ['webviewTag', true],
  ['allowRunningInsecureContent', true],
];

/** Throws for an option outside the host. */
export function checkOptions(options: WindowOptions): void {
  const preferences = options.webPreferences ?? {};
  for (const key of Object.keys(options)) {
    if (!known.some((name) => name === key)) throw missing(`BrowserWindow option ${key}`);
  }
  for (const key of Object.keys(preferences)) {
    if (!knownPreferences.some((name) => name === key)) throw missing(`webPreferences.${key}`);
  }
  for (const [name, value] of refused) {
    if (preferences[name] === value) throw missing(`webPreferences.${name}: ${value}`);
  }
}
