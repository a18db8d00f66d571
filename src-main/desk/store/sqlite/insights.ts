/** The facts of handoffs. */
import { type Database, inTransaction } from '../../../db/database.ts';
import { factsColumns, factsRow, filterColumns, handoffIdRow } from '../learning-rows.ts';
import type { InsightStore } from '../learning-store.ts';
import { conversationRow, handoffRow } from '../rows.ts';

export function insightTables(db: Database): InsightStore {
  const stale = db.prepare(
    `SELECT handoffs.id AS handoff_id FROM handoffs LEFT JOIN handoff_facts
       ON handoff_facts.team_id = handoffs.team_id AND handoff_facts.handoff_id = handoffs.id
     WHERE handoffs.team_id = ? AND created_ms >= ? AND created_ms < ? AND coalesce(entries, -1) <
       (SELECT count(*) FROM journal WHERE journal.team_id = handoffs.team_id AND journal.handoff_id = handoffs.id)
     ORDER BY number LIMIT ?`,
  );
  const put = db.prepare(
    `INSERT INTO handoff_facts (team_id, handoff_id, at_ms, kind, judged, entries, json)
     VALUES (@teamId, @handoffId, @at, @kind, @judged, @entries, @json)
     ON CONFLICT DO UPDATE SET kind = excluded.kind, judged = excluded.judged, entries = excluded.entries,
       json = excluded.json WHERE excluded.entries >= entries`,
  );
  const page = db.prepare(
    `SELECT json FROM handoff_facts WHERE team_id = @teamId AND at_ms >= @since AND at_ms < @until
       AND (at_ms, handoff_id) < (@afterAt, @afterId)
       AND (@kind IS NULL OR kind = @kind) AND (@judged IS NULL OR judged = @judged)
     ORDER BY at_ms DESC, handoff_id DESC LIMIT @limit`,
  );
  const handoffs = db.prepare('SELECT * FROM handoffs WHERE team_id = ? AND id IN (SELECT value FROM json_each(?))');
  const conversations = db.prepare(
    'SELECT * FROM conversations WHERE team_id = ? AND id IN (SELECT value FROM json_each(?))',
  );
  return {
    async stale(teamId, { since, until }, limit) {
      return stale.all(teamId, since.getTime(), until.getTime(), limit).map((row) => handoffIdRow.parse(row));
    },
    put: async (teamId, all) =>
      inTransaction(db, () => {
        for (const { facts, entries } of all) put.run({ teamId, ...factsColumns(facts), entries });
      }),
    async page(teamId, { since, until }, after, limit, filter = {}) {
      const from = { since: since.getTime(), until: until.getTime() };
      // Nothing of the window is as late as its end.
      const { at, handoffId } = after ?? { at: from.until, handoffId: '' };
      const asked = { teamId, ...from, afterAt: at, afterId: handoffId, limit, ...filterColumns(filter) };
      return page.all(asked).map((row) => factsRow.parse(row));
    },
    async sources(teamId, handoffIds) {
      const found = handoffs.all(teamId, JSON.stringify(handoffIds)).map((row) => handoffRow.parse(row));
      const ids = [...new Set(found.map(({ conversationId }) => conversationId))];
      const parsed = conversations.all(teamId, JSON.stringify(ids)).map((row) => conversationRow.parse(row));
      const byId = new Map(parsed.map((conversation) => [conversation.id, conversation]));
      return found.flatMap((handoff) => {
        const conversation = byId.get(handoff.conversationId);
        return conversation === undefined ? [] : [{ handoff, conversation }];
      });
    },
  };
}
