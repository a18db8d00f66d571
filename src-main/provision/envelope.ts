/**
 * The signed file and the signed link. The signature is Ed25519 (RFC 8032) over the very bytes that are read, so that no
 * two programs can disagree about a canonical form: `baton setup 1\n`, then the payload as it stands.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { z } from 'zod';

export interface Envelope {
  /** 32 bytes. */
  readonly publicKey: Buffer;
  readonly payload: Buffer;
  /** 64 bytes. */
  readonly signature: Buffer;
}

/** Keeps a signature made for anything else from fitting a setup. */
const context = Buffer.from('baton setup 1\n');

/** SubjectPublicKeyInfo and PKCS #8 of RFC 8410, up to the 32 bytes of the key itself. */
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export function isSigned({ publicKey, payload, signature }: Envelope): boolean {
  const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' });
  return verify(null, Buffer.concat([context, payload]), key, signature);
}

/** @param secret 32 bytes */
export function signPayload(payload: Buffer, secret: Buffer): Envelope {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, secret]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.length);
  return { publicKey, payload, signature: sign(null, Buffer.concat([context, payload]), key) };
}

/** Eight groups of four: short enough to be read over the telephone, 128 bits of SHA-256. */
export function fingerprintOf(publicKey: Buffer): string {
  const digest = createHash('sha256').update(publicKey).digest('hex').slice(0, 32).toUpperCase();
  return digest.match(/.{4}/g)?.join(' ') ?? '';
}

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const bytes = (length: number) => base64.refine((value) => value.length === length);

export const envelopeSchema = z.strictObject({
  baton: z.literal('setup'),
  publicKey: bytes(32),
  payload: base64,
  signature: bytes(64),
});

export function fileOf({ publicKey, payload, signature }: Envelope): string {
  const file = {
    baton: 'setup',
    publicKey: publicKey.toString('base64'),
    payload: payload.toString('base64'),
    signature: signature.toString('base64'),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const linkStart = 'baton://provision?setup=';
/** Longest link. Browsers and mail programs cut links off from about 2,000 characters on; the system may pass more. */
export const linkLimit = 8_192;
/** Payload, signature, public key, each base64url (RFC 4648 5) without padding. */
const token = /^([A-Za-z0-9_-]{2,})\.([A-Za-z0-9_-]{86})\.([A-Za-z0-9_-]{43})$/;

export function linkOf({ publicKey, payload, signature }: Envelope): string {
  return `${linkStart}${[payload, signature, publicKey].map((part) => part.toString('base64url')).join('.')}`;
}

/** `text`: what stands behind `setup=`; null: it is not shaped like one. */
export function readToken(text: string): Envelope | null {
  const [, payload, signature, publicKey] = token.exec(text) ?? [];
  if (payload === undefined || signature === undefined || publicKey === undefined) return null;
  return {
    payload: Buffer.from(payload, 'base64url'),
    signature: Buffer.from(signature, 'base64url'),
    publicKey: Buffer.from(publicKey, 'base64url'),
  };
}
