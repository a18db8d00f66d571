/** Digest authentication as an edge does it: RFC 7616 with SHA-256 preferred and MD5 offered too (RFC 8760). */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { splitList } from './sip-message.ts';

export const digestAlgorithms = ['SHA-256', 'MD5'] as const;
export type DigestAlgorithm = (typeof digestAlgorithms)[number];

export interface DigestUser {
  readonly username: string;
  readonly password: string;
}

export type Verdict =
  | { readonly kind: 'accepted'; readonly username: string }
  | { readonly kind: 'missing' }
  /** Right password, nonce too old: the client may retry without asking the user. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused' };

export interface DigestGate {
  /** Values for WWW-Authenticate, one per algorithm, most wanted first. */
  challenges(stale: boolean): string[];
  verify(method: string, targetText: string, authorization: readonly string[]): Verdict;
}

/** How long a nonce may be used, ms. */
const nonceLifetime = 300_000;

export function createDigestGate(options: {
  readonly realm: string;
  readonly users: readonly DigestUser[];
  readonly algorithms: readonly DigestAlgorithm[];
  readonly now: () => number;
}): DigestGate {
  const secret = randomBytes(32);
  /** Highest nonce count seen per nonce: a repeated count is a replay (RFC 7616 3.4). */
  const counts = new Map<string, number>();
  const sign = (stem: string) => createHmac('sha256', secret).update(stem).digest('hex').slice(0, 32);

  function issue(): string {
    const stem = `${options.now().toString(36)}-${randomBytes(9).toString('hex')}`;
    return `${stem}-${sign(stem)}`;
  }

  /** Age of a nonce of ours in ms, null for a foreign one. */
  function age(nonce: string): number | null {
    const [time = '', random = '', mac = ''] = nonce.split('-');
    return same(mac, sign(`${time}-${random}`)) ? options.now() - Number.parseInt(time, 36) : null;
  }

  function countOnce(nonce: string, nc: string): boolean {
    const count = Number.parseInt(nc, 16);
    if (count <= (counts.get(nonce) ?? 0)) return false;
    for (const known of counts.keys()) if ((age(known) ?? nonceLifetime) >= nonceLifetime) counts.delete(known);
    counts.set(nonce, count);
    return true;
  }

  return {
    challenges: (stale) =>
      options.algorithms.map(
        (algorithm) =>
          `Digest realm="${options.realm}", nonce="${issue()}", algorithm=${algorithm}, qop="auth"${stale ? ', stale=true' : ''}`,
      ),
    verify(method, targetText, authorization) {
      const fields = authorization.map(readCredentials).find((read) => read?.get('realm') === options.realm);
      if (!fields) return { kind: 'missing' };
      const nonce = fields.get('nonce') ?? '';
      const nonceAge = age(nonce);
      if (nonceAge === null) return { kind: 'stale' };
      const algorithm = options.algorithms.find((name) => name === (fields.get('algorithm') ?? 'MD5').toUpperCase());
      const user = options.users.find((candidate) => candidate.username === fields.get('username'));
      const nc = fields.get('nc') ?? '';
      const wellFormed = fields.get('qop') === 'auth' && fields.get('uri') === targetText && /^[0-9a-f]{8}$/i.test(nc);
      if (!algorithm || !user || !wellFormed) return { kind: 'refused' };
      const ha1 = hash(algorithm, `${user.username}:${options.realm}:${user.password}`);
      const ha2 = hash(algorithm, `${method}:${targetText}`);
      const expected = hash(algorithm, `${ha1}:${nonce}:${nc}:${fields.get('cnonce') ?? ''}:auth:${ha2}`);
      if (!same(expected, (fields.get('response') ?? '').toLowerCase())) return { kind: 'refused' };
      if (nonceAge >= nonceLifetime || !countOnce(nonce, nc)) return { kind: 'stale' };
      return { kind: 'accepted', username: user.username };
    },
  };
}

function hash(algorithm: DigestAlgorithm, text: string): string {
  return createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
    .update(text)
    .digest('hex');
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `Digest a="b", c=d` as a map with lower-case names; null for another scheme. */
function readCredentials(value: string): Map<string, string> | null {
  const scheme = /^digest\s+/i.exec(value);
  if (!scheme) return null;
  const fields = new Map<string, string>();
  for (const part of splitList(value.slice(scheme[0].length))) {
    const field = /^([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))$/.exec(part);
    if (field?.[1] !== undefined) {
      fields.set(field[1].toLowerCase(), field[3] ?? (field[2] ?? '').replaceAll(/\\(.)/g, '$1'));
    }
  }
  return fields;
}
