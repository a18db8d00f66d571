/** The handoffs table and what happens to a handoff: every step is written with its outbox row in one transaction. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type CallOutcome, type Direction, directions, type HandoffEvent, type InviteFacts } from '../contract/call.ts';
import type { LineName } from '../contract/settings.ts';
import { type BriefTable, dialledKey } from './briefs.ts';
import type { CallEventTable } from './call-events.ts';
import type { CallRow, CallTable } from './calls.ts';
import { type Clock, type Database, inTransaction } from './database.ts';
import { UnknownHandoff } from './failure.ts';
import { handoffOutcome, isRepDecline } from './handoff-outcome.ts';
import type { OutboxTable } from './outbox.ts';
import type { DeliveryKind } from './outbox-row.ts';
import type { SearchIndex } from './search-index.ts';

export interface HandoffTable {
  /**
   * Stores the INVITE. The same key again is the same handoff with one more call.
   * @param line the line it arrived on; by default the active one.
   */
  begin(facts: InviteFacts, handoffKey: string, line?: LineName): { handoffId: string; declinedBefore: boolean };
  /**
   * Stores a call the rep dials. A known key is a handoff the rep calls back, which gets one more call; `overridden`: it
   * was not cleared. The desk is told of the override alone: what becomes of a callback the rep reports.
   */
  beginOutgoing(facts: InviteFacts, handoffKey: string, overridden: boolean, line?: LineName): { handoffId: string };
  /** Null: not on this machine. */
  find(handoffId: string): { readonly handoffKey: string; readonly direction: Direction } | null;
  /**
   * Applies to the newest call that is still on; false, and nothing written, when none is.
   * @param afterMs since the INVITE; null or absent: not known. @throws UnknownHandoff
   */
  record(handoffId: string, event: HandoffEvent, afterMs?: number | null): boolean;
  /** Ends the calls a crash left open as failed(interrupted); answers how many. Run once at start. */
  closeInterrupted(): number;
}

const rowSchema = z.object({ id: z.uuid(), handoffKey: z.string(), declined: z.int(), direction: z.enum(directions) });

