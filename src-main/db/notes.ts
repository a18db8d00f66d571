/** The notes table: what the rep writes during the call. */
import { z } from 'zod';
import { type Clock, type Database, inTransaction } from './database.ts';
import { UnknownHandoff } from './failure.ts';
import type { SearchIndex } from './search-index.ts';

export interface NoteTable {
  /** Empty when there is none. */
  get(handoffId: string): string;
  /** Cheap enough for every keystroke. @throws UnknownHandoff */
  set(handoffId: string, text: string): void;
}

export function noteTable(db: Database, clock: Clock, index: SearchIndex): NoteTable {
  const select = db.prepare('SELECT text FROM notes WHERE handoff_id = ?').pluck();
  const upsert = db.prepare(
    `INSERT INTO notes (handoff_id, text, updated_ms) SELECT id, @text, @now FROM handoffs WHERE id = @handoffId
     ON CONFLICT DO UPDATE SET text = excluded.text, updated_ms = excluded.updated_ms`,
  );
  return {
    get: (handoffId) => z.string().default('').parse(select.get(handoffId)),
    set: (handoffId, text) =>
      inTransaction(db, () => {
        if (upsert.run({ handoffId, text, now: clock.now().getTime() }).changes === 0) throw new UnknownHandoff();
        index.markStale(handoffId);
      }),
  };
}
