/** Baton at the operating system: global keys, starting with the computer. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acceleratorSchema, noGlobalKeys } from '../../../src-main/contract/global-keys.ts';
import { globalKeyAction } from '../../../src-main/shell/global-key-actions.ts';
import { createGlobalKeyring } from '../../../src-main/shell/global-keys.ts';
import { setOpenAtLogin } from '../../../src-main/shell/open-at-login.ts';
import { unknownSurroundings } from '../../../src-main/shell/surfaces.ts';

/** The system's keys: who holds which. */
const system = vi.hoisted(() => ({ held: new Map<string, () => void>(), others: new Set<string>() }));
vi.mock('electron', () => ({
  globalShortcut: {
    register(key: string, press: () => void) {
      if (system.others.has(key) || system.held.has(key)) return false;
      system.held.set(key, press);
      return true;
    },
    isRegistered: (key: string) => system.held.has(key),
    unregister: (key: string) => void system.held.delete(key),
  },
}));

beforeEach(() => {
  system.held.clear();
  system.others.clear();
});

describe('global keys', () => {
  it('hold nothing until chosen, exactly what is chosen, and nothing in the end', () => {
    const pressed: string[] = [];
    const keyring = createGlobalKeyring((key) => pressed.push(key));
    keyring.follow(noGlobalKeys);
    expect(system.held.size).toBe(0);
    keyring.follow({ ...noGlobalKeys, mute: 'Control+Alt+M', bridge: 'F9' });
    system.held.get('F9')?.();
    expect(pressed).toEqual(['bridge']);
    keyring.follow({ ...noGlobalKeys, mute: 'Control+Alt+N' });
    expect([...system.held.keys()]).toEqual(['Control+Alt+N']);
    keyring.release();
    expect(system.held.size).toBe(0);
  });

  it('say which of them another program has, and ask for it again', () => {
    system.others.add('F9');
    const keyring = createGlobalKeyring(() => undefined);
    const keys = { ...noGlobalKeys, bridge: 'F9', mute: 'F10' };
    expect(keyring.follow(keys)).toMatchObject({ bridge: 'taken', mute: 'works', 'hang-up': 'off' });
    system.others.clear();
    expect(keyring.follow(keys)).toMatchObject({ bridge: 'works', mute: 'works' });
    expect(keyring.standings().bridge).toBe('works');
  });

  it('never take a key away from typing', () => {
    const possible = (key: string) => acceleratorSchema.safeParse(key).success;
    expect(['Control+Alt+B', 'Control+Shift+7', 'F9', 'Shift+F12', 'Super+M'].filter(possible)).toHaveLength(5);
    expect(
      ['B', 'Shift+B', 'Enter', 'Control+', 'Control+Enter', 'F25', 'Alt', 'MediaPlayPause'].filter(possible),
    ).toEqual([]);
  });

  it('ask for what window and tray ask for', () => {
    const at = (state: 'available' | 'busy') => {
      const availability = { state, until: null, since: '2026-01-01T00:00:00Z' } as const;
      return globalKeyAction('availability', { ...unknownSurroundings, availability });
    };
    expect(at('available')).toEqual({ kind: 'availability', state: 'away', lasting: { kind: 'until-changed' } });
    expect(at('busy')).toEqual({ kind: 'availability', state: 'available', lasting: { kind: 'until-changed' } });
    expect(globalKeyAction('mute', unknownSurroundings)).toEqual({ kind: 'intent', intent: { type: 'toggle-mute' } });
    const waiting = { legId: 'b', headline: 'Dana', detail: null, blocked: false };
    const presence = { ...unknownSurroundings.presence, phase: 'talking', legId: 'a', waiting } as const;
    const ofCall = (key: 'bridge' | 'hang-up') => globalKeyAction(key, { ...unknownSurroundings, presence });
    expect(ofCall('bridge')).toEqual({ kind: 'intent', intent: { type: 'bridge', legId: 'b' } });
    expect(ofCall('hang-up')).toEqual({ kind: 'intent', intent: { type: 'hang-up', legId: 'a' } });
  });
});

describe.runIf(process.platform === 'linux')('starting with the computer', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'baton-login-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));
  const app = { isPackaged: true, getAppPath: () => '/opt/app', setLoginItemSettings: () => undefined };
  const file = () => path.join(home, 'autostart/baton.desktop');

  it('is a file that starts Baton minimised, and none', () => {
    setOpenAtLogin(app, true, { XDG_CONFIG_HOME: home, APPIMAGE: '/home/ana/My "Apps"/Baton 100%.AppImage' });
    expect(readFileSync(file(), 'utf8')).toContain(
      String.raw`Exec="/home/ana/My \\"Apps\\"/Baton 100%%.AppImage" "--minimised"`,
    );
    setOpenAtLogin(app, false, { XDG_CONFIG_HOME: home });
    expect(existsSync(file())).toBe(false);
    setOpenAtLogin(app, false, { XDG_CONFIG_HOME: home });
  });
});
