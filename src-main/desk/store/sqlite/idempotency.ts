/** The idempotency table. */
import { type Database, inTransaction } from '../../../db/database.ts';
import { idempotencyRow } from '../rows.ts';
import type { IdempotencyStore } from '../store.ts';

export function idempotencyTable(db: Database): IdempotencyStore {
  const where = 'WHERE team_id = @teamId AND key_id = @keyId AND idempotency_key = @idempotencyKey';
  const find = db.prepare(`SELECT * FROM idempotency ${where}`);
  const reserve = db.prepare(
    `INSERT INTO idempotency (team_id, key_id, idempotency_key, fingerprint, reserved_ms)
     VALUES (@teamId, @keyId, @idempotencyKey, @fingerprint, @now)
     ON CONFLICT DO UPDATE SET reserved_ms = excluded.reserved_ms`,
  );
  const renew = db.prepare(`UPDATE idempotency SET reserved_ms = @now ${where} AND status IS NULL`);
  const keep = db.prepare(`UPDATE idempotency SET status = @status, body = @body ${where}`);
  const release = db.prepare(`DELETE FROM idempotency ${where}`);
  const sweep = db.prepare('DELETE FROM idempotency WHERE reserved_ms < ?');
  return {
    reserve: async (slot, fingerprint, at, abandonedBefore) =>
      inTransaction(db, () => {
        const row = find.get(slot);
        const known = row === undefined ? null : idempotencyRow.parse(row);
        if (known !== null && known.fingerprint !== fingerprint) return { kind: 'other-content' };
        if (known !== null && known.status !== null) {
          return { kind: 'replied', reply: { status: known.status, body: known.body ?? '' } };
        }
        if (known !== null && known.reserved_ms >= abandonedBefore.getTime()) return { kind: 'running' };
        reserve.run({ ...slot, fingerprint, now: at.getTime() });
        return { kind: 'yours' };
      }),
    async renew(slot, at) {
      renew.run({ ...slot, now: at.getTime() });
    },
    async keep(slot, { status, body }) {
      keep.run({ ...slot, status, body });
    },
    async release(slot) {
      release.run(slot);
    },
    async sweep(before) {
      return sweep.run(before.getTime()).changes;
    },
  };
}
