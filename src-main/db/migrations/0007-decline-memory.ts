/** A handoff remembers its own outcome and that the rep declined it, whatever its later calls bring. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    ALTER TABLE handoffs ADD COLUMN declined INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE handoffs ADD COLUMN outcome TEXT;
    ALTER TABLE handoffs ADD COLUMN talk_seconds REAL NOT NULL DEFAULT 0;
    UPDATE handoffs SET
      declined = EXISTS (
        SELECT 1 FROM calls WHERE handoff_id = handoffs.id
          AND outcome ->> '$.reason' IN ('wrong-rep', 'queue', 'callback', 'declined')
      ),
      outcome = (
        SELECT outcome FROM calls WHERE handoff_id = handoffs.id
        ORDER BY (outcome ->> '$.kind') IS 'connected' DESC, number DESC LIMIT 1
      ),
      talk_seconds = (SELECT coalesce(sum(talk_seconds), 0) FROM calls WHERE handoff_id = handoffs.id);
  `);
}
