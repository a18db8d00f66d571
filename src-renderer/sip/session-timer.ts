/** Session timers (RFC 4028) as rules: who refreshes, how often, when the call is given up. No clock, no messages. */
import { splitList } from './frame.ts';

/** What is asked for where the far end leaves it to us, and the least that is taken (RFC 4028 4, 5). Seconds. */
export const usualExpires = 1_800;
export const leastExpires = 90;
/** What a far end asks beyond a day is answered with a day. Seconds. */
const mostExpires = 86_400;
/** The longest a timer of the browser can run, ms. */
const longestTimer = 2 ** 31 - 1;

export interface SessionTimer {
  /** How long the session lives without a refresh. */
  readonly seconds: number;
  readonly weRefresh: boolean;
}

/** What a message says about the session. A message is of the one who sent its request: `uac`. */
export interface SessionTerms {
  /** Null: no Session-Expires, or none that can be read. */
  readonly seconds: number | null;
  readonly refresher: 'uac' | 'uas' | null;
  readonly minSe: number;
  /** Supported or Require names `timer`. */
  readonly supported: boolean;
}

export interface Headers {
  getHeader(name: string): string | undefined;
  getHeaders(name: string): string[];
}

/** `x` is the compact form of Session-Expires. */
export function readTerms(message: Headers): SessionTerms {
  const value = message.getHeader('session-expires') ?? message.getHeader('x') ?? '';
  const refresher = /;\s*refresher\s*=\s*(uac|uas)\b/i.exec(value)?.[1]?.toLowerCase();
  const tags = [...message.getHeaders('supported'), ...message.getHeaders('k'), ...message.getHeaders('require')];
  return {
    seconds: readSeconds(value),
    refresher: refresher === 'uac' || refresher === 'uas' ? refresher : null,
    minSe: Math.max(leastExpires, readSeconds(message.getHeader('min-se') ?? '') ?? 0),
    supported: tags.flatMap(splitList).some((tag) => tag.toLowerCase() === 'timer'),
  };
}

function readSeconds(value: string): number | null {
  const digits = /^\s*(\d{1,10})\s*(?:;|$)/.exec(value)?.[1];
  return digits === undefined ? null : Number(digits);
}

export type Judgement =
  /** 422, with these header lines. */
  | { readonly kind: 'too-small'; readonly headers: readonly string[] }
  /** The header lines of the 200; `timer` null: the session does not expire. */
  | { readonly kind: 'taken'; readonly timer: SessionTimer | null; readonly headers: readonly string[] };

/** What a request of the far end is answered (RFC 4028 9). The refresher it names is taken; unnamed, it is itself. */
export function judgeRequest({ seconds, refresher, minSe, supported }: SessionTerms): Judgement {
  if (seconds === null) return { kind: 'taken', timer: null, headers: [] };
  if (seconds < leastExpires) {
    // One that does not know timers cannot know 422: a proxy asked in its name, for less than it may.
    if (!supported) return { kind: 'taken', timer: null, headers: [] };
    return { kind: 'too-small', headers: [`Min-SE: ${leastExpires}`] };
  }
  const who = supported ? (refresher ?? 'uac') : 'uas';
  const granted = Math.min(seconds, Math.max(mostExpires, minSe));
  const expires = `Session-Expires: ${granted};refresher=${who}`;
  return {
    kind: 'taken',
    timer: { seconds: granted, weRefresh: who === 'uas' },
    headers: who === 'uac' ? [expires, 'Require: timer'] : [expires],
  };
}

/** What a 2xx to a request of ours has settled (RFC 4028 7.2). Less than may be asked for is a slip, and must end no call. */
export function settledBy({ seconds, refresher }: SessionTerms): SessionTimer | null {
  return seconds === null ? null : { seconds: Math.max(seconds, leastExpires), weRefresh: refresher !== 'uas' };
}

/** Header fields of an INVITE that opens a call of ours. Who refreshes is left to whoever answers (RFC 4028 7.1). */
export function openingFields(minSe = leastExpires): readonly (readonly [name: string, value: string])[] {
  return [
    ['Session-Expires', String(Math.max(usualExpires, minSe))],
    ['Min-SE', String(minSe)],
  ];
}

/** Header lines of a re-INVITE of ours. Without Session-Expires in it the session would expire no more. */
export function requestLines(timer: SessionTimer | null, minSe: number, farEndSupports: boolean): readonly string[] {
  if (timer === null && !farEndSupports) return [];
  const seconds = Math.max(timer?.seconds ?? usualExpires, minSe);
  const refresher = timer === null || timer.weRefresh ? 'uac' : 'uas';
  const least = minSe > leastExpires ? [`Min-SE: ${minSe}`] : [];
  return [`Session-Expires: ${seconds};refresher=${refresher}`, ...least];
}

/** When the refresher refreshes, after the last agreement, ms (RFC 4028 7.2). */
export function refreshAfter({ seconds }: SessionTimer): number {
  return Math.min(seconds * 500, longestTimer);
}

/** When a session that was not refreshed is ended, after the last agreement, ms: a little early (RFC 4028 10). */
export function expiresAfter(timer: SessionTimer): number {
  return Math.min(timer.seconds * 1_000 - earliness(timer), longestTimer);
}

/** How much earlier that is, ms. */
export function earliness({ seconds }: SessionTimer): number {
  return Math.min(32_000, (seconds * 1_000) / 3);
}
