/** `npm run desk -- keys add | list | revoke`. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fail, ok, type Result } from '../../contract/result.ts';
import { checked, optionsOf } from '../command-line.ts';
import type { DeskStore } from '../store/store.ts';
import { keyKindSchema, makeKey, nameSchema, scopeSchema, scopesOf } from './api-key.ts';

export const keysUsage = `  npm run desk -- keys add --team acme --kind platform --name vapi
  npm run desk -- keys add --team acme --kind rep --name ana
  npm run desk -- keys add --team acme --kind lead --name lea
  npm run desk -- keys add --team acme --kind operator --name prometheus
  npm run desk -- keys list [--team acme]
  npm run desk -- keys revoke --team acme --id 0123456789abcdef`;

const addSchema = z.object({
  team: nameSchema,
  kind: keyKindSchema,
  name: nameSchema,
  scopes: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(scopeSchema).min(1))
    .optional(),
});
const listSchema = z.object({ team: nameSchema.optional() });
const revokeSchema = z.object({ team: nameSchema, id: z.string().regex(/^[a-f0-9]{16}$/, 'is not a key id') });

/** Answers what is to be printed. A new key is in it, and nowhere else. */
export async function keysCommand(store: DeskStore, words: readonly string[], now: Date): Promise<Result<string>> {
  const [verb, ...rest] = words;
  const values = optionsOf(rest, ['team', 'kind', 'name', 'id', 'scopes'], keysUsage);
  if (!values.ok) return values;
  switch (verb) {
    case 'add':
      return await checked(addSchema, values.value, keysUsage, ({ kind, name, scopes, team }) =>
        add(store, { teamId: team, kind, subject: name, scopes: scopes ?? scopesOf[kind] }, now),
      );
    case 'list':
      return await checked(listSchema, values.value, keysUsage, ({ team }) => list(store, team ?? null));
    case 'revoke':
      return await checked(revokeSchema, values.value, keysUsage, async ({ team, id }) =>
        (await store.keys.revoke(team, id, now))
          ? ok(`Key ${id} is revoked.`)
          : fail('not-found', `Team ${team} has no such key, or it is revoked already.`),
      );
    default:
      return fail('bad-request', keysUsage);
  }
}

async function add(store: DeskStore, wanted: Parameters<typeof makeKey>[0], now: Date): Promise<Result<string>> {
  await store.ensureTeam(wanted.teamId, randomBytes(32).toString('base64url'));
  const { key, text } = makeKey(wanted, now);
  await store.keys.add(key);
  const shown = `Key ${key.id} of ${key.kind} ${key.subject}, team ${key.teamId}. It is shown this once:\n${text}`;
  const takesCalls = key.kind === 'rep' || key.kind === 'lead';
  if (!takesCalls || (await store.reps.get(key.teamId, key.subject)) !== null) return ok(shown);
  const { teamId: team, subject: name } = key;
  return ok(
    `${shown}\nNobody is offered to ${name} yet: npm run desk -- reps add --team ${team} --name ${name} --sip sip:${name}@example.com`,
  );
}

async function list(store: DeskStore, teamId: string | null): Promise<Result<string>> {
  const keys = await store.keys.list(teamId);
  if (keys.length === 0) return ok('There are no keys.');
  const lines = keys.map((key) => {
    const state = key.revokedAt === null ? 'valid' : `revoked ${key.revokedAt.toISOString()}`;
    return [key.teamId, key.id, key.kind, key.subject, key.scopes.join(','), state].join('\t');
  });
  return ok(lines.join('\n'));
}
