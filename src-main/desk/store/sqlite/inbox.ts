/** The inbox of a team. */
import type { Database } from '../../../db/database.ts';
import type { DispatchEvent } from '../../dispatch/dispatch-event.ts';

/** Within a transaction; answers the number of the event. */
export function inboxWriter(db: Database): (teamId: string, event: DispatchEvent) => number {
  const insert = db.prepare('INSERT INTO inbox (team_id, event) VALUES (?, ?)');
  return (teamId, event) => Number(insert.run(teamId, JSON.stringify(event)).lastInsertRowid);
}
