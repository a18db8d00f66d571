/**
 * Whether secrets can be kept. Everywhere but on a Linux without a keyring the answer is yes; there they would lie on
 * the disk as good as readable, and the user has to say yes to that once.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ReplyOf } from '../contract/channels.ts';
import { fail, ok, type Result } from '../contract/result.ts';

export type KeyringStatus = ReplyOf<'keyring:status'>;

/** The part of Electron's safeStorage Baton uses; the synchronous half of that API is on its way out. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  setUsePlainTextEncryption(usePlainText: boolean): void;
  /** Exists on Linux only. */
  getSelectedStorageBackend?(): string;
}

export interface Keyring {
  status(): Promise<KeyringStatus>;
  /** The user's explicit yes to plain text, kept for the next starts. */
  consent(): Promise<Result<Record<string, never>>>;
  /** ok when secrets may be stored and read now, else why not. */
  check(): Promise<Result<void>>;
}

export interface KeyringOptions {
  readonly storage: SafeStorage;
  readonly userData: string;
  readonly platform: NodeJS.Platform;
  /** The user said yes on the command line (`--accept-plain-keyring`). */
  readonly acceptPlain: boolean;
}

const realBackends = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];

export function createKeyring({ storage, userData, platform, acceptPlain }: KeyringOptions): Keyring {
  const marker = path.join(userData, 'plain-keyring-accepted');
  let accepted = acceptPlain || existsSync(marker);
  const backend = (): string => backendName(storage, platform);
  // An unknown backend is treated like none: asking once too often is the smaller harm.
  const isPlain = (): boolean => platform === 'linux' && !realBackends.includes(backend());
  if (isPlain() && accepted) storage.setUsePlainTextEncryption(true);

  /** Asked anew each time: the user may have unlocked or installed a keyring meanwhile. */
  const state = async (): Promise<KeyringStatus['state']> => {
    if (isPlain() && !accepted) return 'needs-consent';
    return (await storage.isAsyncEncryptionAvailable()) ? 'ready' : 'unavailable';
  };

  return {
    status: async () => ({ backend: backend(), state: await state() }),
    async consent() {
      if (accepted || !isPlain()) return ok({});
      try {
        writeFileSync(marker, `${new Date().toISOString()}\n`, { mode: 0o600 });
      } catch {
        return fail(
          'internal',
          'Your answer could not be saved: the disk is full or read-only. Free some space and try again.',
        );
      }
      accepted = true;
      storage.setUsePlainTextEncryption(true);
      return ok({});
    },
    async check() {
      const now = await state();
      switch (now) {
        case 'ready':
          return ok(undefined);
        case 'needs-consent':
          return fail(
            'keyring-needs-consent',
            'This machine has no keyring. Decide first whether Baton may store its keys unprotected.',
          );
        case 'unavailable':
          return fail(
            'keyring-unavailable',
            'The keyring of this machine does not answer. Unlock it and start Baton again.',
          );
        default:
          return now satisfies never;
      }
    },
  };
}

function backendName(storage: SafeStorage, platform: NodeJS.Platform): string {
  if (platform === 'linux') return storage.getSelectedStorageBackend?.() ?? 'unknown';
  return platform === 'darwin' ? 'keychain' : 'dpapi';
}
