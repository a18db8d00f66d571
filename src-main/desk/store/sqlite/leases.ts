/** The leases table. One machine has one clock. */
import { z } from 'zod';
import { type Database, inTransaction } from '../../../db/database.ts';
import type { DispatchStep, DispatchStore } from '../dispatch-store.ts';

const leaseRow = z.object({ node_id: z.string(), epoch: z.int(), until_ms: z.int() });

export interface Leases extends Pick<DispatchStore, 'lease' | 'release'> {
  /** Within the transaction of a step. */
  holds(step: DispatchStep): boolean;
}

export function leaseTable(db: Database): Leases {
  const find = db.prepare('SELECT node_id, epoch, until_ms FROM leases WHERE team_id = ?');
  const put = db.prepare(
    `INSERT INTO leases (team_id, node_id, epoch, until_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET node_id = excluded.node_id, epoch = excluded.epoch, until_ms = excluded.until_ms`,
  );
  const release = db.prepare('UPDATE leases SET until_ms = 0 WHERE team_id = ? AND node_id = ?');

  function of(teamId: string) {
    const row = find.get(teamId);
    return row === undefined ? null : leaseRow.parse(row);
  }

  return {
    lease: async (teamId, nodeId, forMs) =>
      inTransaction(db, () => {
        const now = Date.now();
        const known = of(teamId);
        const runs = known !== null && known.until_ms > now;
        if (runs && known.node_id !== nodeId) return { held: false, freeInMs: known.until_ms - now };
        const epoch = runs ? known.epoch : (known?.epoch ?? 0) + 1;
        put.run(teamId, nodeId, epoch, now + Math.round(forMs));
        return { held: true, epoch };
      }),
    async release(teamId, nodeId) {
      release.run(teamId, nodeId);
    },
    holds({ teamId, nodeId, epoch }) {
      const known = of(teamId);
      return known !== null && known.node_id === nodeId && known.epoch === epoch && known.until_ms > Date.now();
    },
  };
}
