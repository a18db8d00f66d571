/**
 * The encrypted file's pages, read without SQLite: SQLCipher 4 with a raw key (AES-256-CBC, HMAC-SHA512,
 * 4096-byte pages, the last 80 bytes of each hold IV and HMAC). SQLite authenticates a page only when it reads it;
 * this is how a damaged page is found before it is needed, and a wrong key told from a damaged first page.
 */
import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';

export const keyBytes = 32;
export const pageBytes = 4096;
export const saltBytes = 16;
const ivBytes = 16;
const hmacBytes = 64;
const reservedBytes = ivBytes + hmacBytes;
/** Two independent random salts differ in about 64 of 128 bits; a damaged one in a few. */
const damagedSaltBits = 24;

/**
 * The first 16 bytes of every file written with `key`. SQLCipher would choose them at random; deriving them from the
 * key makes them its fingerprint. With a random 256-bit key (never a passphrase) the salt protects nothing else.
 */
export function headerSalt(key: Uint8Array): Buffer {
  return createHmac('sha256', key).update('baton database header, version 1').digest().subarray(0, saltBytes);
}

/** Whether a file that begins with `salt` was written with `key`, with another key, or is damaged right there. */
export function compareSalt(salt: Uint8Array, key: Uint8Array): 'same' | 'damaged' | 'other' {
  const expected = headerSalt(key);
  let different = 0;
  for (let index = 0; index < saltBytes; index += 1) {
    for (let bits = (salt[index] ?? 0) ^ (expected[index] ?? 0); bits > 0; bits &= bits - 1) different += 1;
  }
  if (different === 0) return 'same';
  return different <= damagedSaltBits ? 'damaged' : 'other';
}

/** The argument of `PRAGMA key`: raw key and salt, so that no key derivation runs at start. */
export function keyPragma(key: Uint8Array): string {
  return `key="x'${Buffer.from(key).toString('hex')}${headerSalt(key).toString('hex')}'"`;
}

/** Returns the check of one page: `number` counts from 1, `page` is exactly `pageBytes` long. */
export function pageAuthenticator(key: Uint8Array): (page: Uint8Array, number: number) => boolean {
  const salt = headerSalt(key);
  const hmacKey = pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, keyBytes, 'sha512');
  return (page, number) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32LE(number);
    const content = page.subarray(number === 1 ? saltBytes : 0, pageBytes - hmacBytes);
    const expected = createHmac('sha512', hmacKey).update(content).update(counter).digest();
    return timingSafeEqual(expected, page.subarray(pageBytes - hmacBytes));
  };
}

/** Number of pages the file should have, from the header inside an authenticated first page. */
export function declaredPages(firstPage: Uint8Array, key: Uint8Array): number {
  const ivStart = pageBytes - reservedBytes;
  const decipher = createDecipheriv('aes-256-cbc', key, firstPage.subarray(ivStart, ivStart + ivBytes));
  decipher.setAutoPadding(false);
  const header = decipher.update(firstPage.subarray(saltBytes, ivStart));
  // "In-header database size" is at offset 28 of the file; decryption starts after the salt.
  return header.readUInt32BE(28 - saltBytes);
}
