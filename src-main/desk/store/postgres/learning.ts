/** The tables of learning: versions, verdicts learned from, rejections. */
import { noTuning } from '../../triggers/tuning.ts';
import { eventRow, handoffIdRow, rejectionRow, tuningRow, versionColumns, versionRow } from '../learning-rows.ts';
import type { LearningStore } from '../learning-store.ts';
import type { Connections } from './connections.ts';

export function learningTables({ query }: Connections): LearningStore {
  return {
    async versions(teamId, limit) {
      const { rows } = await query(
        'SELECT version, at_ms, json FROM learning_versions WHERE team_id = $1 ORDER BY version DESC LIMIT $2',
        [teamId, limit],
      );
      return rows.map((row) => versionRow.parse(row));
    },
    async version(teamId, number) {
      const { rows } = await query(
        'SELECT version, at_ms, json FROM learning_versions WHERE team_id = $1 AND version = $2',
        [teamId, number],
      );
      return rows[0] === undefined ? null : versionRow.parse(rows[0]);
    },
    async addVersion(teamId, added) {
      const { version, at, json } = versionColumns(added);
      // Of two nodes that write the same number at once, the key lets one through.
      const { changed } = await query(
        `INSERT INTO learning_versions (team_id, version, at_ms, json) SELECT $1, $2::bigint, $3, $4
         WHERE $2::bigint = 1 + (SELECT coalesce(max(version), 0) FROM learning_versions WHERE team_id = $1)
         ON CONFLICT DO NOTHING`,
        [teamId, version, at, json],
      );
      return changed === 1;
    },
    async tuningOf(teamId, conversationId) {
      const { rows } = await query(
        `SELECT json FROM conversations JOIN learning_versions ON learning_versions.team_id = conversations.team_id
           AND version = learned WHERE conversations.team_id = $1 AND id = $2`,
        [teamId, conversationId],
      );
      return rows[0] === undefined ? noTuning : tuningRow.parse(rows[0]);
    },
    async unlearned(teamId, limit) {
      const { rows } = await query(
        `SELECT journal.handoff_id FROM journal LEFT JOIN learning_events ON learning_events.team_id = journal.team_id
           AND learning_events.handoff_id = journal.handoff_id
         WHERE journal.team_id = $1 AND kind = 'feedback' GROUP BY journal.handoff_id
         HAVING count(*) > coalesce(max(verdicts), 0) ORDER BY min(number) LIMIT $2`,
        [teamId, limit],
      );
      return rows.map((row) => handoffIdRow.parse(row));
    },
    async putEvent(teamId, { handoffId, conversationId, verdicts, at, event }) {
      await query(
        `INSERT INTO learning_events AS known (team_id, handoff_id, conversation_id, verdicts, at_ms, json)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (team_id, handoff_id) DO UPDATE SET verdicts = excluded.verdicts, at_ms = excluded.at_ms,
           json = excluded.json WHERE excluded.verdicts >= known.verdicts`,
        [teamId, handoffId, conversationId, verdicts, at.getTime(), JSON.stringify(event)],
      );
    },
    async events(teamId, after, limit) {
      const { rows } = await query(
        `SELECT handoff_id, conversation_id, verdicts, at_ms, json FROM learning_events
         WHERE team_id = $1 AND at_ms > $2 AND json <> 'null' ORDER BY at_ms DESC, handoff_id DESC LIMIT $3`,
        [teamId, after.getTime(), limit],
      );
      return rows.map((row) => eventRow.parse(row)).reverse();
    },
    async rejections(teamId) {
      const { rows } = await query('SELECT kind, direction, judged FROM rejections WHERE team_id = $1', [teamId]);
      return rows.map((row) => rejectionRow.parse(row));
    },
    async reject(teamId, { trigger, direction, judged }, by, at) {
      await query(
        `INSERT INTO rejections (team_id, kind, direction, judged, rejected_by, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (team_id, kind, direction) DO UPDATE SET judged = excluded.judged,
           rejected_by = excluded.rejected_by, at_ms = excluded.at_ms`,
        [teamId, trigger, direction, judged, by, at.getTime()],
      );
    },
  };
}
