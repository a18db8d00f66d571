/** The availability table: the latest word of every rep. */
import { availabilityRow } from '../rows.ts';
import type { AvailabilityStore } from '../store.ts';
import type { Connections } from './connections.ts';

export function availabilityTable({ query }: Connections): AvailabilityStore {
  return {
    async set(teamId, repId, { state, since, until }) {
      await query(
        `INSERT INTO availability AS known (team_id, rep_id, state, since_ms, until_ms) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (team_id, rep_id) DO UPDATE SET state = excluded.state, since_ms = excluded.since_ms,
           until_ms = excluded.until_ms WHERE excluded.since_ms >= known.since_ms`,
        [teamId, repId, state, Date.parse(since), until === null ? null : Date.parse(until)],
      );
    },
    async get(teamId, repId) {
      const { rows } = await query(
        'SELECT state, since_ms, until_ms FROM availability WHERE team_id = $1 AND rep_id = $2',
        [teamId, repId],
      );
      return rows[0] === undefined ? null : availabilityRow.parse(rows[0]);
    },
  };
}
