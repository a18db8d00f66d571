/** The journal of handoffs: what was reported, in order. */
import type { JournalEntry } from '../../handoffs/handoff.ts';
import type { Query } from './connections.ts';

export interface Journalled {
  readonly handoffId: string;
  readonly entry: JournalEntry;
}

/** @throws when a handoff is not there: nothing is left out in silence. */
export async function addToJournal(query: Query, teamId: string, entries: readonly Journalled[]): Promise<void> {
  if (entries.length === 0) return;
  const { changed } = await query(
    `INSERT INTO journal (team_id, handoff_id, kind, rep_id, body, at_ms, current, after_turn)
     SELECT $1, handoffs.id, new.kind, new.rep_id, new.body, new.at_ms, new.current, (
       SELECT coalesce(max(turn), 0) FROM decisions
       WHERE decisions.team_id = $1 AND decisions.conversation_id = handoffs.conversation_id)
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[]) WITH ORDINALITY
       AS new (handoff_id, kind, rep_id, body, at_ms, current, place)
     JOIN handoffs ON handoffs.team_id = $1 AND handoffs.id = new.handoff_id
     ORDER BY new.place`,
    [
      teamId,
      entries.map(({ handoffId }) => handoffId),
      entries.map(({ entry }) => entry.kind),
      entries.map(({ entry }) => entry.repId),
      entries.map(({ entry }) => JSON.stringify(entry.body)),
      entries.map(({ entry }) => entry.at.getTime()),
      entries.map(({ entry }) => (entry.current ? 1 : 0)),
    ],
  );
  if (changed !== entries.length) throw new Error('A journal entry is about a handoff that is not there.');
}
