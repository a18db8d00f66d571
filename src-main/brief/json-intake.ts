/**
 * Reads JSON from strangers. One pass, linear in the input: RFC 8259 without its traps.
 * Refused as a whole: too many bytes, too deep, duplicate keys (RFC 8259 4: "SHOULD be unique", readers disagree),
 * keys that reach an object's prototype, numbers no double can hold. `JSON.parse` accepts all of these.
 */
import { briefLimits } from '../contract/brief.ts';
import { fail, ok, type Result } from '../contract/result.ts';

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonRecord;
export interface JsonRecord {
  [key: string]: JsonValue;
}

export interface JsonLimits {
  /** UTF-8 bytes. */
  readonly bytes: number;
  /** Arrays and objects inside each other. */
  readonly depth: number;
}

const briefJsonLimits: JsonLimits = { bytes: briefLimits.briefBytes, depth: briefLimits.depth };
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literals: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class Refusal extends Error {}

/** True for names that must never become a key of an object: they reach its prototype. */
export function isReservedName(name: string): boolean {
  return forbiddenKeys.has(name);
}

/** True for a JSON object, false for arrays, scalars and undefined. */
export function isRecord(value: JsonValue | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON text. Errors: `too-large` (bytes), `bad-request` (everything else, with the reason in words). */
export function parseJson(text: string, limits: JsonLimits = briefJsonLimits): Result<JsonValue> {
  if (text.length > limits.bytes || Buffer.byteLength(text, 'utf8') > limits.bytes) {
    return fail('too-large', `It is larger than ${Math.floor(limits.bytes / 1024)} KiB.`);
  }
  try {
    return ok(new Reader(text, limits.depth).document());
  } catch (error) {
    if (error instanceof Refusal) return fail('bad-request', error.message);
    throw error;
  }
}

/** The same for a value somebody else already parsed, or for its text. Values JSON cannot express are refused. */
export function intakeJson(value: unknown, limits: JsonLimits = briefJsonLimits): Result<JsonValue> {
  if (typeof value === 'string') return parseJson(value, limits);
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    return fail('bad-request', 'It is nested too deep or no JSON at all.');
  }
  return text === undefined ? fail('bad-request', 'It is empty.') : parseJson(text, limits);
}

class Reader {
  #at = 0;
  readonly #text: string;
  readonly #maxDepth: number;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
    // RFC 8259 8.1 lets a reader ignore a byte order mark.
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
  }

  document(): JsonValue {
    const value = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#refuse('there is something after its end');
    return value;
  }

  #value(depth: number): JsonValue {
    if (depth > this.#maxDepth) throw this.#refuse(`it is nested deeper than ${this.#maxDepth} levels`);
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#array(depth);
    if (next === '"') return this.#string();
    for (const [word, value] of literals) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#number();
  }

  #object(depth: number): JsonRecord {
    const record: JsonRecord = {};
    this.#at += 1;
    if (this.#take('}')) return record;
    do {
      this.#skipSpace();
      if (this.#text[this.#at] !== '"') throw this.#refuse('a field name is missing');
      const key = this.#string();
      if (isReservedName(key)) throw this.#refuse(`it uses the reserved field name "${key}"`);
      if (Object.hasOwn(record, key)) throw this.#refuse('it names the same field twice');
      if (!this.#take(':')) throw this.#refuse('a colon is missing');
      record[key] = this.#value(depth + 1);
    } while (this.#take(','));
    if (!this.#take('}')) throw this.#refuse('an object is not closed');
    return record;
  }

  #array(depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    this.#at += 1;
    if (this.#take(']')) return items;
    do items.push(this.#value(depth + 1));
    while (this.#take(','));
    if (!this.#take(']')) throw this.#refuse('a list is not closed');
    return items;
  }

  #string(): string {
    const start = this.#at;
    let at = start + 1;
    for (;;) {
      const code = this.#text.charCodeAt(at);
      if (Number.isNaN(code)) throw this.#refuse('a text is not closed');
      if (code === 0x22) break;
      at += code === 0x5c ? 2 : 1;
    }
    this.#at = at + 1;
    try {
      const value: unknown = JSON.parse(this.#text.slice(start, this.#at));
      return String(value);
    } catch {
      throw this.#refuse('a text holds an invalid escape or control character');
    }
  }

  #number(): number {
    numberPattern.lastIndex = this.#at;
    const match = numberPattern.exec(this.#text);
    if (match === null) throw this.#refuse('it breaks off or is not JSON');
    this.#at = numberPattern.lastIndex;
    const value = Number(match[0]);
    if (!Number.isFinite(value)) throw this.#refuse('a number is too large');
    return value;
  }

  #take(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #refuse(reason: string): Refusal {
    return new Refusal(`It was refused: ${reason}.`);
  }
}
