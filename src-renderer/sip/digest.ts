/**
 * Digest credentials for the edge and nobody else: SHA-512/256, SHA-256 and MD5 with qop=auth (RFC 7616, RFC 8760), and
 * MD5 without qop for old registrars (RFC 3261 22.4). A challenge for a foreign realm gets none, not even to our own BYE.
 * Takes the place of sip.js's MD5-only class through the user agent core's authentication factory.
 */
import { md5 } from '@noble/hashes/legacy.js';
import { sha256, sha512_256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Core, type UserAgent } from 'sip.js';
import { z } from 'zod';
import { type DigestAlgorithm, readAlgorithm } from './challenge.ts';

const hashes: Readonly<Record<DigestAlgorithm, (bytes: Uint8Array) => Uint8Array>> = {
  'SHA-512-256': sha512_256,
  'SHA-256': sha256,
  MD5: md5,
};

/** What sip.js's grammar makes of a challenge. */
const challengeSchema = z.object({
  realm: z.string(),
  nonce: z.string(),
  opaque: z.string().optional(),
  algorithm: z.string().optional(),
  qop: z.array(z.string()).optional(),
});

export type DigestRefusal =
  | { readonly kind: 'foreign-realm'; readonly realm: string }
  | { readonly kind: 'unknown-method' };

export interface DigestIdentity {
  readonly username: string;
  readonly password: string;
  /** The only realm the password is used for. */
  readonly realm: string;
  /** A challenge was left unanswered. */
  readonly onRefusal: (refusal: DigestRefusal) => void;
}

export interface DigestInput {
  readonly algorithm: DigestAlgorithm;
  readonly username: string;
  readonly password: string;
  readonly realm: string;
  readonly method: string;
  readonly uri: string;
  readonly nonce: string;
  /** Null: the challenge offered no qop. */
  readonly qop: { readonly cnonce: string; readonly nc: string } | null;
}

/** The `response` parameter (RFC 7616 3.4.1), lower-case hex. */
export function digestResponse(input: DigestInput): string {
  const hash = (text: string) => bytesToHex(hashes[input.algorithm](utf8ToBytes(text)));
  const ha1 = hash(`${input.username}:${input.realm}:${input.password}`);
  const ha2 = hash(`${input.method}:${input.uri}`);
  const middle = input.qop ? `${input.nonce}:${input.qop.nc}:${input.qop.cnonce}:auth` : input.nonce;
  return hash(`${ha1}:${middle}:${ha2}`);
}

/** Makes every request of the user agent authenticate as `identity`, and only towards its realm. */
export function installDigest(agent: UserAgent, identity: DigestIdentity): void {
  const counter = createNonceCounter();
  const loggers = agent.getLoggerFactory();
  agent.userAgentCore.configuration.authenticationFactory = () => new PinnedDigest(loggers, identity, counter);
}

/** Counts the uses of a nonce (RFC 7616 3.4): a server that hands out the same one again expects the next number. */
export function createNonceCounter(): (nonce: string) => string {
  let current = '';
  let count = 0;
  return (nonce) => {
    count = nonce === current ? count + 1 : 1;
    current = nonce;
    return count.toString(16).padStart(8, '0');
  };
}

class PinnedDigest extends Core.DigestAuthentication {
  readonly #identity: DigestIdentity;
  readonly #count: (nonce: string) => string;
  #credentials = '';

  constructor(loggers: Core.LoggerFactory, identity: DigestIdentity, count: (nonce: string) => string) {
    super(loggers, undefined, undefined, undefined);
    this.#identity = identity;
    this.#count = count;
  }

  /** False: the challenge is not answered, the request fails with the 401 or 407 it got. */
  override authenticate(request: Core.OutgoingRequestMessage, challenge: unknown): boolean {
    const parsed = challengeSchema.safeParse(challenge);
    if (!parsed.success) return this.#refuse({ kind: 'unknown-method' });
    const { realm, nonce, opaque, qop } = parsed.data;
    if (realm !== this.#identity.realm) return this.#refuse({ kind: 'foreign-realm', realm });
    const algorithm = readAlgorithm(parsed.data.algorithm);
    if (algorithm === null || (qop && !qop.includes('auth'))) return this.#refuse({ kind: 'unknown-method' });
    const input: DigestInput = {
      algorithm,
      username: this.#identity.username,
      password: this.#identity.password,
      realm,
      method: request.method,
      uri: request.ruri.toString(),
      nonce,
      qop: qop ? { cnonce: crypto.randomUUID().replaceAll('-', ''), nc: this.#count(nonce) } : null,
    };
    this.#credentials = credentials(input, opaque);
    return true;
  }

  override toString(): string {
    return this.#credentials;
  }

  #refuse(refusal: DigestRefusal): false {
    this.#identity.onRefusal(refusal);
    return false;
  }
}

function credentials(input: DigestInput, opaque: string | undefined): string {
  const parts = [
    `username="${input.username.replaceAll(/["\\]/g, '\\$&')}"`,
    `realm="${input.realm}"`,
    `nonce="${input.nonce}"`,
    `uri="${input.uri}"`,
    `response="${digestResponse(input)}"`,
    `algorithm=${input.algorithm}`,
  ];
  if (opaque !== undefined) parts.push(`opaque="${opaque}"`);
  if (input.qop) parts.push('qop=auth', `nc=${input.qop.nc}`, `cnonce="${input.qop.cnonce}"`);
  return `Digest ${parts.join(', ')}`;
}
