/** `npm run desk -- reps add | list | remove`. A desk that runs learns of it within a second. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fail, ok, type Result } from '../../contract/result.ts';
import { checked, optionsOf } from '../command-line.ts';
import { languageSchema, skillSchema } from '../conversations/conversation.ts';
import { nameSchema } from '../keys/api-key.ts';
import type { RepRecord } from '../store/dispatch-store.ts';
import type { DeskStore } from '../store/store.ts';
import { readHours } from './read-hours.ts';
import { repInputSchema, repRecord } from './rep.ts';

export const repsUsage = `  npm run desk -- reps add --team acme --name ana --sip sip:ana@example.com --says "Ana Ruiz"
      [--skills billing,api] [--languages en,es] [--hours "Mon-Fri 09:00-17:00" --zone America/New_York]
  npm run desk -- reps list --team acme
  npm run desk -- reps remove --team acme --name ana`;

const names = ['team', 'name', 'says', 'sip', 'skills', 'languages', 'hours', 'zone'];
const listed = <T extends z.ZodType<string, string>>(each: T) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(each).min(1).max(20))
    .optional();

const addSchema = z.object({
  team: nameSchema,
  name: nameSchema,
  says: repInputSchema.shape.name,
  sip: repInputSchema.shape.sip,
  skills: listed(skillSchema),
  languages: listed(languageSchema),
  hours: z.string().optional(),
  zone: z.string().optional(),
});
const listSchema = z.object({ team: nameSchema });
const removeSchema = z.object({ team: nameSchema, name: nameSchema });

/** Answers what is to be printed. */
export async function repsCommand(store: DeskStore, words: readonly string[]): Promise<Result<string>> {
  const [verb, ...rest] = words;
  const values = optionsOf(rest, names, repsUsage);
  if (!values.ok) return values;
  switch (verb) {
    case 'add':
      return await checked(addSchema, values.value, repsUsage, (given) => add(store, given));
    case 'list':
      return await checked(listSchema, values.value, repsUsage, ({ team }) => list(store, team));
    case 'remove':
      return await checked(removeSchema, values.value, repsUsage, ({ team, name }) => remove(store, team, name));
    default:
      return fail('bad-request', repsUsage);
  }
}

async function add(store: DeskStore, given: z.infer<typeof addSchema>): Promise<Result<string>> {
  const { team, name, says, sip, skills = [], languages = ['en'], hours, zone } = given;
  if ((hours === undefined) !== (zone === undefined)) return fail('bad-request', '--hours and --zone belong together.');
  const week = hours === undefined || zone === undefined ? ok(null) : readHours(hours, zone);
  if (!week.ok) return week;
  await store.ensureTeam(team, randomBytes(32).toString('base64url'));
  await store.reps.put(repRecord(team, name, { name: says, sip, skills, languages, hours: week.value }));
  await store.dispatch.append(team, [{ type: 'reps-changed' }]);
  const keys = await store.keys.list(team);
  const hasKey = keys.some(
    ({ kind, subject, revokedAt }) => kind !== 'platform' && subject === name && revokedAt === null,
  );
  const next = `Its phone needs a key: npm run desk -- keys add --team ${team} --kind rep --name ${name}`;
  return ok(hasKey ? `Rep ${name} of team ${team} is set up.` : `Rep ${name} of team ${team} is set up. ${next}`);
}

async function list(store: DeskStore, team: string): Promise<Result<string>> {
  const reps = await store.reps.list(team);
  return ok(reps.length === 0 ? `Team ${team} has no reps.` : reps.map(lineOf).join('\n'));
}

function lineOf({ id, name, sip, skills, languages, hours }: RepRecord): string {
  return [id, name ?? '-', sip, skills.join(',') || '-', languages.join(','), hours?.zone ?? 'any time'].join('\t');
}

async function remove(store: DeskStore, team: string, name: string): Promise<Result<string>> {
  if (!(await store.reps.remove(team, name))) return fail('not-found', `Team ${team} has no rep ${name}.`);
  await store.dispatch.append(team, [{ type: 'reps-changed' }]);
  return ok(
    `Rep ${name} of team ${team} is removed. Its keys still open what they opened: "keys list", "keys revoke".`,
  );
}
