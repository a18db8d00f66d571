/** Which CRM a team has: `BATON_DESK_CRM` names a JSON file only its owner can read, for it holds tokens. */
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { parseJson } from '../../brief/json-intake.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import { isAllowedDeskUrl } from '../../contract/settings.ts';
import { nameSchema } from '../keys/api-key.ts';
import type { CrmAdapter } from './adapter.ts';
import { createHubSpot } from './hubspot/hubspot.ts';
import { createSalesforce } from './salesforce/salesforce.ts';
import { createWebhook } from './webhook.ts';

const address = z.string().max(300).refine(isAllowedDeskUrl);
const secret = z
  .string()
  .min(1)
  .max(4_096)
  .regex(/^[\x21-\x7e]+$/);
const team = nameSchema;

export const crmSettingsSchema = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        team,
        kind: z.literal('hubspot'),
        baseUrl: address.default('https://api.hubapi.com'),
        token: secret,
      }),
      z
        .strictObject({
          team,
          kind: z.literal('salesforce'),
          baseUrl: address,
          token: secret.optional(),
          clientId: secret.optional(),
          clientSecret: secret.optional(),
          apiVersion: z
            .string()
            .regex(/^v\d{2,3}\.0$/)
            .default('v61.0'),
        })
        .refine(({ token, clientId, clientSecret }) =>
          token === undefined
            ? clientId !== undefined && clientSecret !== undefined
            : clientId === undefined && clientSecret === undefined,
        ),
      z.strictObject({ team, kind: z.literal('webhook'), baseUrl: address, secret: secret.min(16) }),
    ]),
  )
  .max(1_000)
  .refine((entries) => new Set(entries.map((entry) => entry.team)).size === entries.length);
export type CrmSettings = z.infer<typeof crmSettingsSchema>;

export function readCrmSettings(file: string): Result<CrmSettings> {
  let text: string;
  try {
    // Windows has no such bits; there the folder's rights count.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      return fail('forbidden', `BATON_DESK_CRM: others can read ${file}, and it holds tokens. Run chmod 600 on it.`);
    }
    text = readFileSync(file, 'utf8');
  } catch {
    return fail('bad-request', `BATON_DESK_CRM: the file ${file} cannot be read.`);
  }
  const json = parseJson(text);
  if (!json.ok) return fail('bad-request', `BATON_DESK_CRM: ${file} is not usable JSON. ${json.error.message}`);
  const read = crmSettingsSchema.safeParse(json.value);
  if (read.success) return ok(read.data);
  // The message must not repeat a token that stands in the wrong place.
  const where = read.error.issues.map((issue) => issue.path.join('.') || 'the whole').join(', ');
  return fail('bad-request', `BATON_DESK_CRM: ${file} has something wrong at ${where}.`);
}

/** The adapter of each team that has a CRM, by team id. */
export function createCrms(settings: CrmSettings, now: () => Date): ReadonlyMap<string, CrmAdapter> {
  return new Map(settings.map((entry) => [entry.team, createCrm(entry, now)]));
}

function createCrm(entry: CrmSettings[number], now: () => Date): CrmAdapter {
  switch (entry.kind) {
    case 'hubspot':
      return createHubSpot(entry);
    case 'salesforce': {
      const { baseUrl, apiVersion, token, clientId = '', clientSecret = '' } = entry;
      return createSalesforce({
        baseUrl,
        apiVersion,
        credentials: token === undefined ? { clientId, clientSecret } : { token },
      });
    }
    case 'webhook':
      return createWebhook({ url: entry.baseUrl, secret: entry.secret, now });
  }
  return entry satisfies never;
}
