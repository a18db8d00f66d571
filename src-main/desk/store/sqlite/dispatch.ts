/** The inbox, routing records and steps of dispatch. */
import { z } from 'zod';
import { type Database, inTransaction } from '../../../db/database.ts';
import { pendingRow, recordRow, timesRow } from '../dispatch-rows.ts';
import type { DispatchStep, DispatchStore } from '../dispatch-store.ts';
import { callbackWriter } from './callbacks.ts';
import { feedWriter } from './feed.ts';
import { inboxWriter } from './inbox.ts';
import { journalWriter } from './journal.ts';
import { leaseTable } from './leases.ts';

const ids = z.array(z.string());
const count = z.int();

export function dispatchTables(db: Database): DispatchStore {
  const { lease, release, holds } = leaseTable(db);
  const write = stepWriter(db);
  const addToJournal = journalWriter(db);
  const addToInbox = inboxWriter(db);
  const pending = db.prepare('SELECT number, event FROM inbox WHERE team_id = ? ORDER BY number LIMIT ?');
  const isPending = db.prepare('SELECT 1 FROM inbox WHERE team_id = ? AND number = ?');
  const records = db.prepare('SELECT handoff_id, json FROM routing_records WHERE team_id = ?');
  const times = db.prepare('SELECT times_json FROM leases WHERE team_id = ?');
  const aside = db.prepare('SELECT count(*) FROM inbox_aside').pluck();
  const withWork = db
    .prepare(
      `SELECT id FROM teams WHERE EXISTS (SELECT 1 FROM inbox WHERE team_id = teams.id)
         OR EXISTS (SELECT 1 FROM routing_records WHERE team_id = teams.id)
         OR EXISTS (SELECT 1 FROM callbacks WHERE team_id = teams.id AND open = 1)
       ORDER BY id`,
    )
    .pluck();
  return {
    lease,
    release,
    append: async (teamId, events, journal = []) =>
      inTransaction(db, () => {
        addToJournal(teamId, journal);
        return events.map((event) => addToInbox(teamId, event));
      }),
    async pending(teamId, limit) {
      return pending.all(teamId, limit).map((row) => pendingRow.parse(row));
    },
    async isPending(teamId, number) {
      return isPending.get(teamId, number) !== undefined;
    },
    async records(teamId) {
      return records.all(teamId).flatMap((row) => recordRow.parse(row).record ?? []);
    },
    async damagedRecords(teamId) {
      const rows = records.all(teamId).map((row) => recordRow.parse(row));
      return rows.filter(({ record }) => record === null).map(({ handoffId }) => handoffId);
    },
    async times(teamId) {
      const row = times.get(teamId);
      return row === undefined ? null : timesRow.parse(row);
    },
    commit: async (step) =>
      inTransaction(db, () => {
        if (!holds(step)) return false;
        write(step);
        return true;
      }),
    async countAside() {
      return count.parse(aside.get());
    },
    async teamsWithWork() {
      return ids.parse(withWork.all());
    },
  };
}

function stepWriter(db: Database): (step: DispatchStep) => void {
  const setAside = db.prepare(
    'INSERT INTO inbox_aside SELECT team_id, number, event FROM inbox WHERE team_id = ? AND number = ?',
  );
  const consume = db.prepare('DELETE FROM inbox WHERE team_id = ? AND number = ?');
  const putRecord = db.prepare(
    `INSERT INTO routing_records (team_id, handoff_id, json) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET json = excluded.json`,
  );
  const close = db.prepare('DELETE FROM routing_records WHERE team_id = ? AND handoff_id = ?');
  const change = db.prepare(
    `UPDATE handoffs SET state = @state, fence = @fence, holder = @holder, ended_ms = @ended, queue_json = @queue
     WHERE team_id = @teamId AND id = @id`,
  );
  const refer = db.prepare(
    'INSERT INTO handoff_references (team_id, handoff_id, nonce_hash, fence, expires_ms) VALUES (?, ?, ?, ?, ?)',
  );
  const putTimes = db.prepare('UPDATE leases SET times_json = ? WHERE team_id = ?');
  const addToJournal = journalWriter(db);
  const addToFeed = feedWriter(db);
  const putCallbacks = callbackWriter(db);
  return (step) => {
    const { teamId } = step;
    for (const number of step.setAside) setAside.run(teamId, number);
    for (const number of step.consumed) consume.run(teamId, number);
    for (const record of step.records) putRecord.run(teamId, record.request.id, JSON.stringify(record));
    for (const handoffId of step.closed) close.run(teamId, handoffId);
    for (const { id, state, fence, holder, endedAt, queue } of step.handoffs) {
      const ended = endedAt?.getTime() ?? null;
      const queued = queue === null ? null : JSON.stringify(queue);
      const { changes } = change.run({ teamId, id, state, fence, holder, ended, queue: queued });
      if (changes !== 1) throw new Error('A step changes a handoff that is not there.');
    }
    for (const { handoffId, nonceHash, fence, expiresAt } of step.references) {
      refer.run(teamId, handoffId, nonceHash, fence, expiresAt.getTime());
    }
    addToJournal(teamId, step.journal);
    addToFeed(teamId, step.feed);
    putCallbacks(teamId, step.callbacks);
    if (step.times !== null) putTimes.run(JSON.stringify(step.times), teamId);
  };
}
