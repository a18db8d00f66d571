/** What the desk has to know of a team's platforms beside their keys: `BATON_DESK_PLATFORMS` names this JSON file. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseJson } from '../../brief/json-intake.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import { nameSchema } from '../keys/api-key.ts';
import { vapiTransferModes } from './vapi/reply.ts';

const teamSchema = z.strictObject({
  vapi: z.strictObject({ transferMode: z.enum(vapiTransferModes) }).optional(),
  /** Requests must be signed with the API key that has the webhook badge. */
  retell: z.strictObject({ apiKey: z.string().min(1) }).optional(),
  /** Requests must be signed; `publicUrl` is where Twilio reaches the desk, without a path. */
  twilio: z
    .strictObject({
      authToken: z.string().min(1),
      publicUrl: z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).pathname === '/', 'must have no path'),
    })
    .optional(),
});
const settingsSchema = z.record(nameSchema, teamSchema);
export type TeamPlatforms = z.infer<typeof teamSchema>;
export type PlatformSettings = z.infer<typeof settingsSchema>;

export function readPlatformSettings(file: string): Result<PlatformSettings> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return fail('bad-request', `BATON_DESK_PLATFORMS: the file ${file} cannot be read.`);
  }
  const json = parseJson(text);
  if (!json.ok) return fail('bad-request', `BATON_DESK_PLATFORMS: ${file} is not usable JSON. ${json.error.message}`);
  const read = settingsSchema.safeParse(json.value);
  if (read.success) return ok(read.data);
  // The message must not repeat a secret that stands in the wrong place.
  const where = read.error.issues.map((issue) => issue.path.join('.') || 'the whole').join(', ');
  return fail('bad-request', `BATON_DESK_PLATFORMS: ${file} has something wrong at ${where}.`);
}
