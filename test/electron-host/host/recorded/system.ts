/** Small surfaces of the operating system: global keys, power, links, screen. */
import type * as Electron from 'electron';
import { HostEmitter, loud, loudInstances } from '../loud.ts';

export const shortcuts = new Map<string, () => void>();

export const globalShortcut = loud('globalShortcut', {
  register(accelerator, callback) {
    if (shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, callback);
    return true;
  },
  isRegistered: (accelerator) => shortcuts.has(accelerator),
  unregister(accelerator) {
    shortcuts.delete(accelerator);
  },
  unregisterAll() {
    shortcuts.clear();
  },
} satisfies Partial<Electron.GlobalShortcut>);

/** Addresses given to shell.openExternal, in order. */
export const openedLinks: string[] = [];

export const shell = loud('shell', {
  async openExternal(url) {
    openedLinks.push(url);
  },
} satisfies Partial<Electron.Shell>);

class PowerMonitor
  extends HostEmitter
  implements Pick<Electron.PowerMonitor, 'getSystemIdleState' | 'getSystemIdleTime' | 'isOnBatteryPower'>
{
  /** For tests: seconds since the last key or pointer movement. */
  idleSeconds = 0;
  /** For tests: as Linux tells it, when asked. */
  locked = false;

  constructor() {
    super('powerMonitor', ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown', 'on-ac', 'on-battery']);
  }

  getSystemIdleState(idleThreshold: number): 'active' | 'idle' | 'locked' {
    if (this.locked) return 'locked';
    return this.idleSeconds >= idleThreshold ? 'idle' : 'active';
  }

  getSystemIdleTime(): number {
    return this.idleSeconds;
  }

  isOnBatteryPower(): boolean {
    return false;
  }
}
loudInstances('powerMonitor', PowerMonitor);

export const powerMonitor = new PowerMonitor();

export const powerBlockers = new Map<number, string>();
let lastBlocker = 0;

export const powerSaveBlocker = loud('powerSaveBlocker', {
  start(type) {
    lastBlocker += 1;
    powerBlockers.set(lastBlocker, type);
    return lastBlocker;
  },
  stop: (id) => powerBlockers.delete(id),
  isStarted: (id) => powerBlockers.has(id),
} satisfies Partial<Electron.PowerSaveBlocker>);

const area = { x: 0, y: 0, width: 1280, height: 800 };
const display = loud('display', {
  id: 1,
  bounds: area,
  workArea: area,
  size: { width: area.width, height: area.height },
  workAreaSize: { width: area.width, height: area.height },
  scaleFactor: 1,
} satisfies Partial<Electron.Display>);

const displays = {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
} satisfies { [Member in keyof Electron.Screen]?: unknown };
export const screen = loud('screen', displays);
