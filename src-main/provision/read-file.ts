/** From the bytes of a file to what it means, or to a sentence that says why it means nothing. */
import { fail, ok, type Result } from '../contract/result.ts';
import { type PlainSettings, plainSettingsSchema, type Setup, setupFileLimit, setupSchema } from '../contract/setup.ts';
import { type Envelope, envelopeSchema, isSigned } from './envelope.ts';

export interface SignedSetup {
  readonly kind: 'signed';
  readonly setup: Setup;
  readonly publicKey: Buffer;
}

export type SetupFile = SignedSetup | { readonly kind: 'plain'; readonly settings: PlainSettings };

export function readSetupFile(bytes: Uint8Array): Result<SetupFile> {
  if (bytes.length > setupFileLimit) return fail('too-large', 'This file is larger than any setup of Baton.');
  const parsed = readJson(bytes);
  if (!parsed.ok) return parsed;
  const kind: unknown =
    typeof parsed.value === 'object' && parsed.value !== null ? Reflect.get(parsed.value, 'baton') : null;
  if (kind === 'settings') return readPlain(parsed.value);
  if (kind !== 'setup') {
    return fail('bad-request', 'This is not a setup of Baton: nobody has signed it. Use the file your admin gave you.');
  }
  const envelope = envelopeSchema.safeParse(parsed.value);
  if (!envelope.success) {
    const at = envelope.error.issues[0]?.path.join('.') || 'a field';
    return fail('bad-request', `This setup is damaged: “${at}” is not what it should be. Get the file once more.`);
  }
  return readEnvelope(envelope.data);
}

export function readEnvelope(envelope: Envelope): Result<SignedSetup> {
  if (!isSigned(envelope)) {
    return fail('rejected', 'The signature does not fit: this setup was changed after it was signed. Do not use it.');
  }
  const parsed = readJson(envelope.payload);
  if (!parsed.ok) return parsed;
  const setup = setupSchema.safeParse(parsed.value);
  if (!setup.success) {
    return fail('bad-request', `This setup cannot be used: ${issueText(setup.error.issues)}. Ask whoever signed it.`);
  }
  return ok({ kind: 'signed', setup: setup.data, publicKey: envelope.publicKey });
}

function readPlain(value: unknown): Result<SetupFile> {
  const read = plainSettingsSchema.safeParse(value);
  if (!read.success) return fail('bad-request', `These settings cannot be used: ${issueText(read.error.issues)}.`);
  const { baton: _baton, ...settings } = read.data;
  return ok({ kind: 'plain', settings });
}

/** JSON in UTF-8 without a byte order mark, whole. */
function readJson(bytes: Uint8Array): Result<unknown> {
  if (startsWithMark(bytes)) {
    return fail(
      'bad-request',
      'This file begins with a byte order mark, so that an editor has saved it anew. Use it as it was sent to you.',
    );
  }
  try {
    // A mark that is left in makes the parser stumble instead of being swallowed.
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)));
  } catch {
    return fail('bad-request', 'This file is cut off or damaged: it cannot be read to its end. Get it once more.');
  }
}

/** UTF-8, UTF-16 in both orders. */
function startsWithMark(bytes: Uint8Array): boolean {
  return [
    [0xef, 0xbb, 0xbf],
    [0xfe, 0xff],
    [0xff, 0xfe],
  ].some((mark) => mark.every((byte, index) => bytes[index] === byte));
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The first problem, with its place. Fields nobody knows come from a newer Baton, or from a mistyped name. */
function issueText(issues: readonly Issue[]): string {
  const [first] = issues;
  if (first === undefined) return 'it is empty';
  const at = first.path.map(String).join('.');
  const place = at === '' ? '' : `“${at}”: `;
  if (first.code === 'unrecognized_keys') return `${place}${first.message}, which may need a newer Baton`;
  return `${place}${first.message}`;
}
