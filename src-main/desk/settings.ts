/** The settings of a desk that runs alone, from its environment. */
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../contract/result.ts';
import { type LlmSettings, readLlmSettings } from './context/llm/settings.ts';
import { type CrmSettings, readCrmSettings } from './crm/settings.ts';
import { type PlatformSettings, readPlatformSettings } from './platforms/settings.ts';

export interface DeskSettings {
  /** The SQLite file, where no database is named. */
  readonly data: string;
  /** PostgreSQL. A secret: the password may be in it. */
  readonly database: { readonly url: string; readonly poolSize: number } | null;
  readonly host: string;
  readonly port: number;
  /** Requests per second and key. */
  readonly rate: number;
  /** What teams have configured of their AI platforms. Holds secrets. */
  readonly platforms: PlatformSettings;
  /** The optional summariser. Holds a secret. */
  readonly llm: LlmSettings | null;
  /** Which CRM a team has. Holds secrets. */
  readonly crm: CrmSettings;
}

const schema = z.object({
  BATON_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'is not a postgres:// address')
    .optional(),
  BATON_DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  BATON_DESK_DATA: z.string().min(1).optional(),
  BATON_DESK_HOST: z.string().min(1).default('127.0.0.1'),
  BATON_DESK_PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  BATON_DESK_RATE: z.coerce.number().int().min(1).max(100_000).default(200),
  BATON_DESK_PLATFORMS: z.string().min(1).optional(),
  BATON_DESK_LLM_URL: z.string().max(300).optional(),
  BATON_DESK_LLM_MODEL: z.string().min(1).max(200).optional(),
  BATON_DESK_LLM_KEY: z.string().min(1).max(4_096).optional(),
  BATON_DESK_CRM: z.string().min(1).optional(),
  XDG_DATA_HOME: z.string().optional(),
});

export function readSettings(environment: Readonly<Record<string, string | undefined>>): Result<DeskSettings> {
  const read = schema.safeParse(environment);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    return fail('bad-request', `The settings cannot be used. ${wrong}.`);
  }
  const { BATON_DESK_DATA, BATON_DESK_HOST, BATON_DESK_PORT, BATON_DESK_RATE, XDG_DATA_HOME } = read.data;
  const { BATON_DATABASE_URL, BATON_DATABASE_POOL } = read.data;
  const file = read.data.BATON_DESK_PLATFORMS;
  const platforms = file === undefined ? ok({}) : readPlatformSettings(file);
  if (!platforms.ok) return platforms;
  const { BATON_DESK_LLM_URL, BATON_DESK_LLM_MODEL, BATON_DESK_LLM_KEY, BATON_DESK_CRM } = read.data;
  const llm = readLlmSettings(BATON_DESK_LLM_URL, BATON_DESK_LLM_MODEL, BATON_DESK_LLM_KEY);
  if (!llm.ok) return llm;
  const crm = BATON_DESK_CRM === undefined ? ok([]) : readCrmSettings(BATON_DESK_CRM);
  if (!crm.ok) return crm;
  const folder = XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share');
  return ok({
    data: BATON_DESK_DATA ?? path.join(folder, 'baton-desk', 'desk.sqlite'),
    database: BATON_DATABASE_URL === undefined ? null : { url: BATON_DATABASE_URL, poolSize: BATON_DATABASE_POOL },
    host: BATON_DESK_HOST,
    port: BATON_DESK_PORT,
    rate: BATON_DESK_RATE,
    platforms: platforms.value,
    llm: llm.value,
    crm: crm.value,
  });
}
