/** Migrations run whole or not at all. Fault 36. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src-main/db/database.ts';
import { type Migration, migrate, schemaVersion } from '../../src-main/db/migrate.ts';
import { migrations } from '../../src-main/db/migrations/index.ts';
import { createStore } from '../../src-main/db/store.ts';
import { brief, noon, said, testClock } from './support.ts';

let db: Database;

beforeEach(() => {
  db = new BetterSqlite3(':memory:');
  db.pragma('foreign_keys = ON');
});
afterEach(() => db.close());

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
const receivedMs = noon.getTime();

/** What each version holds when the next migration comes: written by name, as that version would have. */
const data: Record<number, string> = {
  1: `INSERT INTO briefs VALUES ('k1', '${JSON.stringify(brief('k1', { transcript: said('zirconium') })).replaceAll("'", "''")}', 1);
      INSERT INTO handoffs VALUES (${receivedMs}, '${id(1)}', 'k1', '+15550100123', 'Ada'), (${receivedMs + 1}, '${id(2)}', 'k2', NULL, NULL);
      INSERT INTO calls (id, handoff_id, sip_call_id, received_ms, ended_ms, outcome, talk_seconds) VALUES
        ('${id(3)}', '${id(1)}', 'c1', 1, 2, '{"kind":"connected"}', 61.5),
        ('${id(4)}', '${id(1)}', 'c2', 3, 4, '{"kind":"declined","reason":"busy"}', 0),
        ('${id(5)}', '${id(2)}', 'c3', 5, 6, '{"kind":"declined","reason":"wrong-rep"}', 0)`,
  2: `INSERT INTO outbox (lane, kind, handoff_key, idempotency_key, body, created_ms, next_ms)
      VALUES ('handoff k1', 'ringing', 'k1', '${id(6)}', '{}', 1, 1)`,
  3: `INSERT INTO notes VALUES ('${id(1)}', 'call back on friday', 1);
      INSERT INTO feedback_drafts VALUES ('${id(2)}', '{"disposition":null,"timing":"too-late","betterTurn":2,"context":null,"gaps":[],"rating":null,"note":""}', 1)`,
  4: `INSERT INTO settings VALUES ('line', '"edge"'), ('repName', '"Grace"'), ('ringerVolume', '0.3'),
        ('microphoneId', '"mic-1"'), ('headsetId', 'null'), ('ringerId', '"speaker-1"');
      INSERT INTO availability (state, since_ms) VALUES ('away', ${receivedMs})`,
};

/** Migrates to `version`, filling in each version's data on the way. */
function climb(version: number): void {
  for (let step = schemaVersion(db) + 1; step <= version; step += 1) {
    expect(migrate(db, migrations.slice(0, step))).toEqual({ ok: true, value: { from: step - 1, to: step } });
    db.exec(data[step] ?? '');
  }
}

