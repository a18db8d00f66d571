/**
 * Updates: looked for and fetched in silence, put in place when the rep quits, and never in a call. What is fetched is
 * checked by electron-updater: its SHA-512 against the channel's file, on Windows and macOS also who signed it.
 */
import type { App } from 'electron';
import type { UpdateChannel } from '../contract/policy.ts';

/** The part of electron-updater's AppUpdater Baton uses. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  channel: string | null;
  checkForUpdates(): Promise<unknown>;
  downloadUpdate(): Promise<unknown>;
  on(event: 'update-available' | 'update-downloaded', listener: (info: { readonly version: string }) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface Updates {
  channel(channel: UpdateChannel): void;
  /** A call began to ring, or the last one is over. */
  callIsLive(live: boolean): void;
  stop(): void;
}

export interface UpdatesDependencies {
  readonly updater: Updater;
  /** An update waits to be put in place. */
  readonly ready: (version: string) => void;
  readonly log: (event: string, fields: Record<string, string>) => void;
}

/** The first look waits until the morning's rush of starting is over, ms. */
const firstLookMs = 60_000;
const lookEveryMs = 6 * 3_600_000;

export function createUpdates({ updater, ready, log }: UpdatesDependencies): Updates {
  let live = false;
  /** Found in a call: fetched after it, for the line belongs to the sound. */
  let waiting = false;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;

  const failed = (error: unknown): void =>
    log('update-failed', { why: error instanceof Error ? error.message.slice(0, 200) : String(error) });
  const look = (): void => void (live ? undefined : updater.checkForUpdates().catch(failed));
  const fetchIt = (): void => {
    waiting = live;
    if (!live) void updater.downloadUpdate().catch(failed);
  };

  updater.on('update-available', fetchIt);
  updater.on('update-downloaded', ({ version }) => ready(version));
  // Without a listener an error would end the program.
  updater.on('error', failed);
  const first = setTimeout(look, firstLookMs);
  const again = setInterval(look, lookEveryMs);

  return {
    channel(channel) {
      updater.channel = channel;
      // Setting a channel allows it: whoever leaves the beta waits until the others have caught up.
      updater.allowDowngrade = false;
    },
    callIsLive(next) {
      live = next;
      updater.autoInstallOnAppQuit = !next;
      if (!next && waiting) fetchIt();
    },
    stop() {
      clearTimeout(first);
      clearInterval(again);
    },
  };
}

/** deb and rpm are updated by the system that installed them; an unpacked folder by nobody. */
export function updatesItself(
  app: Pick<App, 'isPackaged'>,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): boolean {
  return app.isPackaged && (platform !== 'linux' || (env['APPIMAGE'] ?? '') !== '');
}
