/** Sleep, wake, lock: told to the phone, which then proves its registration anew. And no sleep while a call is on. */
import { powerMonitor, powerSaveBlocker } from 'electron';
import type { PushOf } from '../contract/channels.ts';
import { isLive, type Presence } from '../contract/presence.ts';

export type PowerEvent = PushOf<'power'>['event'];

export function watchPower(tell: (event: PowerEvent) => void): void {
  powerMonitor.on('suspend', () => tell('suspend'));
  powerMonitor.on('resume', () => tell('resume'));
  powerMonitor.on('lock-screen', () => tell('lock'));
  powerMonitor.on('unlock-screen', () => tell('unlock'));
}

/** Keeps the machine awake from the ring to the hang-up. The screen may go dark. */
export function createSleepBlocker(): { follow(presence: Presence): void; release(): void } {
  let blocker: number | null = null;
  const release = (): void => {
    if (blocker !== null) powerSaveBlocker.stop(blocker);
    blocker = null;
  };
  return {
    follow({ phase }) {
      if (!isLive(phase)) release();
      else blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    },
    release,
  };
}
