/** One structured line per lifecycle change. Fields never carry names, numbers, addresses or credentials. */
import type { PhoneDependencies } from '../call/ports.ts';

export type Log = PhoneDependencies['log'];

/** The kind of an error without its text, which may quote a message. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Runs an action whose failure changes nothing for the caller: it is logged and over. Never rejects. */
export async function quietly(log: Log, event: string, action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (error) {
    log('warn', event, { why: errorName(error) });
  }
}
