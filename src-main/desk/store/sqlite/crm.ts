/** The crm_findings and crm_owed tables. */
import { type Database, inTransaction } from '../../../db/database.ts';
import { type CrmStore, findingRow, owedRow } from '../crm-store.ts';

export function crmTables(db: Database): CrmStore {
  const keep = db.prepare(
    `INSERT INTO crm_findings (team_id, conversation_id, json) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET json = excluded.json`,
  );
  const find = db.prepare('SELECT json FROM crm_findings WHERE team_id = ? AND conversation_id = ?');
  const owe = db.prepare(
    `INSERT INTO crm_owed (team_id, handoff_id, due_ms, attempts) VALUES (?, ?, ?, 0)
     ON CONFLICT DO UPDATE SET due_ms = excluded.due_ms, attempts = 0`,
  );
  const due = db.prepare(
    `SELECT team_id, handoff_id, attempts + 1 AS attempts FROM crm_owed
     WHERE due_ms <= @at AND team_id IN (SELECT value FROM json_each(@teams)) ORDER BY due_ms LIMIT @limit`,
  );
  const claimed = db.prepare(
    'UPDATE crm_owed SET due_ms = @until, attempts = attempts + 1 WHERE team_id = @teamId AND handoff_id = @handoffId',
  );
  const held = 'team_id = @teamId AND handoff_id = @handoffId AND due_ms = @until';
  const remove = db.prepare(`DELETE FROM crm_owed WHERE ${held}`);
  const postpone = db.prepare(`UPDATE crm_owed SET due_ms = @again WHERE ${held}`);
  return {
    async keepFinding(teamId, conversationId, finding) {
      keep.run(teamId, conversationId, JSON.stringify(finding));
    },
    async finding(teamId, conversationId) {
      const row = find.get(teamId, conversationId);
      return row === undefined ? null : findingRow.parse(row);
    },
    async owe(teamId, handoffId, at) {
      owe.run(teamId, handoffId, at.getTime());
    },
    claim: async (teamIds, at, until, limit) =>
      inTransaction(db, () => {
        const rows = due.all({ at: at.getTime(), teams: JSON.stringify(teamIds), limit });
        return rows.map((row) => {
          const owed = { ...owedRow.parse(row), claimedUntil: until };
          claimed.run({ teamId: owed.teamId, handoffId: owed.handoffId, until: until.getTime() });
          return owed;
        });
      }),
    async settle({ teamId, handoffId, claimedUntil }, again) {
      const claim = { teamId, handoffId, until: claimedUntil.getTime() };
      if (again === null) remove.run(claim);
      else postpone.run({ ...claim, again: again.getTime() });
    },
  };
}
