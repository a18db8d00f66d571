/**
 * User-to-User (RFC 7433): opaque data from the far application, `uui-data *( ";" param )`, several separated by commas.
 * What platforms really send in it: hex of text (with or without the ISDN protocol discriminator), JSON, pairs, plain text.
 */
import { isRecord, type JsonRecord, parseJson } from './json-intake.ts';
import { decodePercent, readPairs } from './key-value.ts';

export interface UserToUser {
  /** Fields when the data is JSON or pairs, else `null`. */
  readonly fields: JsonRecord | null;
  /** Readable data that is no structure; `null` when it is one or is not text at all. */
  readonly text: string | null;
  /** The data as received, without parameters. */
  readonly raw: string;
  readonly purpose: string | null;
  /** Why structured data could not be used; `null` when all is well. */
  readonly problem: string | null;
}

const parameters: ReadonlySet<string> = new Set(['purpose', 'encoding', 'content']);
/** Protocol discriminators (Q.931 4.5.30) some gateways leave in front: user-specific and IA5 characters. */
const discriminators = [0x00, 0x04];
const readable = /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}\r\n\t]+$/u;

/** Every value of one header field, in order. */
export function readUserToUser(header: string): UserToUser[] {
  // Inside a Refer-To URI the header is percent-encoded; some platforms hand it on without decoding it.
  const value = !header.includes(';') && /%3[Bb]/.test(header) ? decodePercent(header) : header;
  return splitValues(value.trim()).map(readValue);
}

/** Commas separate values only where each looks like one: tokens and quoted texts hold no free spaces or braces. */
function splitValues(header: string): string[] {
  if (/^[{[]/.test(header)) return [header];
  const values = splitOutsideQuotes(header, ',');
  const formal = values.every((value) => /^\s*(?:"|[^\s,"{}]+\s*(?:;|$))/.test(value));
  return formal ? values.filter((value) => value.trim() !== '') : [header];
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\' && quoted) at += 1;
    else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function readValue(value: string): UserToUser {
  const { data, named } = splitParameters(value.trim());
  const encoding = named.get('encoding') ?? null;
  const raw = unquote(data);
  const decoded = decode(raw, encoding, named.get('purpose') ?? null);
  return { ...interpret(decoded), raw, purpose: named.get('purpose') ?? null };
}

/** Only the parameters RFC 7433 names are parameters; other pairs at the end are the data itself. */
function splitParameters(value: string): { data: string; named: ReadonlyMap<string, string> } {
  const json = /^[{[]/.test(value) ? Math.max(value.lastIndexOf('}'), value.lastIndexOf(']')) + 1 : 0;
  const parts = splitOutsideQuotes(value.slice(json), ';');
  const named = new Map<string, string>();
  while (parts.length > 1 || json > 0) {
    const [name, setting] = (parts.at(-1) ?? '').split('=');
    const key = (name ?? '').trim().toLowerCase();
    if (!parameters.has(key) || setting === undefined) break;
    if (!named.has(key)) named.set(key, unquote(setting.trim()).toLowerCase());
    parts.pop();
  }
  return { data: json > 0 ? value.slice(0, json) : parts.join(';').trim(), named };
}

function unquote(data: string): string {
  if (data.length < 2 || !data.startsWith('"') || !data.endsWith('"')) return data;
  return data.slice(1, -1).replace(/\\(.)/g, '$1');
}

function decode(raw: string, encoding: string | null, purpose: string | null): string | null {
  const hex = raw.replace(/^0x/i, '');
  const looksHex = hex.length >= 4 && hex.length % 2 === 0 && /^[0-9A-Fa-f]+$/.test(hex);
  if (looksHex && (encoding === 'hex' || encoding === null || purpose === 'isdn-uui')) {
    const text = decodeHex(hex);
    // Without an encoding a run of digits may simply be an account number: hex only when letters come out of it.
    if (text !== null && (encoding === 'hex' || /\p{L}{2}/u.test(text))) return text;
    if (encoding === 'hex') return null;
  }
  if (encoding === 'base64' || /^ey[A-Za-z0-9+/_-]{8,}={0,2}$/.test(raw)) {
    const text = readableText(Buffer.from(raw, 'base64'));
    if (text !== null) return text;
  }
  return decodePercent(raw);
}

function decodeHex(hex: string): string | null {
  const bytes = Buffer.from(hex, 'hex');
  const whole = readableText(bytes);
  if (whole !== null || !discriminators.includes(bytes[0] ?? -1)) return whole;
  return readableText(bytes.subarray(1));
}

function readableText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return readable.test(text) ? text : null;
  } catch {
    return null;
  }
}

function interpret(decoded: string | null): Pick<UserToUser, 'fields' | 'text' | 'problem'> {
  if (decoded === null) return { fields: null, text: null, problem: null };
  if (/^\s{0,20}[{[]/.test(decoded)) {
    const parsed = parseJson(decoded);
    if (parsed.ok && isRecord(parsed.value)) return { fields: parsed.value, text: null, problem: null };
    return { fields: null, text: null, problem: parsed.ok ? 'It is not a brief.' : parsed.error.message };
  }
  const pairs = readPairs(decoded);
  return { fields: pairs, text: pairs === null ? decoded : null, problem: null };
}
