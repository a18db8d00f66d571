/**
 * `safeStorage`. The key lies in a file beside the data, so the backend calls itself `basic_text` on Linux and works only
 * after the application has accepted that, as in Electron. BATON_HOST_KEYRING names another backend to pretend.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type * as Electron from 'electron';
import { environment } from './environment.ts';
import { loud } from './loud.ts';
import { getPath } from './paths.ts';
import { state } from './state.ts';

type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;

const backends: readonly Backend[] = ['basic_text', 'gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6', 'unknown'];
const magic = Buffer.from('h10');
let plainTextAccepted = false;

function backend(): Backend {
  return backends.find((name) => name === environment.keyring) ?? 'basic_text';
}

function isEncryptionAvailable(): boolean {
  if (!state.ready || environment.keyring === 'none') return false;
  return process.platform !== 'linux' || backend() !== 'basic_text' || plainTextAccepted;
}

function key(): Buffer {
  const file = path.join(getPath('userData'), 'keyring');
  if (!fs.existsSync(file)) fs.writeFileSync(file, crypto.randomBytes(32), { mode: 0o600 });
  return fs.readFileSync(file);
}

function requireEncryption(): void {
  if (!isEncryptionAvailable()) throw new Error('Encryption is not available.');
}

function encrypt(text: string): Buffer {
  requireEncryption();
  const iv = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv('aes-256-gcm', key(), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([magic, iv, cipher.getAuthTag(), body]);
}

function decrypt(encrypted: Buffer): string {
  requireEncryption();
  const decipher = crypto.createDecipheriv('aes-256-gcm', key(), encrypted.subarray(3, 15));
  decipher.setAuthTag(encrypted.subarray(15, 31));
  return decipher.update(encrypted.subarray(31), undefined, 'utf8') + decipher.final('utf8');
}

export const safeStorage = loud('safeStorage', {
  async isAsyncEncryptionAvailable() {
    return isEncryptionAvailable();
  },
  getSelectedStorageBackend: () => (state.ready ? backend() : 'unknown'),
  setUsePlainTextEncryption(accepted) {
    plainTextAccepted = accepted;
  },
  async encryptStringAsync(text) {
    return encrypt(text);
  },
  async decryptStringAsync(encrypted) {
    return { result: decrypt(encrypted), shouldReEncrypt: false };
  },
} satisfies Partial<Electron.SafeStorage>);
