/** The availability table: the latest word of every rep. */
import type { Database } from '../../../db/database.ts';
import { availabilityRow } from '../rows.ts';
import type { AvailabilityStore } from '../store.ts';

export function availabilityTable(db: Database): AvailabilityStore {
  const upsert = db.prepare(
    `INSERT INTO availability (team_id, rep_id, state, since_ms, until_ms) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (team_id, rep_id) DO UPDATE SET state = excluded.state, since_ms = excluded.since_ms,
       until_ms = excluded.until_ms WHERE excluded.since_ms >= since_ms`,
  );
  const find = db.prepare('SELECT * FROM availability WHERE team_id = ? AND rep_id = ?');
  return {
    async set(teamId, repId, { state, since, until }) {
      upsert.run(teamId, repId, state, Date.parse(since), until === null ? null : Date.parse(until));
    },
    async get(teamId, repId) {
      const row = find.get(teamId, repId);
      return row === undefined ? null : availabilityRow.parse(row);
    },
  };
}
