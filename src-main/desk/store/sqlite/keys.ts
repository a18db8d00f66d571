/** The keys table. */
import type { Database } from '../../../db/database.ts';
import { keyRow } from '../rows.ts';
import type { KeyStore } from '../store.ts';

export function keyTable(db: Database): KeyStore {
  const insert = db.prepare(
    `INSERT INTO keys (team_id, id, kind, subject, scopes, hash, created_ms)
     VALUES (@teamId, @id, @kind, @subject, @scopes, @hash, @created)`,
  );
  const find = db.prepare('SELECT * FROM keys WHERE team_id = ? AND id = ?');
  const list = db.prepare('SELECT * FROM keys WHERE @team IS NULL OR team_id = @team ORDER BY created_ms, id');
  const revoke = db.prepare('UPDATE keys SET revoked_ms = ? WHERE team_id = ? AND id = ? AND revoked_ms IS NULL');
  return {
    async add({ teamId, id, kind, subject, scopes, hash, createdAt }) {
      insert.run({ teamId, id, kind, subject, scopes: JSON.stringify(scopes), hash, created: createdAt.getTime() });
    },
    async find(teamId, id) {
      const row = find.get(teamId, id);
      return row === undefined ? null : keyRow.parse(row);
    },
    async list(team) {
      return list.all({ team }).map((row) => keyRow.parse(row));
    },
    async revoke(teamId, id, at) {
      return revoke.run(at.getTime(), teamId, id).changes === 1;
    },
  };
}
