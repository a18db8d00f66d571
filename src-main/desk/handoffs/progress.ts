/**
 * What a report makes of a handoff. Pure. Reports may come late (the phone was offline) or from a rep who no longer holds
 * the handoff: those are kept in the journal and change nothing. Only an accept that comes too late is refused, because
 * the rep has to know.
 */
import { type DeskResult, done, refuse } from '../problem.ts';
import type { Verdict } from '../store/store.ts';
import type { Handoff } from './handoff.ts';
import type { Report } from './reports.ts';

export interface Reporter {
  readonly repId: string;
  readonly at: Date;
}

export function progress(current: Handoff, report: Report, reporter: Reporter): Verdict<DeskResult<undefined>> {
  const holds = current.holder === reporter.repId;
  if (report.kind === 'accept' && (!holds || current.state === 'ended')) {
    const detail =
      current.state === 'ended' ? 'The handoff has ended.' : 'The handoff is not, or no longer, offered to this rep.';
    return { kind: 'leave', answer: refuse('gone', detail) };
  }
  const next = holds ? advance(current, report, reporter.at) : current;
  const entry = { kind: report.kind, repId: reporter.repId, body: report.body, at: reporter.at, current: holds };
  return { kind: 'write', next, entry, answer: done(undefined) };
}

function advance(handoff: Handoff, report: Report, at: Date): Handoff {
  const { state } = handoff;
  switch (report.kind) {
    case 'ringing':
      return state === 'offered' ? { ...handoff, state: 'ringing' } : handoff;
    case 'accept':
      return state === 'bridged' ? handoff : { ...handoff, state: 'accepted' };
    case 'decline':
      return state === 'bridged' || state === 'ended' ? handoff : giveUp(handoff);
    case 'bridged':
      return state === 'ended' ? handoff : { ...handoff, state: 'bridged' };
    case 'ended': {
      if (state === 'ended') return handoff;
      const over = state === 'bridged' || ['connected', 'caller-left-before-bridge'].includes(report.body.outcome.kind);
      return over ? { ...handoff, state: 'ended', endedAt: at } : giveUp(handoff);
    }
    case 'more-time':
    case 'compliance-override':
    case 'feedback':
      return handoff;
    default:
      return report satisfies never;
  }
}

/** The prospect still waits: the next offer needs a new reference, and this one is worth nothing any more. */
function giveUp(handoff: Handoff): Handoff {
  return { ...handoff, state: 'waiting', holder: null, fence: handoff.fence + 1 };
}
