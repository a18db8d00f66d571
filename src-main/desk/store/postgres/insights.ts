/** The facts of handoffs. */
import { factsColumns, factsRow, filterColumns, handoffIdRow } from '../learning-rows.ts';
import type { InsightStore } from '../learning-store.ts';
import { conversationRow, handoffRow } from '../rows.ts';
import type { Connections } from './connections.ts';
import { handoffFields } from './handoffs.ts';

export function insightTables({ query }: Connections): InsightStore {
  return {
    async stale(teamId, { since, until }, limit) {
      const { rows } = await query(
        `SELECT handoffs.id AS handoff_id FROM handoffs LEFT JOIN handoff_facts
           ON handoff_facts.team_id = handoffs.team_id AND handoff_facts.handoff_id = handoffs.id
         WHERE handoffs.team_id = $1 AND created_ms >= $2 AND created_ms < $3 AND coalesce(entries, -1) <
           (SELECT count(*) FROM journal WHERE journal.team_id = handoffs.team_id AND journal.handoff_id = handoffs.id)
         ORDER BY number LIMIT $4`,
        [teamId, since.getTime(), until.getTime(), limit],
      );
      return rows.map((row) => handoffIdRow.parse(row));
    },
    async put(teamId, all) {
      // In order of ids: two nodes that write the same ones must not wait for each other.
      const facts = all.map(({ facts: each, entries }) => ({ ...factsColumns(each), entries }));
      const sorted = facts.sort((a, b) => (a.handoffId < b.handoffId ? -1 : 1));
      await query(
        `INSERT INTO handoff_facts AS known (team_id, handoff_id, at_ms, kind, judged, entries, json)
         SELECT $1, new.* FROM unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::text[])
           AS new (handoff_id, at_ms, kind, judged, entries, json)
         ON CONFLICT (team_id, handoff_id) DO UPDATE SET kind = excluded.kind, judged = excluded.judged,
           entries = excluded.entries, json = excluded.json WHERE excluded.entries >= known.entries`,
        [
          teamId,
          sorted.map(({ handoffId }) => handoffId),
          sorted.map(({ at }) => at),
          sorted.map(({ kind }) => kind),
          sorted.map(({ judged }) => judged),
          sorted.map(({ entries }) => entries),
          sorted.map(({ json }) => json),
        ],
      );
    },
    async page(teamId, { since, until }, after, limit, filter = {}) {
      // Nothing of the window is as late as its end.
      const { at, handoffId } = after ?? { at: until.getTime(), handoffId: '' };
      const { kind, judged } = filterColumns(filter);
      const { rows } = await query(
        `SELECT json FROM handoff_facts WHERE team_id = $1 AND at_ms >= $2 AND at_ms < $3
           AND (at_ms, handoff_id) < ($4::bigint, $5::text)
           AND ($6::text IS NULL OR kind = $6) AND ($7::bigint IS NULL OR judged = $7)
         ORDER BY at_ms DESC, handoff_id DESC LIMIT $8`,
        [teamId, since.getTime(), until.getTime(), at, handoffId, kind, judged, limit],
      );
      return rows.map((row) => factsRow.parse(row));
    },
    async sources(teamId, handoffIds) {
      const handoffs = await query(
        `SELECT ${handoffFields} FROM handoffs WHERE team_id = $1 AND id = ANY ($2::text[])`,
        [teamId, handoffIds],
      );
      const found = handoffs.rows.map((row) => handoffRow.parse(row));
      const conversations = await query(
        `SELECT team_id, id, input, started_ms, created_ms FROM conversations WHERE team_id = $1 AND id = ANY ($2::text[])`,
        [teamId, [...new Set(found.map(({ conversationId }) => conversationId))]],
      );
      const byId = new Map(conversations.rows.map((row) => conversationRow.parse(row)).map((each) => [each.id, each]));
      return found.flatMap((handoff) => {
        const conversation = byId.get(handoff.conversationId);
        return conversation === undefined ? [] : [{ handoff, conversation }];
      });
    },
  };
}
