/**
 * Structured clone in JSON, between Node and pages and between the two worlds of a page.
 * The function is self-contained: it also runs in pages, sent there as its own source text.
 */
export type Callable = (...args: unknown[]) => unknown;

/** What the context bridge adds to plain data: functions and promises, passed as numbers. */
export interface CodecHooks {
  outFunction?(fn: Callable): number;
  inFunction?(id: number): Callable;
  outPromise?(promise: PromiseLike<unknown>): number;
  inPromise?(id: number): Promise<unknown>;
}

export interface Codec {
  /** Throws "An object could not be cloned." for what structured clone refuses, and for cycles. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

export type MakeCodec = typeof makeCodec;

export function makeCodec(hooks: CodecHooks = {}): Codec {
  const refused = (why: string) => new Error(`An object could not be cloned.${why && ` (${why})`}`);
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  const isCallable = (value: unknown): value is Callable => typeof value === 'function';
  const isPromise = (value: object): value is PromiseLike<unknown> => 'then' in value && isCallable(value.then);
  const views = {
    Int8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
  };
  const errors: Record<string, ErrorConstructor | undefined> = { TypeError, RangeError, SyntaxError };

  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  };
  const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  const encodeObject = (value: object, above: readonly object[]): unknown => {
    if (isPromise(value)) {
      if (hooks.outPromise) return ['promise', hooks.outPromise(value)];
      throw refused('a promise');
    }
    if (above.includes(value)) throw refused('a cycle');
    const inside = [...above, value];
    if (Array.isArray(value)) return ['array', value.map((item) => encode(item, inside))];
    if (value instanceof Error) return ['error', value.name, value.message];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof Map) return ['map', [...value].map((pair) => pair.map((item) => encode(item, inside)))];
    if (value instanceof Set) return ['set', [...value].map((item) => encode(item, inside))];
    if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))];
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    if (ArrayBuffer.isView(value)) {
      return ['view', tag, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
    }
    if (tag !== 'Object' && tag !== 'Module') throw refused(tag);
    const members = Object.entries(value).map(([key, member]) => [key, encode(member, inside)]);
    return ['object', Object.fromEntries(members)];
  };

  const encode = (value: unknown, above: readonly object[]): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ['number', Object.is(value, -0) ? '-0' : `${value}`];
    }
    if (value === undefined) return ['undefined'];
    if (typeof value === 'bigint') return ['bigint', `${value}`];
    if (isCallable(value) && hooks.outFunction) return ['function', hooks.outFunction(value)];
    if (!isObject(value)) throw refused(typeof value);
    return encodeObject(value, above);
  };

  const decodeView = (tag: string, bytes: Uint8Array<ArrayBuffer>): unknown => {
    if (tag === 'Uint8Array') return bytes;
    if (tag === 'DataView') return new DataView(bytes.buffer);
    for (const [name, View] of Object.entries(views)) if (name === tag) return new View(bytes.buffer);
    throw refused(tag);
  };

  const decodeError = (name: string, message: string): Error => {
    const error = new (errors[name] ?? Error)(message);
    if (error.name !== name) Object.defineProperty(error, 'name', { value: name, configurable: true });
    return error;
  };

  const decode = (wire: unknown): unknown => {
    if (!Array.isArray(wire)) return wire;
    const [tag, first, second]: unknown[] = wire;
    const list = Array.isArray(first) ? first : [];
    const text = typeof first === 'string' ? first : '';
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(text);
      case 'bigint':
        return BigInt(text);
      case 'date':
        return new Date(Number(first));
      case 'array':
        return list.map(decode);
      case 'set':
        return new Set(list.map(decode));
      case 'map':
        return new Map(list.map((pair: unknown[]) => [decode(pair[0]), decode(pair[1])]));
      case 'object':
        return Object.fromEntries(
          Object.entries(isObject(first) ? first : {}).map(([key, item]) => [key, decode(item)]),
        );
      case 'buffer':
        return fromBase64(text).buffer;
      case 'view':
        return decodeView(text, fromBase64(String(second)));
      case 'error':
        return decodeError(text, String(second));
      case 'function':
        return hooks.inFunction?.(Number(first));
      case 'promise':
        return hooks.inPromise?.(Number(first));
      default:
        throw new Error(`electron host: unknown wire value ${String(tag)}`);
    }
  };

  return { encode: (value) => JSON.stringify(encode(value, [])), decode: (text) => decode(JSON.parse(text)) };
}