export function handoffTable(parts: {
  readonly db: Database;
  readonly clock: Clock;
  readonly calls: CallTable;
  readonly events: CallEventTable;
  readonly briefs: BriefTable;
  readonly outbox: OutboxTable;
  readonly index: SearchIndex;
  readonly activeLine: () => LineName;
}): HandoffTable {
  const { db, clock, calls, events, briefs, outbox, index, activeLine } = parts;
  const columns = 'id, handoff_key AS handoffKey, declined, direction';
  const byKey = db.prepare(`SELECT ${columns} FROM handoffs WHERE handoff_key = ?`);
  const byId = db.prepare(`SELECT ${columns} FROM handoffs WHERE id = ?`);
  // Two handoffs of the same millisecond take two milliseconds, so that paging by time misses none.
  const freeMs = db
    .prepare(
      `WITH RECURSIVE slot (ms) AS (SELECT ? UNION ALL SELECT ms + 1 FROM slot JOIN handoffs ON received_ms = ms)
       SELECT max(ms) FROM slot`,
    )
    .pluck();
  const insert = db.prepare(
    `INSERT INTO handoffs (received_ms, id, handoff_key, caller_id, display_name, line, direction)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const settle = db.prepare(
    'UPDATE handoffs SET outcome = ?, talk_seconds = ?, declined = max(declined, ?) WHERE id = ?',
  );

  /** A call the rep dialled is no news for the desk. */
  function tellIncoming(kind: DeliveryKind, handoffKey: string, call: CallRow, details: object): void {
    if (call.direction === 'in') tell(kind, handoffKey, call, details);
  }

  function tell(kind: DeliveryKind, handoffKey: string, call: CallRow, details: object): void {
    const { id: callId, handoffId, sipCallId } = call;
    outbox.add(kind, handoffKey, {
      handoffId,
      handoffKey,
      callId,
      sipCallId,
      at: clock.now().toISOString(),
      ...details,
    });
  }

  function find(handoffId: string): z.infer<typeof rowSchema> {
    const row = byId.get(handoffId);
    if (row === undefined) throw new UnknownHandoff();
    return rowSchema.parse(row);
  }

  function summarize(handoffId: string): void {
    const all = calls.of(handoffId);
    const outcome = handoffOutcome(all);
    const declined = all.some((call) => call.outcome !== null && isRepDecline(call.outcome));
    const talkSeconds = all.reduce((sum, call) => sum + call.talkSeconds, 0);
    settle.run(outcome === null ? null : JSON.stringify(outcome), talkSeconds, declined ? 1 : 0, handoffId);
  }

  function end(handoffKey: string, call: CallRow, outcome: CallOutcome, talkSeconds: number): void {
    calls.end(call.id, clock.now(), outcome, talkSeconds);
    summarize(call.handoffId);
    if (outcome.kind === 'declined') tellIncoming('decline', handoffKey, call, { reason: outcome.reason });
    else tellIncoming('ended', handoffKey, call, { outcome, talkSeconds });
  }

  function add(
    facts: InviteFacts,
    handoffKey: string,
    line: LineName,
    direction: Direction,
  ): z.infer<typeof rowSchema> {
    const id = randomUUID();
    const { callerId, displayName, receivedAt } = facts;
    insert.run(freeMs.get(Date.parse(receivedAt)), id, handoffKey, callerId, displayName, line, direction);
    index.putBrief(handoffKey, briefs.get(handoffKey));
    return { id, handoffKey, declined: 0, direction };
  }

  return {
    begin: (facts, handoffKey, line = activeLine()) =>
      inTransaction(db, () => {
        const known = byKey.get(handoffKey);
        const handoff = known === undefined ? add(facts, handoffKey, line, 'in') : rowSchema.parse(known);
        const call = calls.add(handoff.id, facts);
        summarize(handoff.id);
        tell('ringing', handoffKey, call, { receivedAt: facts.receivedAt });
        return { handoffId: handoff.id, declinedBefore: handoff.declined === 1 };
      }),

    beginOutgoing: (facts, handoffKey, overridden, line = activeLine()) =>
      inTransaction(db, () => {
        const known = byKey.get(handoffKey);
        const handoff = known === undefined ? add(facts, handoffKey, line, 'out') : rowSchema.parse(known);
        const call = calls.add(handoff.id, facts, 'out');
        summarize(handoff.id);
        if (overridden) {
          calls.setOverridden(call.id);
          if (!handoffKey.startsWith(dialledKey)) tell('compliance-override', handoffKey, call, {});
        }
        return { handoffId: handoff.id };
      }),

    find(handoffId) {
      const row = byId.get(handoffId);
      return row === undefined ? null : rowSchema.parse(row);
    },

    record: (handoffId, event, afterMs = null) =>
      inTransaction(db, () => {
        const { handoffKey } = find(handoffId);
        const call = calls.open(handoffId);
        if (call === null) return false;
        // A column of its own holds the quality, a hundred times larger than a step.
        if (event.type !== 'quality') events.add(call.id, event, afterMs);
        switch (event.type) {
          case 'whisper':
          case 'hold':
          case 'transferred':
          case 'transfer-failed':
            return true;
          case 'strategy':
            calls.setStrategy(call.id, event.strategy, event.fallback);
            return true;
          case 'more-time':
            tellIncoming('more-time', handoffKey, call, { seconds: event.seconds });
            return true;
          case 'compliance-override':
            tell('compliance-override', handoffKey, call, {});
            return true;
          case 'bridged':
            calls.setBridged(call.id, event.afterMs);
            tellIncoming('bridged', handoffKey, call, { afterMs: event.afterMs, strategy: call.strategy });
            return true;
          case 'quality':
            calls.setQuality(call.id, event.summary);
            return true;
          case 'ended':
            end(handoffKey, call, event.outcome, event.talkSeconds);
            return true;
          default:
            return event satisfies never;
        }
      }),

    closeInterrupted: () =>
      inTransaction(db, () => {
        const open = calls.allOpen();
        for (const call of open) {
          end(find(call.handoffId).handoffKey, call, { kind: 'failed', cause: 'interrupted' }, 0);
        }
        return open.length;
      }),
  };
}
