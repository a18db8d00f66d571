/** Secrets on disk, each in its own file, each encrypted by the operating system's keyring. Nothing moves before consent. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../contract/result.ts';
import type { Keyring, SafeStorage } from './keyring.ts';

export type SecretName = 'key' | 'sip-password' | 'desk-bearer' | 'reference-key' | 'turn-password';

/** `lost`: a file is there, but this keyring cannot open it (changed user, restored backup, damaged file). */
export type StoredSecret =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'lost'; readonly file: string };

export interface Secrets {
  /** Where a secret lies, whether it is there or not. */
  fileOf(name: SecretName): string;
  /** Fails with `keyring-needs-consent` or `keyring-unavailable` before anything is read. */
  read(name: SecretName): Promise<Result<StoredSecret>>;
  /** Replaces the stored value in one step; an empty string removes it. */
  write(name: SecretName, value: string): Promise<Result<void>>;
}

export function createSecrets(storage: SafeStorage, keyring: Keyring, userData: string): Secrets {
  const fileOf = (name: SecretName): string => path.join(userData, `${name}.bin`);

  const save = async (name: SecretName, value: string): Promise<Result<void>> => {
    try {
      await replaceFile(fileOf(name), await storage.encryptStringAsync(value));
      return ok(undefined);
    } catch {
      return fail('keyring-unavailable', 'The secret could not be stored: the keyring refused or the disk is full.');
    }
  };

  return {
    fileOf,
    async read(name) {
      const ready = await keyring.check();
      if (!ready.ok) return ready;
      const encrypted = await readIfThere(fileOf(name));
      if (encrypted === null) return ok({ kind: 'none' });
      try {
        const { result, shouldReEncrypt } = await storage.decryptStringAsync(encrypted);
        // The keyring rotated its key: keep the value under the new one. Should that fail, the old file still opens.
        if (shouldReEncrypt) await save(name, result);
        return ok({ kind: 'value', value: result });
      } catch (error) {
        if (isPassing(error)) {
          return fail('keyring-unavailable', 'The keyring of this machine is locked. Unlock it and start Baton again.');
        }
        return ok({ kind: 'lost', file: fileOf(name) });
      }
    },
    async write(name, value) {
      const ready = await keyring.check();
      if (!ready.ok) return ready;
      if (value !== '') return save(name, value);
      await rm(fileOf(name), { force: true });
      return ok(undefined);
    },
  };
}

/** Electron tells a locked keyring from a wrong one by its message alone. */
function isPassing(error: unknown): boolean {
  return error instanceof Error && /temporarily unavailable/i.test(error.message);
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Written beside, flushed, renamed: after a power cut the old or the new value is there, never half of one. */
async function replaceFile(file: string, content: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.new`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
