/** What reps ask and report: the brief, answers to offers, how a call went. */
import type { Desk, DeskParts } from '../desk.ts';
import { callbackIdOf } from '../dispatch/callback-facts.ts';
import type { DispatchEvent } from '../dispatch/dispatch-event.ts';
import type { Handoff } from '../handoffs/handoff.ts';
import type { Report } from '../handoffs/reports.ts';
import { showReference } from '../handoffs/show-reference.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
import { dispatched, noCallback, noHandoff, noted } from './dispatched.ts';

const tooLate = refuse('gone', 'The handoff is not, or no longer, offered to this rep.');
const hasEnded = refuse('gone', 'The handoff has ended.');

export function reporting({
  store,
  dispatch,
  briefs,
  now,
}: Pick<DeskParts, 'store' | 'dispatch' | 'briefs' | 'now'>): Pick<Desk, 'brief' | 'report' | 'setAvailability'> {
  /** A rep who is too late must know; whether it was in time is known once the leader has seen it. */
  async function accept(
    teamId: string,
    handoff: Handoff,
    repId: string,
    report: Report,
  ): Promise<DeskResult<undefined>> {
    if (handoff.state === 'ended') return hasEnded;
    const event = eventOf(handoff.id, repId, handoff.fence, report);
    if (handoff.holder !== repId || event === null) return tooLate;
    const entry = { kind: report.kind, repId, body: report.body, at: now(), current: true };
    const seen = await dispatched(dispatch, teamId, event, [{ handoffId: handoff.id, entry }]);
    if (!seen.ok) return seen;
    const after = await store.handoffs.get(teamId, handoff.id);
    const isTheirs = after?.holder === repId && (after.state === 'accepted' || after.state === 'bridged');
    return isTheirs ? done(undefined) : tooLate;
  }

  /** The search of a callback for a rep is answered like an offer; it has no journal of its own. */
  async function aboutCallback(teamId: string, repId: string, handoffId: string, id: string, report: Report) {
    if ((await store.callbacks.get(teamId, id)) === null) return noCallback;
    const event = eventOf(handoffId, repId, null, report);
    if (event === null) return done(undefined);
    const seen = await dispatched(dispatch, teamId, event);
    if (report.kind !== 'accept') return done(undefined);
    if (!seen.ok) return seen;
    const stage = (await store.callbacks.get(teamId, id))?.stage;
    return stage?.kind === 'dialling' && stage.repId === repId ? done(undefined) : tooLate;
  }

  /**
   * A report says when it was made and by which call: the very same one is one told again, because its answer was lost with
   * the store or with the node that had its Idempotency-Key, by whatever clock that was thought dead.
   */
  async function isKnown(teamId: string, handoffId: string, repId: string, { kind, body }: Report): Promise<boolean> {
    const text = JSON.stringify(body);
    const journal = await store.handoffs.journal(teamId, handoffId);
    return journal.some((entry) => entry.kind === kind && entry.repId === repId && JSON.stringify(entry.body) === text);
  }

  return {
    async brief(caller, handoffId, reference) {
      const { teamId } = caller;
      const handoff = await store.handoffs.get(teamId, handoffId);
      if (handoff === null) return noHandoff;
      const shown = await showReference({ store, caller, handoff, reference, at: now() });
      if (!shown.ok) return shown;
      const brief = await briefs.of(handoff);
      return brief === null ? noHandoff : done(brief);
    },

    async report({ teamId, subject }, handoffId, report) {
      const callbackId = callbackIdOf(handoffId);
      if (callbackId !== null) return await aboutCallback(teamId, subject, handoffId, callbackId, report);
      const handoff = await store.handoffs.get(teamId, handoffId);
      if (handoff === null) return noHandoff;
      if (report.kind === 'accept') return await accept(teamId, handoff, subject, report);
      if (await isKnown(teamId, handoffId, subject, report)) return done(undefined);
      // A report may come late, or from a rep who no longer holds the handoff: it is kept, and changes nothing.
      const current = handoff.holder === subject;
      const event = current && handoff.state !== 'ended' ? eventOf(handoffId, subject, handoff.fence, report) : null;
      const entry = { kind: report.kind, repId: subject, body: report.body, at: now(), current };
      const journal = [{ handoffId, entry }];
      await noted(dispatch, teamId, event, journal);
      return done(undefined);
    },

    setAvailability: ({ teamId, subject }, availability) => store.availability.set(teamId, subject, availability),
  };
}

/**
 * What a report is to dispatching; null: nothing.
 * @param fence of the offer that is meant where the report does not say; null: whatever this rep is offered
 */
function eventOf(handoffId: string, repId: string, fence: number | null, report: Report): DispatchEvent | null {
  const about = { handoffId, repId };
  switch (report.kind) {
    case 'ringing':
      return { type: 'ringing', ...about };
    case 'accept':
      return { type: 'accepted', ...about, token: report.body.token ?? fence };
    case 'decline':
      return { type: 'declined', ...about, token: report.body.token ?? fence, reason: report.body.reason };
    case 'more-time':
      return { type: 'more-time', ...about, token: report.body.token ?? fence, seconds: report.body.seconds };
    case 'bridged':
      return { type: 'bridged', ...about };
    case 'ended': {
      const { kind } = report.body.outcome;
      // Another phone of the same rep has it.
      if (kind === 'answered-elsewhere') return null;
      return { type: 'ended', ...about, over: kind === 'connected' || kind === 'caller-left-before-bridge' };
    }
    case 'compliance-override':
    case 'feedback':
      return null;
    default:
      return report satisfies never;
  }
}
