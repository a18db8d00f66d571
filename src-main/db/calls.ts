/** The calls table: one row per INVITE of a handoff, written when it arrives and completed as the call goes on. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  bridgeStrategySchema,
  type CallOutcome,
  type Direction,
  directions,
  type InviteFacts,
  outcomeSchema,
} from '../contract/call.ts';
import { type QualitySummary, qualitySummarySchema } from '../contract/quality.ts';
import type { Database } from './database.ts';
import { parseJson } from './json.ts';

/** Outcome column: JSON text, or null while the call is on. */
export const outcomeColumn = z.string().transform(parseJson).pipe(outcomeSchema).nullable();

/** Null also when a later version wrote it in a way this one does not read: a plot is no reason to hide a call. */
const qualityColumn = z.string().transform(parseJson).pipe(qualitySummarySchema).nullable().catch(null);

const callRowSchema = z.object({
  id: z.uuid(),
  handoffId: z.uuid(),
  sipCallId: z.string(),
  receivedMs: z.int(),
  strategy: bridgeStrategySchema.nullable(),
  fallback: z.string().nullable(),
  bridgedAfterMs: z.number().nullable(),
  outcome: outcomeColumn,
  talkSeconds: z.number(),
  quality: qualityColumn,
  direction: z.enum(directions),
  /** The rep dialled although the number was not cleared. */
  overridden: z.int().transform((stored) => stored === 1),
});
export type CallRow = z.infer<typeof callRowSchema>;

export interface CallTable {
  add(handoffId: string, facts: InviteFacts, direction?: Direction): CallRow;
  /** The call events belong to: the newest that is still on. A second INVITE declined as busy leaves the first in place. */
  open(handoffId: string): CallRow | null;
  /** Oldest first. */
  of(handoffId: string): CallRow[];
  allOpen(): CallRow[];
  setStrategy(id: string, strategy: string, fallback: string | null): void;
  setBridged(id: string, afterMs: number): void;
  setQuality(id: string, quality: QualitySummary): void;
  setOverridden(id: string): void;
  end(id: string, at: Date, outcome: CallOutcome, talkSeconds: number): void;
}

const columns = `id, handoff_id AS handoffId, sip_call_id AS sipCallId, received_ms AS receivedMs, strategy, fallback,
  bridged_after_ms AS bridgedAfterMs, outcome, talk_seconds AS talkSeconds, quality, direction, overridden`;

export function callTable(db: Database): CallTable {
  const insert = db.prepare(
    'INSERT INTO calls (id, handoff_id, sip_call_id, received_ms, direction) VALUES (?, ?, ?, ?, ?)',
  );
  const byHandoff = db.prepare(`SELECT ${columns} FROM calls WHERE handoff_id = ? ORDER BY number`);
  const newestOpen = db.prepare(
    `SELECT ${columns} FROM calls WHERE handoff_id = ? AND ended_ms IS NULL ORDER BY number DESC LIMIT 1`,
  );
  const open = db.prepare(`SELECT ${columns} FROM calls WHERE ended_ms IS NULL ORDER BY number`);
  const strategy = db.prepare('UPDATE calls SET strategy = ?, fallback = ? WHERE id = ?');
  const bridged = db.prepare('UPDATE calls SET bridged_after_ms = ? WHERE id = ?');
  const quality = db.prepare('UPDATE calls SET quality = ? WHERE id = ?');
  const overridden = db.prepare('UPDATE calls SET overridden = 1 WHERE id = ?');
  const end = db.prepare('UPDATE calls SET ended_ms = ?, outcome = ?, talk_seconds = ? WHERE id = ?');

  function newest(handoffId: string): CallRow | null {
    const row = newestOpen.get(handoffId);
    return row === undefined ? null : callRowSchema.parse(row);
  }

  return {
    add(handoffId, facts, direction = 'in') {
      const id = randomUUID();
      const receivedMs = Date.parse(facts.receivedAt);
      insert.run(id, handoffId, facts.sipCallId, receivedMs, direction);
      const fresh = {
        strategy: null,
        fallback: null,
        bridgedAfterMs: null,
        outcome: null,
        talkSeconds: 0,
        quality: null,
        direction,
        overridden: false,
      };
      return { id, handoffId, sipCallId: facts.sipCallId, receivedMs, ...fresh };
    },
    open: newest,
    of: (handoffId) => byHandoff.all(handoffId).map((row) => callRowSchema.parse(row)),
    allOpen: () => open.all().map((row) => callRowSchema.parse(row)),
    setStrategy: (id, name, fallback) => void strategy.run(name, fallback, id),
    setBridged: (id, afterMs) => void bridged.run(afterMs, id),
    setQuality: (id, summary) => void quality.run(JSON.stringify(summary), id),
    setOverridden: (id) => void overridden.run(id),
    end: (id, at, outcome, talkSeconds) => void end.run(at.getTime(), JSON.stringify(outcome), talkSeconds, id),
  };
}