describe('the order of migrations', () => {
  const step = (number: number): Migration => ({ number, name: `step ${number}`, up: () => {} });

  it.each([[[1, 3]], [[2]], [[2, 1]], [[1, 1]]])('refuses %j', (numbers) => {
    expect(() => migrate(db, numbers.map(step))).toThrow(/belongs/);
    expect(schemaVersion(db)).toBe(0);
  });

  it('has one file per migration, named by number and name', () => {
    const folder = path.join(import.meta.dirname, '../../src-main/db/migrations');
    const expected = migrations.map(({ number, name }) => `${String(number).padStart(4, '0')}-${name}.ts`);
    expect(readdirSync(folder).sort()).toEqual([...expected, 'index.ts']);
  });

  it('refuses a version from the future and changes nothing', () => {
    db.pragma('user_version = 99');
    const refused = migrate(db, migrations);
    expect(refused.ok ? null : refused.error.reason).toBe('future-version');
    expect(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
  });

  it('runs only what is missing, and nothing the second time', () => {
    climb(3);
    expect(migrate(db, migrations)).toEqual({ ok: true, value: { from: 3, to: migrations.length } });
    expect(migrate(db, migrations)).toEqual({ ok: true, value: { from: migrations.length, to: migrations.length } });
  });
});

describe('a migration that fails', () => {
  const failing = (up: Migration['up']): Migration[] => [...migrations.slice(0, 2), { number: 3, name: 'failing', up }];

  it('leaves the version before it whole', () => {
    climb(2);
    const halfway = failing((target) => {
      target.exec('CREATE TABLE half (a); DELETE FROM outbox');
      throw new Error('power cut');
    });
    expect(() => migrate(db, halfway)).toThrow('power cut');
    expect(schemaVersion(db)).toBe(2);
    expect(db.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(1);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    expect(migrate(db, migrations).ok).toBe(true);
  });

  it('may not leave a dangling reference', () => {
    climb(2);
    db.pragma('foreign_keys = OFF');
    expect(() =>
      migrate(
        db,
        failing((target) => target.exec('DELETE FROM handoffs')),
      ),
    ).toThrow(/foreign key/);
    expect(db.prepare('SELECT count(*) FROM handoffs').pluck().get()).toBe(2);
  });
});

describe('each migration, with data', () => {
  const value = (sql: string) => db.prepare(sql).pluck().get();

  it('1 to 2 adds the outbox and keeps calls', () => {
    climb(2);
    expect(value('SELECT count(*) FROM calls')).toBe(3);
    expect(value('SELECT kind FROM outbox')).toBe('ringing');
  });

  it('2 to 3 keeps the outbox', () => {
    climb(3);
    expect(value('SELECT idempotency_key FROM outbox')).toBe(id(6));
    expect(value('SELECT text FROM notes')).toBe('call back on friday');
  });

  it('3 to 4 keeps notes and drafts', () => {
    climb(4);
    expect(value("SELECT json ->> '$.timing' FROM feedback_drafts")).toBe('too-late');
    expect(value('SELECT state FROM availability')).toBe('away');
  });

  it('4 to 5 takes the headline of stored briefs out of their JSON', () => {
    climb(5);
    expect(db.prepare('SELECT name, company, phone, reason FROM briefs').get()).toEqual({
      name: 'Grace Hopper',
      company: 'Cobol Labs',
      phone: null,
      reason: null,
    });
  });

  it('11 to 12 makes a chosen device the first of its list', () => {
    climb(migrations.length);
    const { microphones, headsets, ringers, ringerVolume } = createStore({ db }, testClock()).settings.get();
    expect(microphones).toEqual([{ id: 'mic-1', label: '', group: '' }]);
    expect(headsets).toEqual([]);
    expect(ringers).toEqual([{ id: 'speaker-1', label: '', group: '', volume: 0.3 }]);
    expect(ringerVolume).toBe(0.3);
  });

  it('13 to 14 takes what there was for calls that came in', () => {
    climb(14);
    expect(value("SELECT count(*) FROM calls WHERE direction = 'in' AND overridden = 0")).toBe(3);
    expect(value("SELECT count(*) FROM handoffs WHERE direction = 'out'")).toBe(0);
  });

  it('5 to 6 makes older handoffs findable, transcript and note', () => {
    climb(migrations.length);
    const store = createStore({ db }, testClock());
    expect(store.briefs.search('zirconium friday', 10)).toEqual([id(1)]);
    expect(store.briefs.search('ada', 10)).toEqual([id(1)]);
  });

  it('6 to 7 gives each handoff its outcome and the memory of a decline', () => {
    climb(7);
    expect(db.prepare('SELECT id, declined, outcome, talk_seconds FROM handoffs').all()).toEqual([
      { id: id(1), declined: 0, outcome: '{"kind":"connected"}', talk_seconds: 61.5 },
      { id: id(2), declined: 1, outcome: '{"kind":"declined","reason":"wrong-rep"}', talk_seconds: 0 },
    ]);
  });

  it('7 to 8 sends what waits to the line it was waiting for', () => {
    climb(8);
    expect(value('SELECT line FROM outbox')).toBe('edge');
    climb(migrations.length);
    const store = createStore({ db }, testClock());
    expect(store.outbox.due(noon, 10).map((row) => row.idempotencyKey)).toEqual([id(6)]);
    expect(store.settings.get().repName).toBe('Grace');
    expect(store.availability.current().state).toBe('away');
  });

  it('8 to 9 puts each handoff on the line its rows wait for, else on the active one', () => {
    climb(8);
    db.exec("UPDATE outbox SET line = 'practice'");
    climb(9);
    expect(db.prepare('SELECT handoff_key, line FROM handoffs ORDER BY handoff_key').raw().all()).toEqual([
      ['k1', 'practice'],
      ['k2', 'edge'],
    ]);
  });
});
