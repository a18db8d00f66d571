/**
 * Brings key and database together. What cannot be opened is kept aside and said aloud; a rep never finds an empty
 * history without knowing why.
 */
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { ok, type Result } from '../contract/result.ts';
import type { OpenFailureReason } from '../db/failure.ts';
import { keepAside } from '../db/keep-aside.ts';
import { type OpenedDatabase, openDatabase } from '../db/open.ts';
import type { Secrets } from '../shell/secrets.ts';
import { makeDataKey, readDataKey } from './data-key.ts';

export interface StorageDependencies {
  readonly userData: string;
  readonly secrets: Secrets;
  readonly warn: (id: string, message: string) => void;
}

/** What is put aside and begun anew; the other failures leave the file where it is, because it may open tomorrow. */
const hopeless: ReadonlySet<OpenFailureReason> = new Set(['wrong-key', 'truncated', 'corrupt']);

export async function openStorage({ userData, secrets, warn }: StorageDependencies): Promise<Result<OpenedDatabase>> {
  const file = path.join(userData, 'baton.db');
  const known = await readDataKey(secrets);
  if (!known.ok) return known;
  if (known.value.kind === 'known') return openOrBeginAnew(file, known.value.key, warn);

  const kept = putAside(file, known.value.kind === 'lost' ? known.value.file : null);
  if (!kept.ok) return kept;
  if (kept.value !== null)
    warn('history-kept-aside', keptMessage('The key of your handoff history is lost.', kept.value));
  const made = await makeDataKey(secrets);
  return made.ok ? openOrBeginAnew(file, made.value, warn) : made;
}

function openOrBeginAnew(file: string, key: Uint8Array, warn: StorageDependencies['warn']): Result<OpenedDatabase> {
  const opened = openDatabase({ path: file, key });
  if (opened.ok) {
    sayWhatRecoveryLost(opened.value, warn);
    return opened;
  }
  if (!hopeless.has(opened.error.reason)) return opened;
  const kept = putAside(file, null);
  if (!kept.ok) return kept;
  const fresh = openDatabase({ path: file, key });
  if (!fresh.ok) return fresh;
  const why =
    opened.error.reason === 'wrong-key'
      ? 'Your handoff history was written with another key.'
      : 'Your handoff history is damaged.';
  if (kept.value !== null) warn('history-kept-aside', keptMessage(why, kept.value));
  return fresh;
}

function sayWhatRecoveryLost({ recovery }: OpenedDatabase, warn: StorageDependencies['warn']): void {
  if (recovery === null || recovery.kept === null) return;
  const changes = recovery.commitsLost === 1 ? 'the last change' : `the last ${recovery.commitsLost} changes`;
  const kept = path.basename(recovery.kept);
  warn(
    'changes-lost',
    `Baton was stopped while it was saving: ${changes} could not be read. A copy is kept as ${kept}.`,
  );
}

/** Moves the database, and the key file nobody can open beside it. Answers where, null when there was no database. */
function putAside(file: string, keyFile: string | null): Result<string | null> {
  const stands = ['', '-wal'].some((ending) => existsSync(file + ending));
  const kept = stands ? keepAside(file) : ok(null);
  if (!kept.ok || keyFile === null || !existsSync(keyFile)) return kept;
  renameSync(keyFile, kept.value === null ? `${keyFile}.${Date.now()}.kept` : `${kept.value}.key`);
  return kept;
}

function keptMessage(what: string, kept: string): string {
  return `${what} Baton started a new one; the old file is kept as ${path.basename(kept)} in Baton's data folder.`;
}
