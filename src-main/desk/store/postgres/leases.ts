/** The leases table, by the server's clock. */
import { z } from 'zod';
import type { DispatchStep, Lease } from '../dispatch-store.ts';
import type { Connections, Query } from './connections.ts';

const epochRow = z.object({ epoch: z.int() });
const remainingRow = z.object({ ms: z.int() });

export async function takeLease({ query }: Connections, teamId: string, nodeId: string, forMs: number): Promise<Lease> {
  const { rows } = await query(
    `INSERT INTO leases AS held (team_id, node_id, epoch, until)
     VALUES ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
     ON CONFLICT (team_id) DO UPDATE SET node_id = excluded.node_id, until = excluded.until,
       epoch = held.epoch + CASE WHEN held.node_id = excluded.node_id AND held.until > clock_timestamp() THEN 0 ELSE 1 END
     WHERE held.node_id = excluded.node_id OR held.until <= clock_timestamp()
     RETURNING epoch`,
    [teamId, nodeId, forMs],
  );
  if (rows[0] !== undefined) return { held: true, epoch: epochRow.parse(rows[0]).epoch };
  const other = await query(
    `SELECT greatest(0, ceil(extract(epoch FROM until - clock_timestamp()) * 1000))::bigint AS ms
     FROM leases WHERE team_id = $1`,
    [teamId],
  );
  return { held: false, freeInMs: other.rows[0] === undefined ? 0 : remainingRow.parse(other.rows[0]).ms };
}

export async function releaseLease({ query }: Connections, teamId: string, nodeId: string): Promise<void> {
  await query(
    `UPDATE leases SET until = clock_timestamp() WHERE team_id = $1 AND node_id = $2 AND until > clock_timestamp()`,
    [teamId, nodeId],
  );
}

/** Whether the lease is held, and from here to the end of the transaction nobody else can take it. */
export async function holdLease(query: Query, { teamId, nodeId, epoch }: DispatchStep): Promise<boolean> {
  const { rows } = await query(
    `SELECT epoch FROM leases WHERE team_id = $1 AND node_id = $2 AND epoch = $3 AND until > clock_timestamp() FOR UPDATE`,
    [teamId, nodeId, epoch],
  );
  return rows.length === 1;
}
