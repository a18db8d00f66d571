/**
 * What a failed query means. SQLSTATE classes: PostgreSQL documentation, appendix A; system codes: Node.js `errors`.
 */
import { z } from 'zod';
import { StoreUnavailable } from '../unavailable.ts';

const coded = z.object({ code: z.string() });

/** 40001 serialization failure, 40P01 deadlock: nothing was done, and it may be tried again at once. */
const again = new Set(['40001', '40P01']);
/**
 * Classes 08 (connection), 28 (who we are), 53 (resources), 57 (operator: shutdown, crash, cancelled by a timeout); 3D000
 * (no such database), 25006 (a standby, in the middle of a failover), 25P03 (idle in transaction), 55P03 (no lock).
 */
const unavailable = /^(08|28|53|57)|^(3D000|25006|25P03|55P03)$/;
/** node-postgres has no code for these. */
const lost =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client |Cannot use a pool)/;

export function isTransient(error: unknown): boolean {
  return again.has(codeOf(error) ?? '');
}

/** The failure as the store throws it: `StoreUnavailable`, or as it is where it is a mistake of ours. */
export function storeFailure(error: unknown): unknown {
  if (error instanceof StoreUnavailable || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (code === null) return lost.test(error.message) ? new StoreUnavailable('CONNECTION', error) : error;
  const system = /^E(?!RR_)[A-Z_]+$/.test(code);
  return system || unavailable.test(code) || again.has(code) ? new StoreUnavailable(code, error) : error;
}

function codeOf(error: unknown): string | null {
  return coded.safeParse(error).data?.code ?? null;
}
