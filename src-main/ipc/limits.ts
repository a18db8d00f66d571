/** How much and how often a page may ask: generous for a rep, narrow for a page gone wrong. */
import type { RequestName } from '../contract/channels.ts';
import { setupFileLimit } from '../contract/setup.ts';
import type { Rate } from './token-bucket.ts';

export interface Limit extends Rate {
  /** Weight a request may have: characters and bytes, plus one for every value in it. */
  readonly weight: number;
}

const usual: Limit = { burst: 60, perSecond: 30, weight: 16_384 };

const exceptions: Partial<Record<RequestName, Limit>> = {
  // An INVITE is at most 64 KiB on the wire; its facts repeat parts of it once or twice.
  'handoff:begin': { burst: 40, perSecond: 20, weight: 393_216 },
  'handoff:note': { burst: 60, perSecond: 30, weight: 32_768 },
  'presence:report': { burst: 100, perSecond: 50, weight: 4_096 },
  'whisper:speak': { burst: 6, perSecond: 1, weight: 2_048 },
  'practice:call': { burst: 4, perSecond: 1, weight: 1_024 },
  'keyring:consent': { burst: 3, perSecond: 1, weight: 256 },
  'account:save': { burst: 5, perSecond: 1, weight: 16_384 },
  'desk:secrets': { burst: 5, perSecond: 1, weight: 4_096 },
  // A file one byte too long still gets the sentence that says so.
  'provision:read': { burst: 10, perSecond: 1, weight: setupFileLimit + 4_096 },
  'provision:accept': { burst: 5, perSecond: 1, weight: 4_096 },
  'desk:check': { burst: 5, perSecond: 1, weight: 256 },
  'log:write': { burst: 100, perSecond: 20, weight: 16_384 },
};

export function limitOf(name: RequestName): Limit {
  return exceptions[name] ?? usual;
}

const deepest = 12;

/** True when a structured-clone value weighs more than `limit` or nests deeper than any request does. Stops at the limit. */
export function isTooHeavy(value: unknown, limit: number): boolean {
  let left = limit;
  const weigh = (part: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > deepest) return true;
    if (typeof part === 'string') {
      left -= part.length;
      return left < 0;
    }
    if (typeof part !== 'object' || part === null) return false;
    if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer) {
      left -= part.byteLength;
      return left < 0;
    }
    if (part instanceof Map || part instanceof Set) return true;
    if (Array.isArray(part)) return part.some((item) => weigh(item, depth + 1));
    for (const key in part) {
      left -= key.length;
      if (weigh(Reflect.get(part, key), depth + 1)) return true;
    }
    return false;
  };
  return weigh(value, 0);
}
