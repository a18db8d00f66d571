/** `app.getPath`. */
import os from 'node:os';
import path from 'node:path';
import { missing } from './loud.ts';
import { state } from './state.ts';

const overrides = new Map<string, string>();

function appData(): string {
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support');
  if (process.platform === 'win32') return process.env['APPDATA'] ?? path.join(os.homedir(), 'AppData', 'Roaming');
  return process.env['XDG_CONFIG_HOME'] || path.join(os.homedir(), '.config');
}

/** Throws for a name outside the host. */
export function getPath(name: string): string {
  const override = overrides.get(name);
  if (override !== undefined) return override;
  switch (name) {
    case 'home':
      return os.homedir();
    case 'temp':
      return os.tmpdir();
    case 'appData':
      return appData();
    case 'userData':
      return path.join(getPath('appData'), state.name);
    case 'sessionData':
      return getPath('userData');
    case 'logs':
      return path.join(getPath('userData'), 'logs');
    case 'exe':
      return process.execPath;
    case 'downloads':
      return path.join(os.homedir(), 'Downloads');
    default:
      throw missing(`app.getPath('${name}')`);
  }
}

export function setPath(name: string, value: string): void {
  if (!path.isAbsolute(value)) throw new Error('Path must be absolute');
  overrides.set(name, value);
}
