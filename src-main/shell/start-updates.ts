/** Loads the updater where Baton updates itself, and tells it what came before it was there. */
import { updateChannel } from '../contract/locks.ts';
import type { Settings } from '../contract/settings.ts';
import type { UpdateSource } from '../contract/update-source.ts';
import { createUpdates, type Updates } from './updates.ts';

export interface UpdatesStarted {
  follow(settings: Settings): void;
  callIsLive(live: boolean): void;
}

export function startUpdates(
  source: UpdateSource,
  tell: (id: string, message: string) => void,
  log: (event: string, fields: Record<string, string>) => void,
): UpdatesStarted {
  let updates: Updates | null = null;
  let settings: Settings | null = null;
  let live = false;
  const ready = (version: string): void =>
    tell('update-ready', `Baton ${version} is ready. It is put in place when you quit, never in a call.`);
  if (source === 'own') {
    void import('electron-updater').then(({ autoUpdater }) => {
      updates = createUpdates({ updater: autoUpdater, ready, log });
      if (settings !== null) updates.channel(updateChannel(settings));
      updates.callIsLive(live);
    });
  }
  return {
    follow(next) {
      settings = next;
      updates?.channel(updateChannel(next));
    },
    callIsLive(next) {
      live = next;
      updates?.callIsLive(next);
    },
  };
}
