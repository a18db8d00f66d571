/**
 * Keys of platforms, reps, leads (reps who answer for their team) and operators: `baton.<team>.<id>.<secret>`. The secret is 256 random bits, so one SHA-256 is
 * hash enough; the text exists only in the answer to whoever made it.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

export const scopes = [
  'conversations:read',
  'conversations:write',
  'handoffs:read',
  'handoffs:answer',
  'availability:write',
  'callbacks:read',
  'callbacks:write',
  'reps:read',
  'reps:write',
  'insights:read',
  'learning:write',
  'metrics:read',
] as const;
export const scopeSchema = z.enum(scopes);
export type Scope = z.infer<typeof scopeSchema>;

export const keyKinds = ['platform', 'rep', 'lead', 'operator'] as const;
export const keyKindSchema = z.enum(keyKinds);
export type KeyKind = z.infer<typeof keyKindSchema>;

const repScopes = [
  ...(['handoffs:read', 'handoffs:answer', 'availability:write'] as const),
  ...(['callbacks:read', 'callbacks:write'] as const),
];

/** What a key of each kind may do unless it is made with less. */
export const scopesOf: Readonly<Record<KeyKind, readonly Scope[]>> = {
  platform: [
    ...(['conversations:read', 'conversations:write', 'handoffs:read'] as const),
    ...(['callbacks:read', 'callbacks:write', 'insights:read'] as const),
  ],
  rep: repScopes,
  lead: [...repScopes, 'reps:read', 'insights:read', 'learning:write'],
  operator: ['reps:read', 'reps:write', 'metrics:read'],
};

/** Names of teams and reps as they stand in keys and rows. */
export const nameSchema = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'use a-z, 0-9, "-" and "_", at most 40');

export interface ApiKey {
  readonly teamId: string;
  readonly id: string;
  readonly kind: KeyKind;
  /** The rep or the platform it speaks for. */
  readonly subject: string;
  readonly scopes: readonly Scope[];
  /** SHA-256 of the secret, hex. */
  readonly hash: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

export interface PresentedKey {
  readonly teamId: string;
  readonly id: string;
  readonly secret: string;
}

const form = /^baton\.([a-z0-9][a-z0-9_-]{0,39})\.([a-f0-9]{16})\.([A-Za-z0-9_-]{43})$/;

/** Makes a key; `text` is shown once and never stored. */
export function makeKey(
  wanted: Pick<ApiKey, 'teamId' | 'kind' | 'subject'> & { readonly scopes?: readonly Scope[] },
  now: Date,
): { readonly key: ApiKey; readonly text: string } {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const { teamId, kind, subject } = wanted;
  const granted = wanted.scopes ?? scopesOf[kind];
  return {
    key: { teamId, id, kind, subject, scopes: granted, hash: hashOf(secret), createdAt: now, revokedAt: null },
    text: `baton.${teamId}.${id}.${secret}`,
  };
}

/** Null for text that cannot be a key: nothing is looked up for it. */
export function readKey(text: string): PresentedKey | null {
  const [, teamId, id, secret] = form.exec(text) ?? [];
  return teamId === undefined || id === undefined || secret === undefined ? null : { teamId, id, secret };
}

/** Constant time over the hashes. */
export function opens(presented: PresentedKey, key: ApiKey): boolean {
  const known = Buffer.from(key.hash, 'hex');
  const shown = Buffer.from(hashOf(presented.secret), 'hex');
  return known.length === shown.length && timingSafeEqual(known, shown);
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'ascii').digest('hex');
}
