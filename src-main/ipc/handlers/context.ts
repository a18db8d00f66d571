/** What the handlers work with. Built once in main.ts. */

import type { GlobalKeyStandings } from '../../contract/global-keys.ts';
import type { Presence } from '../../contract/presence.ts';
import { fail, type Result } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import type { UpdateSource } from '../../contract/update-source.ts';
import { storeFailure } from '../../db/failure.ts';
import type { Workspace } from '../../handoff/workspace.ts';
import type { Proposals } from '../../provision/proposals.ts';
import type { Keyring } from '../../shell/keyring.ts';
import type { Log } from '../../shell/log.ts';
import type { AskWhere } from '../../shell/save-dialog.ts';
import type { Voice } from '../../shell/voice.ts';
import type { Warnings } from '../warnings.ts';

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly runtime: string;
  readonly dataPath: string;
  readonly updates: UpdateSource;
}

export interface HandlerContext {
  readonly info: AppInfo;
  readonly keyring: Keyring;
  readonly log: Log;
  readonly warnings: Warnings;
  readonly voice: Voice;
  /** The open database and all that hangs on it; fails while the keyring has no consent or the database cannot open. */
  readonly workspace: () => Promise<Result<Workspace>>;
  /** Opens the workspace anew after the keyring's state changed. */
  readonly reopen: () => Promise<Result<Workspace>>;
  readonly presence: (presence: Presence) => void;
  /** Setups that wait for the rep's word. */
  readonly proposals: Proposals;
  /** One more handoff in the history. */
  readonly callEnded: () => void;
  /** The page has left the phone line, as it was asked to before the app ends. */
  readonly left: () => void;
  readonly globalKeys: () => GlobalKeyStandings;
  /** Where a file is to be saved. */
  readonly askWhere: AskWhere;
  /** An export has come so far. */
  readonly exported: (handoffs: number, of: number) => void;
  /** Settings were saved: tell the page, and what the operating system shows. */
  readonly settingsChanged: (settings: Settings) => void;
}

/**
 * Runs `work` on the open workspace. What the database throws (disk full, damaged page, unknown handoff) becomes a
 * Result and, where storage itself is in trouble, a banner.
 */
export async function withWorkspace<T>(
  context: Pick<HandlerContext, 'workspace' | 'log' | 'warnings'>,
  work: (workspace: Workspace) => Result<T> | Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await context.workspace();
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } catch (error) {
    const failure = storeFailure(error);
    // Not the database: a fault of ours, which serve.ts writes down and answers as such.
    if (failure === null) throw error;
    context.log.write('error', 'storage-failed', { code: failure.code, why: failure.message });
    if (failure.code === 'database') context.warnings.add('storage-failed', failure.message);
    return fail(failure.code, failure.message);
  }
}
