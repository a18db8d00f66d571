/** The journal of handoffs: what was reported, in order. */
import type { Database } from '../../../db/database.ts';
import type { JournalEntry } from '../../handoffs/handoff.ts';

interface Journalled {
  readonly handoffId: string;
  readonly entry: JournalEntry;
}

/** Within a transaction. @throws when a handoff is not there: nothing is left out in silence. */
export function journalWriter(db: Database): (teamId: string, entries: readonly Journalled[]) => void {
  const insert = db.prepare(
    `INSERT INTO journal (team_id, handoff_id, kind, rep_id, body, at_ms, current, after_turn)
     SELECT @teamId, id, @kind, @repId, @body, @at, @current, (
       SELECT coalesce(max(turn), 0) FROM decisions
       WHERE decisions.team_id = @teamId AND decisions.conversation_id = handoffs.conversation_id)
     FROM handoffs WHERE team_id = @teamId AND id = @handoffId`,
  );
  return (teamId, entries) => {
    for (const { handoffId, entry } of entries) {
      const { kind, repId, at } = entry;
      const facts = { body: JSON.stringify(entry.body), at: at.getTime(), current: entry.current ? 1 : 0 };
      const { changes } = insert.run({ teamId, handoffId, kind, repId, ...facts });
      if (changes !== 1) throw new Error('A journal entry is about a handoff that is not there.');
    }
  };
}
