/** The idempotency table. */
import { idempotencyRow } from '../rows.ts';
import type { IdempotencySlot, IdempotencyStore, Reservation } from '../store.ts';
import type { Connections, Query } from './connections.ts';

const where = 'WHERE team_id = $1 AND key_id = $2 AND idempotency_key = $3';
const keyOf = ({ teamId, keyId, idempotencyKey }: IdempotencySlot) => [teamId, keyId, idempotencyKey];

export function idempotencyTable({ query, transaction }: Connections): IdempotencyStore {
  async function reserve(
    within: Query,
    slot: IdempotencySlot,
    fingerprint: string,
    at: Date,
    abandonedBefore: Date,
  ): Promise<Reservation> {
    const { changed } = await within(
      `INSERT INTO idempotency (team_id, key_id, idempotency_key, fingerprint, reserved_ms)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [...keyOf(slot), fingerprint, at.getTime()],
    );
    if (changed === 1) return { kind: 'yours' };
    const { rows } = await within(
      `SELECT fingerprint, reserved_ms, status, body FROM idempotency ${where} FOR UPDATE`,
      keyOf(slot),
    );
    // Given up between the two statements.
    if (rows[0] === undefined) return await reserve(within, slot, fingerprint, at, abandonedBefore);
    const known = idempotencyRow.parse(rows[0]);
    if (known.fingerprint !== fingerprint) return { kind: 'other-content' };
    if (known.status !== null) return { kind: 'replied', reply: { status: known.status, body: known.body ?? '' } };
    if (known.reserved_ms >= abandonedBefore.getTime()) return { kind: 'running' };
    await within(`UPDATE idempotency SET reserved_ms = $4 ${where}`, [...keyOf(slot), at.getTime()]);
    return { kind: 'yours' };
  }

  return {
    reserve: (slot, fingerprint, at, abandonedBefore) =>
      transaction((within) => reserve(within, slot, fingerprint, at, abandonedBefore)),
    async renew(slot, at) {
      await query(`UPDATE idempotency SET reserved_ms = $4 ${where} AND status IS NULL`, [
        ...keyOf(slot),
        at.getTime(),
      ]);
    },
    async keep(slot, { status, body }) {
      await query(`UPDATE idempotency SET status = $4, body = $5 ${where}`, [...keyOf(slot), status, body]);
    },
    async release(slot) {
      await query(`DELETE FROM idempotency ${where}`, keyOf(slot));
    },
    async sweep(before) {
      return (await query('DELETE FROM idempotency WHERE reserved_ms < $1', [before.getTime()])).changed;
    },
  };
}
