/** The tables of learning: versions, verdicts learned from, rejections. */
import type { Database } from '../../../db/database.ts';
import { noTuning } from '../../triggers/tuning.ts';
import { eventRow, handoffIdRow, rejectionRow, tuningRow, versionColumns, versionRow } from '../learning-rows.ts';
import type { LearningStore } from '../learning-store.ts';

export function learningTables(db: Database): LearningStore {
  const versions = db.prepare(
    'SELECT version, at_ms, json FROM learning_versions WHERE team_id = ? ORDER BY version DESC LIMIT ?',
  );
  const find = db.prepare('SELECT version, at_ms, json FROM learning_versions WHERE team_id = ? AND version = ?');
  const insert = db.prepare(
    `INSERT INTO learning_versions (team_id, version, at_ms, json)
     SELECT @teamId, @version, @at, @json
     WHERE @version = 1 + (SELECT coalesce(max(version), 0) FROM learning_versions WHERE team_id = @teamId)`,
  );
  const tuning = db.prepare(
    `SELECT json FROM conversations JOIN learning_versions USING (team_id)
     WHERE team_id = ? AND id = ? AND version = learned`,
  );
  const unlearned = db.prepare(
    `SELECT journal.handoff_id FROM journal LEFT JOIN learning_events USING (team_id, handoff_id)
     WHERE journal.team_id = ? AND kind = 'feedback' GROUP BY journal.handoff_id
     HAVING count(*) > coalesce(max(verdicts), 0) ORDER BY min(number) LIMIT ?`,
  );
  const putEvent = db.prepare(
    `INSERT INTO learning_events (team_id, handoff_id, conversation_id, verdicts, at_ms, json)
     VALUES (@teamId, @handoffId, @conversationId, @verdicts, @at, @json)
     ON CONFLICT DO UPDATE SET verdicts = excluded.verdicts, at_ms = excluded.at_ms, json = excluded.json
       WHERE excluded.verdicts >= verdicts`,
  );
  const events = db.prepare(
    `SELECT * FROM (SELECT handoff_id, conversation_id, verdicts, at_ms, json FROM learning_events
       WHERE team_id = ? AND at_ms > ? AND json <> 'null' ORDER BY at_ms DESC, handoff_id DESC LIMIT ?)
     ORDER BY at_ms, handoff_id`,
  );
  const rejections = db.prepare('SELECT kind, direction, judged FROM rejections WHERE team_id = ?');
  const reject = db.prepare(
    `INSERT INTO rejections (team_id, kind, direction, judged, rejected_by, at_ms)
     VALUES (@teamId, @trigger, @direction, @judged, @by, @at)
     ON CONFLICT DO UPDATE SET judged = excluded.judged, rejected_by = excluded.rejected_by, at_ms = excluded.at_ms`,
  );
  return {
    async versions(teamId, limit) {
      return versions.all(teamId, limit).map((row) => versionRow.parse(row));
    },
    async version(teamId, number) {
      const row = find.get(teamId, number);
      return row === undefined ? null : versionRow.parse(row);
    },
    async addVersion(teamId, version) {
      return insert.run({ teamId, ...versionColumns(version) }).changes === 1;
    },
    async tuningOf(teamId, conversationId) {
      const row = tuning.get(teamId, conversationId);
      return row === undefined ? noTuning : tuningRow.parse(row);
    },
    async unlearned(teamId, limit) {
      return unlearned.all(teamId, limit).map((row) => handoffIdRow.parse(row));
    },
    async putEvent(teamId, { at, event, ...rest }) {
      putEvent.run({ teamId, ...rest, at: at.getTime(), json: JSON.stringify(event) });
    },
    async events(teamId, after, limit) {
      return events.all(teamId, after.getTime(), limit).map((row) => eventRow.parse(row));
    },
    async rejections(teamId) {
      return rejections.all(teamId).map((row) => rejectionRow.parse(row));
    },
    async reject(teamId, rejection, by, at) {
      reject.run({ teamId, ...rejection, by, at: at.getTime() });
    },
  };
}
