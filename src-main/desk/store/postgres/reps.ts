/** The reps table. */
import { repRow } from '../dispatch-rows.ts';
import type { RepStore } from '../dispatch-store.ts';
import type { Connections } from './connections.ts';

const columns = 'team_id, id, name, sip, skills, languages, hours';

export function repTable({ query }: Connections): RepStore {
  return {
    async put({ teamId, id, name, sip, skills, languages, hours }) {
      await query(
        `INSERT INTO reps (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (team_id, id) DO UPDATE SET name = excluded.name, sip = excluded.sip, skills = excluded.skills,
           languages = excluded.languages, hours = excluded.hours`,
        [teamId, id, name, sip, JSON.stringify(skills), JSON.stringify(languages), JSON.stringify(hours)],
      );
    },
    async get(teamId, id) {
      const { rows } = await query(`SELECT ${columns} FROM reps WHERE team_id = $1 AND id = $2`, [teamId, id]);
      return rows[0] === undefined ? null : repRow.parse(rows[0]);
    },
    async list(teamId) {
      const { rows } = await query(`SELECT ${columns} FROM reps WHERE team_id = $1 ORDER BY id`, [teamId]);
      return rows.map((row) => repRow.parse(row));
    },
    async remove(teamId, id) {
      return (await query('DELETE FROM reps WHERE team_id = $1 AND id = $2', [teamId, id])).changed === 1;
    },
  };
}
