/** What an admin does on the command line: make a key, sign a setup, look at one. */
import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { fail, ok, type Result } from '../contract/result.ts';
import { setupSchema } from '../contract/setup.ts';
import { checked, optionsOf } from '../desk/command-line.ts';
import { fileOf, fingerprintOf, linkOf, signPayload } from './envelope.ts';
import { judge } from './judge.ts';
import { readSetupFile } from './read-file.ts';

export const usage = `npm run provision -- keygen --key admin.key
npm run provision -- sign   --key admin.key --setup setup.json --out acme.baton
npm run provision -- verify --file acme.baton

keygen  writes a new Ed25519 key. Keep it like the key to your office: whoever has it sets up your phones.
sign    signs setup.json into a file for your reps, and prints the same as a link.
verify  says what a signed file holds, and the fingerprint a rep is shown.

setup.json: {
  "version": 1, "organisation": "Acme", "serial": 1, "hosts": ["sip.acme.example", "desk.acme.example"],
  "account": { "label": "Acme", "server": "wss://sip.acme.example", "domain": "acme.example", "user": null },
  "desk": { "baseUrl": "https://desk.acme.example" },
  "policy": { "recordingNotice": "Say that the call is recorded.", "allowedDialPrefixes": ["+1"], "retentionDays": 90 }
}
Count serial up with every change. A file holds no password: reps type theirs, and theirs alone.`;

/** From about here on mail programs and browsers cut links off. */
const longLink = 2_000;
const file = z.string().min(1);

export async function runProvision(args: readonly string[]): Promise<Result<string>> {
  const [command, ...rest] = args;
  switch (command) {
    case 'keygen':
      return run(rest, z.object({ key: file }), keygen);
    case 'sign':
      return run(rest, z.object({ key: file, setup: file, out: file }), sign);
    case 'verify':
      return run(rest, z.object({ file }), verify);
    default:
      return fail('bad-request', usage);
  }
}

async function run<T extends z.ZodObject>(
  args: string[],
  schema: T,
  work: (values: z.infer<T>) => Promise<Result<string>>,
): Promise<Result<string>> {
  const options = optionsOf(args, Object.keys(schema.shape), usage);
  return options.ok ? await checked(schema, options.value, usage, work) : options;
}

async function keygen({ key }: { key: string }): Promise<Result<string>> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  try {
    // Never over a key that is there: phones set up with it would take no other.
    await writeFile(key, `${secret.toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    return failed(key, error);
  }
  const { publicKey } = signPayload(Buffer.alloc(0), secret);
  return ok(`${key} is written. Its fingerprint, for your reps to compare:\n${fingerprintOf(publicKey)}`);
}

async function sign({ key, setup, out }: { key: string; setup: string; out: string }): Promise<Result<string>> {
  const secret = await read(key);
  if (!secret.ok) return secret;
  const seed = Buffer.from(secret.value.toString('utf8').trim(), 'base64');
  if (seed.length !== 32) return fail('bad-request', `${key} is not a key made by keygen.`);
  const payload = await read(setup);
  if (!payload.ok) return payload;
  const envelope = signPayload(payload.value, seed);
  // Read as a phone would: what no phone takes is not signed.
  const opened = readSetupFile(Buffer.from(fileOf(envelope)));
  if (!opened.ok) return fail(opened.error.code, `${setup}: ${opened.error.message}`);
  if (opened.value.kind === 'signed') {
    const fit = judge(opened.value, null);
    if (!fit.ok) return fit;
  }
  try {
    await writeFile(out, fileOf(envelope));
  } catch (error) {
    return failed(out, error);
  }
  const link = linkOf(envelope);
  const long = link.length > longLink ? `\n(${link.length} characters: send the file where links are cut off.)` : '';
  return ok(`${out} is written.\nFingerprint: ${fingerprintOf(envelope.publicKey)}\nAs a link:\n${link}${long}`);
}

async function verify({ file: name }: { file: string }): Promise<Result<string>> {
  const bytes = await read(name);
  if (!bytes.ok) return bytes;
  const opened = readSetupFile(bytes.value);
  if (!opened.ok) return opened;
  if (opened.value.kind === 'plain')
    return fail('bad-request', `${name} is not signed: it holds settings for one machine.`);
  const { setup, publicKey } = opened.value;
  const fit = judge(opened.value, null);
  if (!fit.ok) return fit;
  return ok(`Signed by ${fingerprintOf(publicKey)}\n${JSON.stringify(setupSchema.parse(setup), null, 2)}`);
}

async function read(name: string): Promise<Result<Buffer>> {
  try {
    return ok(await readFile(name));
  } catch (error) {
    return failed(name, error);
  }
}

function failed(name: string, error: unknown): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const why = code === 'EEXIST' ? 'there is a file of this name already' : code;
  return fail('bad-request', `${name}: ${why}.`);
}
