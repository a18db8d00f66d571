/**
 * Updates: looked for and fetched in silence, put in place when the rep quits, and never in a call: a download under way is
 * stopped when one begins and taken up after it. What is fetched is checked by electron-updater: its SHA-512 against the
 * channel's file, on Windows and macOS also who signed it.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { App } from 'electron';
import type { UpdateChannel } from '../contract/policy.ts';
import type { UpdateSource } from '../contract/update-source.ts';

/** Ends a download; its promise is rejected then. */
export interface DownloadToken {
  readonly cancelled: boolean;
  cancel(): void;
}

/** The part of electron-updater's AppUpdater Baton uses. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  channel: string | null;
  /** With `autoDownload` off the token is that of no download yet. */
  checkForUpdates(): Promise<{
    readonly isUpdateAvailable: boolean;
    readonly cancellationToken?: DownloadToken;
  } | null>;
  downloadUpdate(token?: DownloadToken): Promise<unknown>;
  on(event: 'update-downloaded', listener: (info: { readonly version: string }) => void): unknown;
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
  /** Looking or fetching. */
  let busy = false;
  let download: DownloadToken | null = null;
  /** Due or stopped in a call: looked for anew after it, for the line belongs to the sound. */
  let putOff = false;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;

  async function lookAndFetch(): Promise<void> {
    busy = true;
    try {
      const found = await updater.checkForUpdates();
      if (found?.isUpdateAvailable !== true || found.cancellationToken === undefined) return;
      if (live) {
        putOff = true;
        return;
      }
      download = found.cancellationToken;
      await updater.downloadUpdate(download);
    } catch {
      // Told by an event as well, unless it was stopped on purpose.
    } finally {
      busy = false;
      download = null;
    }
    goOn();
  }

  function look(): void {
    if (live) putOff = true;
    else if (!busy) void lookAndFetch();
  }

  /** Only what has ended can begin again: until then electron-updater answers with the download that was stopped. */
  function goOn(): void {
    if (!putOff || live || busy) return;
    putOff = false;
    look();
  }

  updater.on('update-downloaded', ({ version }) => ready(version));
  // Without a listener an error would end the program.
  updater.on('error', ({ message }) => log('update-failed', { why: message.slice(0, 200) }));
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
      if (next && download !== null) {
        putOff = true;
        download.cancel();
      }
      goOn();
    },
    stop() {
      clearTimeout(first);
      clearInterval(again);
      download?.cancel();
    },
  };
}

/** `resources`: the folder beside the program, where the packer leaves the update address it was given. */
export function updateSource(
  app: Pick<App, 'isPackaged'>,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  resources: string,
): UpdateSource {
  if (app.isPackaged && platform === 'linux' && (env['APPIMAGE'] ?? '') === '') return 'system';
  return app.isPackaged && existsSync(path.join(resources, 'app-update.yml')) ? 'own' : 'none';
}
