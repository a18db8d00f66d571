/** Why the database cannot be used, as values a person can act on. */
import { ZodError } from 'zod';
import type { Failure } from '../contract/result.ts';

/**
 * - `key-lost`: there is a database, but the keyring no longer has its key.
 * - `wrong-key`: the database was written with another key.
 * - `truncated`: the file is shorter than its own header says, empty, or gone while its log is still there.
 * - `corrupt`: content that does not authenticate, or that SQLite cannot read.
 * - `future-version`: written by a newer Baton.
 * - `unavailable`: the file cannot be opened or created (permissions, disk, lock).
 */
export type OpenFailureReason = 'key-lost' | 'wrong-key' | 'truncated' | 'corrupt' | 'future-version' | 'unavailable';

export interface OpenFailure extends Failure {
  readonly reason: OpenFailureReason;
}

/** A `Result` whose failure also has its reason. */
export type OpenResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: OpenFailure };

const openMessages: Record<OpenFailureReason, string> = {
  'key-lost':
    'The key of your stored handoffs is no longer in the keyring, so they cannot be read. Unlock or restore the keyring, or start with an empty history; the old file is kept.',
  'wrong-key':
    'Your stored handoffs were written with another key, so they cannot be read. Restore the old keyring, or start with an empty history; the old file is kept.',
  truncated:
    'The file with your stored handoffs has lost its end. Restore it from a backup, or start with an empty history; the old file is kept.',
  corrupt:
    'The file with your stored handoffs is damaged. Restore it from a backup, or start with an empty history; the old file is kept.',
  'future-version':
    'Your stored handoffs were written by a newer Baton. Install that version again; nothing has been changed.',
  unavailable:
    'The file with your stored handoffs cannot be opened. Check the disk and its permissions, then start Baton again.',
};

export function openFailure(
  reason: OpenFailureReason,
  detail?: string,
): { readonly ok: false; readonly error: OpenFailure } {
  const message = detail === undefined ? openMessages[reason] : `${openMessages[reason]} (${detail})`;
  return { ok: false, error: { code: 'database', reason, message } };
}

/** Thrown for a handoff id that `begin` never gave out: a bug, or a renderer that lies. */
export class UnknownHandoff extends Error {
  constructor() {
    super('There is no such handoff.');
    this.name = 'UnknownHandoff';
  }
}

/** The SQLite result code of an error (`SQLITE_FULL`, `SQLITE_CORRUPT_VTAB`…), null for anything else. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : null;
}

/** Turns what a store method threw into a failure to show; null when it did not come from the database. */
export function storeFailure(error: unknown): Failure | null {
  if (error instanceof UnknownHandoff)
    return { code: 'not-found', message: 'This handoff is not stored on this machine.' };
  if (error instanceof ZodError) return { code: 'database', message: 'A stored record cannot be read: it is damaged.' };
  const code = sqliteCode(error);
  if (code === null) return null;
  if (code === 'SQLITE_FULL') {
    return {
      code: 'database',
      message: 'The disk is full: this was not saved. The call goes on; free some space and save again.',
    };
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return { code: 'database', message: 'The stored handoffs are damaged. The call goes on; restart Baton to repair.' };
  }
  return { code: 'database', message: `This was not saved (${code}). The call goes on; try again.` };
}
