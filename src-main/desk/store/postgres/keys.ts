/** The keys table. */
import { keyRow } from '../rows.ts';
import type { KeyStore } from '../store.ts';
import type { Connections } from './connections.ts';

const columns = 'team_id, id, kind, subject, scopes, hash, created_ms, revoked_ms';

export function keyTable({ query }: Connections): KeyStore {
  return {
    async add({ teamId, id, kind, subject, scopes, hash, createdAt }) {
      await query(
        `INSERT INTO keys (team_id, id, kind, subject, scopes, hash, created_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [teamId, id, kind, subject, JSON.stringify(scopes), hash, createdAt.getTime()],
      );
    },
    async find(teamId, id) {
      const { rows } = await query(`SELECT ${columns} FROM keys WHERE team_id = $1 AND id = $2`, [teamId, id]);
      return rows[0] === undefined ? null : keyRow.parse(rows[0]);
    },
    async list(teamId) {
      const { rows } = await query(
        `SELECT ${columns} FROM keys WHERE $1::text IS NULL OR team_id = $1 ORDER BY created_ms, id`,
        [teamId],
      );
      return rows.map((row) => keyRow.parse(row));
    },
    async revoke(teamId, id, at) {
      const { changed } = await query(
        'UPDATE keys SET revoked_ms = $1 WHERE team_id = $2 AND id = $3 AND revoked_ms IS NULL',
        [at.getTime(), teamId, id],
      );
      return changed === 1;
    },
  };
}
