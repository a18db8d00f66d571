/** The inbox of a team. */
import { z } from 'zod';
import type { DispatchEvent } from '../../dispatch/dispatch-event.ts';
import type { Query } from './connections.ts';

const numberRow = z.object({ number: z.int() }).transform((row) => row.number);

/** Answers the number of each event, in order. */
export async function addToInbox(query: Query, teamId: string, events: readonly DispatchEvent[]): Promise<number[]> {
  const { rows } = await query(
    `INSERT INTO inbox (team_id, event) SELECT $1, event FROM unnest($2::text[]) WITH ORDINALITY AS new (event, place)
     ORDER BY place RETURNING number`,
    [teamId, events.map((event) => JSON.stringify(event))],
  );
  return rows.map((row) => numberRow.parse(row)).sort((a, b) => a - b);
}
