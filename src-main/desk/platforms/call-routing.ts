/** Whom a prospect needs, from what platforms' users call it in their variables. What cannot be read stays a CRM fact. */
import type { JsonRecord, JsonValue } from '../../brief/json-intake.ts';
import { wordOf } from '../../brief/scalars.ts';
import { type ConversationInput, languageSchema, skillSchema } from '../conversations/conversation.ts';
import { nameSchema } from '../keys/api-key.ts';

type Routing = NonNullable<ConversationInput['routing']>;
type Read = (value: JsonValue) => Partial<Routing> | null;

const mostSkills = 20;
const yes: ReadonlySet<JsonValue> = new Set<JsonValue>([true, 1, 'true', 'yes', '1']);
const no: ReadonlySet<JsonValue> = new Set<JsonValue>([false, 0, 'false', 'no', '0']);

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ...named(['skills', 'skill', 'requiredSkills', 'requiredSkill'], (value) => {
    const list = typeof value === 'string' ? value.split(/[,;|]/, mostSkills + 1) : Array.isArray(value) ? value : [];
    const skills = skillSchema.array().min(1).max(mostSkills).safeParse(list);
    return skills.success ? { skills: skills.data } : null;
  }),
  ...named(['language', 'lang', 'locale', 'preferredLanguage'], (value) => {
    const language = languageSchema.safeParse(value);
    return language.success ? { language: language.data } : null;
  }),
  ...named(['owner', 'ownerId', 'accountOwner', 'repId'], (value) => {
    const owner = nameSchema.safeParse(typeof value === 'string' ? value.trim().toLowerCase() : value);
    return owner.success ? { owner: owner.data } : null;
  }),
  ...named(['vip', 'isVip'], (value) => (yes.has(value) ? { vip: true } : no.has(value) ? { vip: false } : null)),
]);

/** @param fields by the path they stood at; the first of a kind counts */
export function readRouting(fields: JsonRecord): { readonly routing: Partial<Routing>; readonly rest: JsonRecord } {
  let routing: Partial<Routing> = {};
  const rest: JsonRecord = {};
  for (const [path, value] of Object.entries(fields)) {
    const read = readers.get(wordOf(path.split('.').at(-1) ?? path))?.(value) ?? null;
    if (read === null) rest[path] = value;
    else routing = { ...read, ...routing };
  }
  return { routing, rest };
}

function named(names: readonly string[], read: Read): [string, Read][] {
  return names.map((name) => [wordOf(name), read]);
}
