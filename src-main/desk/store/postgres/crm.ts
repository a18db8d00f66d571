/** The crm_findings and crm_owed tables. */
import { type CrmStore, findingRow, owedRow } from '../crm-store.ts';
import type { Connections } from './connections.ts';

export function crmTables({ query }: Connections): CrmStore {
  return {
    async keepFinding(teamId, conversationId, finding) {
      await query(
        `INSERT INTO crm_findings (team_id, conversation_id, json) VALUES ($1, $2, $3)
         ON CONFLICT (team_id, conversation_id) DO UPDATE SET json = excluded.json`,
        [teamId, conversationId, JSON.stringify(finding)],
      );
    },
    async finding(teamId, conversationId) {
      const found = 'SELECT json FROM crm_findings WHERE team_id = $1 AND conversation_id = $2';
      const { rows } = await query(found, [teamId, conversationId]);
      return rows[0] === undefined ? null : findingRow.parse(rows[0]);
    },
    async owe(teamId, handoffId, at) {
      await query(
        `INSERT INTO crm_owed (team_id, handoff_id, due_ms, attempts) VALUES ($1, $2, $3, 0)
         ON CONFLICT (team_id, handoff_id) DO UPDATE SET due_ms = excluded.due_ms, attempts = 0`,
        [teamId, handoffId, at.getTime()],
      );
    },
    async claim(teamIds, at, until, limit) {
      const { rows } = await query(
        `UPDATE crm_owed SET due_ms = $3, attempts = attempts + 1
         WHERE (team_id, handoff_id) IN (
           SELECT team_id, handoff_id FROM crm_owed WHERE due_ms <= $2 AND team_id = ANY ($1)
           ORDER BY due_ms LIMIT $4 FOR UPDATE SKIP LOCKED)
         RETURNING team_id, handoff_id, attempts`,
        [teamIds, at.getTime(), until.getTime(), limit],
      );
      return rows.map((row) => ({ ...owedRow.parse(row), claimedUntil: until }));
    },
    async settle({ teamId, handoffId, claimedUntil }, again) {
      const held = 'team_id = $1 AND handoff_id = $2 AND due_ms = $3';
      const claim = [teamId, handoffId, claimedUntil.getTime()];
      if (again === null) await query(`DELETE FROM crm_owed WHERE ${held}`, claim);
      else await query(`UPDATE crm_owed SET due_ms = $4 WHERE ${held}`, [...claim, again.getTime()]);
    },
  };
}
