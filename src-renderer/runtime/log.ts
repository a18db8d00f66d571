/** Structured log lines; main writes them. Nothing about a person ever goes into `fields`. */
import type { BatonApi } from '../../src-main/contract/channels.ts';

export type LogFields = Record<string, string | number | boolean | null>;
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void;

/** A line that cannot be written is lost: there is no better place to tell. */
export function createLog(baton: BatonApi): Log {
  return (level, event, fields = {}) => {
    baton.request('log:write', { level, event, fields }).catch(() => undefined);
  };
}
