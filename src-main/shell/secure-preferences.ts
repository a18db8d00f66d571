/** Web preferences every window shares; a window adds its preload and nothing else (checklist 2 to 10). */
import type { WebPreferences } from 'electron';

export const securePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  spellcheck: false,
  // A hidden phone must keep its registration and its audio: timers run at full speed.
  backgroundThrottling: false,
} as const satisfies WebPreferences;
