/** The reps table. */
import type { Database } from '../../../db/database.ts';
import { repRow } from '../dispatch-rows.ts';
import type { RepStore } from '../dispatch-store.ts';

export function repTable(db: Database): RepStore {
  const upsert = db.prepare(
    `INSERT INTO reps (team_id, id, name, sip, skills, languages, hours)
     VALUES (@teamId, @id, @name, @sip, @skills, @languages, @hours)
     ON CONFLICT DO UPDATE SET name = excluded.name, sip = excluded.sip, skills = excluded.skills,
       languages = excluded.languages, hours = excluded.hours`,
  );
  const find = db.prepare('SELECT * FROM reps WHERE team_id = ? AND id = ?');
  const all = db.prepare('SELECT * FROM reps WHERE team_id = ? ORDER BY id');
  const remove = db.prepare('DELETE FROM reps WHERE team_id = ? AND id = ?');
  return {
    async put({ teamId, id, name, sip, skills, languages, hours }) {
      const lists = { skills: JSON.stringify(skills), languages: JSON.stringify(languages) };
      upsert.run({ teamId, id, name, sip, ...lists, hours: JSON.stringify(hours) });
    },
    async get(teamId, id) {
      const row = find.get(teamId, id);
      return row === undefined ? null : repRow.parse(row);
    },
    async list(teamId) {
      return all.all(teamId).map((row) => repRow.parse(row));
    },
    async remove(teamId, id) {
      return remove.run(teamId, id).changes === 1;
    },
  };
}
