/** The 32 random bytes the database is encrypted with, kept by the operating system's keyring in <userData>/key.bin. */
import { randomBytes } from 'node:crypto';
import { ok, type Result } from '../contract/result.ts';
import type { Secrets } from '../shell/secrets.ts';

export const keyBytes = 32;

/** `lost`: there is a key file, but nothing that can open the old database with it. */
export type DataKey =
  | { readonly kind: 'known'; readonly key: Uint8Array }
  | { readonly kind: 'none' }
  | { readonly kind: 'lost'; readonly file: string };

export async function readDataKey(secrets: Secrets): Promise<Result<DataKey>> {
  const stored = await secrets.read('key');
  if (!stored.ok) return stored;
  if (stored.value.kind === 'none') return ok({ kind: 'none' });
  if (stored.value.kind === 'lost') return ok({ kind: 'lost', file: stored.value.file });
  const key = Uint8Array.from(Buffer.from(stored.value.value, 'base64'));
  return key.length === keyBytes ? ok({ kind: 'known', key }) : ok({ kind: 'lost', file: secrets.fileOf('key') });
}

/** Makes and stores a new key. Nothing may be written under it before this succeeded. */
export async function makeDataKey(secrets: Secrets): Promise<Result<Uint8Array>> {
  const key = randomBytes(keyBytes);
  const kept = await secrets.write('key', key.toString('base64'));
  return kept.ok ? ok(Uint8Array.from(key)) : kept;
}
