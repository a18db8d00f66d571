/** The keys table. */
import { z } from 'zod';
import type { Database } from '../../../db/database.ts';
import { type ApiKey, keyKindSchema, scopeSchema } from '../../keys/api-key.ts';
import type { KeyStore } from '../store.ts';
import { instant, json, optionalInstant } from './columns.ts';

const rowSchema = z
  .object({
    team_id: z.string(),
    id: z.string(),
    kind: keyKindSchema,
    subject: z.string(),
    scopes: json(z.array(scopeSchema)),
    hash: z.string(),
    created_ms: instant,
    revoked_ms: optionalInstant,
  })
  .transform(({ team_id, created_ms, revoked_ms, ...row }): ApiKey => {
    return { ...row, teamId: team_id, createdAt: created_ms, revokedAt: revoked_ms };
  });

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
      return row === undefined ? null : rowSchema.parse(row);
    },
    async list(team) {
      return list.all({ team }).map((row) => rowSchema.parse(row));
    },
    async revoke(teamId, id, at) {
      return revoke.run(at.getTime(), teamId, id).changes === 1;
    },
  };
}
