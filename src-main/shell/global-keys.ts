/** Global keys at the operating system. They only ask for what window and tray ask for, too. */
import { globalShortcut } from 'electron';
import { type GlobalKey, type GlobalKeyStandings, type GlobalKeys, noGlobalKeys } from '../contract/global-keys.ts';

export interface GlobalKeyring {
  /** Holds exactly these keys from now on, and says which of them Baton was given. */
  follow(keys: GlobalKeys): GlobalKeyStandings;
  standings(): GlobalKeyStandings;
  /** Gives all of them back. */
  release(): void;
}

const nothingHeld: GlobalKeyStandings = { bridge: 'off', 'hang-up': 'off', mute: 'off', availability: 'off' };

export function createGlobalKeyring(press: (key: GlobalKey) => void): GlobalKeyring {
  let held = noGlobalKeys;
  let standings = nothingHeld;

  function take(key: GlobalKey, accelerator: string | null): 'off' | 'works' | 'taken' {
    if (accelerator === null) return 'off';
    return globalShortcut.register(accelerator, () => press(key)) ? 'works' : 'taken';
  }

  function giveBack(): void {
    for (const accelerator of Object.values(held)) {
      // Unregistering what Baton was refused would be to no avail, and is refused by some desktops.
      if (accelerator !== null && globalShortcut.isRegistered(accelerator)) globalShortcut.unregister(accelerator);
    }
    held = noGlobalKeys;
    standings = nothingHeld;
  }

  return {
    follow(keys) {
      const same = JSON.stringify(keys) === JSON.stringify(held);
      // What was refused is asked for again: the other program may have ended.
      if (same && !Object.values(standings).includes('taken')) return standings;
      giveBack();
      standings = {
        bridge: take('bridge', keys.bridge),
        'hang-up': take('hang-up', keys['hang-up']),
        mute: take('mute', keys.mute),
        availability: take('availability', keys.availability),
      };
      held = keys;
      return standings;
    },
    standings: () => standings,
    release: giveBack,
  };
}
