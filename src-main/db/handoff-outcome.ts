/** What a handoff with several calls amounts to. Pure. */
import type { CallOutcome, DeclineReason } from '../contract/call.ts';
import type { CallRow } from './calls.ts';

/** The answers a rep gives on purpose: after one of these this handoff does not ring here again. */
const repDeclines: ReadonlySet<DeclineReason> = new Set(['wrong-rep', 'queue', 'callback', 'declined']);

export function isRepDecline(outcome: CallOutcome): boolean {
  return outcome.kind === 'declined' && repDeclines.has(outcome.reason);
}

/** Null while a call is on; connected if any call was; else the rep's own answer; else the last call's outcome. */
export function handoffOutcome(calls: readonly Pick<CallRow, 'outcome'>[]): CallOutcome | null {
  const outcomes = calls.map((call) => call.outcome);
  if (outcomes.includes(null)) return null;
  const known = outcomes.filter((outcome) => outcome !== null);
  return known.find((outcome) => outcome.kind === 'connected') ?? known.findLast(isRepDecline) ?? known.at(-1) ?? null;
}
