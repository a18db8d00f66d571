/** The desk_cursors table: the last message acted on, by desk and key. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Clock, type Database, inTransaction } from './database.ts';

export interface DeskCursor {
  /** 0: none yet. */
  get(): number;
  set(cursor: number): void;
}

export interface DeskCursorTable {
  /** The feed is a rep's at one desk: another key may be another rep's. Neither is stored, only a hash of both. */
  of(desk: { readonly baseUrl: string; readonly bearer: string }): DeskCursor;
}

/** Desks and keys remembered; the practice line makes a new key at every start. */
const remembered = 20;

export function deskCursorTable(db: Database, clock: Clock): DeskCursorTable {
  const select = db.prepare('SELECT cursor FROM desk_cursors WHERE name = ?').pluck();
  const upsert = db.prepare(
    `INSERT INTO desk_cursors (name, cursor, saved_ms) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET cursor = excluded.cursor, saved_ms = excluded.saved_ms`,
  );
  const forget = db.prepare(
    'DELETE FROM desk_cursors WHERE name NOT IN (SELECT name FROM desk_cursors ORDER BY saved_ms DESC LIMIT ?)',
  );
  return {
    of({ baseUrl, bearer }) {
      const name = createHash('sha256').update(`${baseUrl}\n${bearer}`).digest('hex');
      return {
        get: () => z.int().min(0).optional().parse(select.get(name)) ?? 0,
        set: (cursor) =>
          inTransaction(db, () => {
            upsert.run(name, cursor, clock.now().getTime());
            forget.run(remembered);
          }),
      };
    },
  };
}
