/**
 * A flood of wrong keys costs the store nothing: an address that has shown many is refused before its key is looked up.
 * A key that was good from there lately is looked up all the same: behind one proxy or one office sit those who guess and
 * those who work.
 */
import { createHash } from 'node:crypto';
import type { Problem } from '../problem.ts';

export interface WrongKeys {
  /** Null: its key may be looked up. */
  refusal(address: string, header: string): Problem | null;
  wrong(address: string, header: string): void;
  right(address: string, header: string): void;
}

/** Wrong keys one address may show within `windowMs`: far more than a person mistypes or a fleet with an old key retries. */
export const mostWrongKeys = 100;
const windowMs = 10_000;
/** Addresses and good keys remembered; beyond it the oldest are forgotten. */
const remembered = 20_000;

/** @param clock monotonic ms */
export function createWrongKeys(clock: () => number): WrongKeys {
  const counts = new Map<string, { readonly since: number; readonly wrong: number }>();
  const good = new Set<string>();

  const within = (address: string) => {
    const count = counts.get(address);
    return count !== undefined && clock() - count.since < windowMs ? count : { since: clock(), wrong: 0 };
  };

  return {
    refusal(address, header) {
      const { since, wrong } = within(address);
      if (wrong < mostWrongKeys || good.has(nameOf(address, header))) return null;
      return {
        kind: 'rate-limited',
        detail: 'Too many wrong keys came from this address.',
        retryAfter: Math.max(1, Math.ceil((since + windowMs - clock()) / 1_000)),
      };
    },
    wrong(address, header) {
      good.delete(nameOf(address, header));
      const { since, wrong } = within(address);
      counts.delete(address);
      counts.set(address, { since, wrong: wrong + 1 });
      forget(counts);
    },
    right(address, header) {
      const name = nameOf(address, header);
      good.delete(name);
      good.add(name);
      forget(good);
    },
  };
}

function forget(known: Map<string, unknown> | Set<string>): void {
  const [oldest] = known.keys();
  if (known.size > remembered && oldest !== undefined) known.delete(oldest);
}

/** No key is kept in the clear. */
function nameOf(address: string, header: string): string {
  return createHash('sha256').update(`${address}\n${header}`).digest('base64');
}
