import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDraft } from '../../src-main/contract/feedback.ts';
import { type Database, inTransaction } from '../../src-main/db/database.ts';
import { UnknownHandoff } from '../../src-main/db/failure.ts';
import { keptName } from '../../src-main/db/keep-aside.ts';
import { migrate } from '../../src-main/db/migrate.ts';
import { migrations } from '../../src-main/db/migrations/index.ts';
import { configure } from '../../src-main/db/open.ts';
import { createStore, type Store } from '../../src-main/db/store.ts';
import { brief, bytesOnDisk, facts, noon, said, temporaryFolder, testClock } from './support.ts';

// The same tables and settings in a file without encryption: only there can the words be looked for on disk.
let folder: string;
let file: string;
let db: Database;
let store: Store;
const clock = testClock();
const day = 86_400_000;

beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'plain.db');
  db = new BetterSqlite3(file);
  configure(db);
  migrate(db, migrations);
  store = createStore({ db }, clock);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const over = { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 3 } as const;

/** A call that is over. */
function begin(index: number, words: string): string {
  const handoffKey = `k${index}`;
  const receivedAt = new Date(noon.getTime() - (100 - index) * day).toISOString();
  const { handoffId } = store.handoffs.begin(facts({ receivedAt, displayName: `Caller${index}` }), handoffKey);
  store.briefs.save(
    brief(handoffKey, { summary: `${words} summary`, transcript: said(`common ${words} ${'x '.repeat(1_500)}`) }),
  );
  store.handoffs.setNote(handoffId, `${words}note`);
  store.feedback.saveDraft(handoffId, { ...emptyDraft, note: `${words}draft` });
  store.handoffs.record(handoffId, over);
  return handoffId;
}

/** Also the beginnings and ends that an index keeps of a word. */
const traces = ['zirconium', 'irconium', 'zirconiumnote', 'zirconiumdraft', 'quokka', 'uokka', 'Caller3'];
const onDisk = () => traces.filter((trace) => bytesOnDisk(file).includes(trace));

describe('a purge', () => {
  it('leaves no word of what it deleted in the file, the log or the index', () => {
    for (let index = 0; index < 8; index += 1) begin(index, index === 3 ? 'zirconium quokka' : `other${index}`);
    expect(store.briefs.search('zirconium quokka', 5)).toHaveLength(1);
    expect(onDisk()).toContain('zirconium');
    expect(store.retention.purge(new Date(noon.getTime() - 96.5 * day))).toBe(4);
    expect(onDisk()).toEqual([]);
    expect(statSync(`${file}-wal`).size).toBe(0);
    expect(store.briefs.search('zirconium', 5)).toEqual([]);
    expect(store.briefs.search('common', 50)).toHaveLength(4);
    expect(readFileSync(file, 'latin1')).toContain('other5');
    db.exec("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
  });

  it('also removes words an edit had replaced', () => {
    const handoffId = begin(3, 'zirconium quokka');
    store.briefs.search('zirconium', 5);
    store.briefs.save(brief('k3', { transcript: said('corrected') }));
    store.handoffs.setNote(handoffId, 'corrected');
    store.feedback.saveDraft(handoffId, { ...emptyDraft, note: 'corrected' });
    store.briefs.search('corrected', 5);
    store.retention.purge(new Date(0));
    expect(onDisk()).toEqual(['Caller3']);
  });

  it('goes in steps when there is much, and says what it would take', () => {
    inTransaction(db, () => {
      for (let index = 0; index < 55; index += 1) {
        const receivedAt = new Date(noon.getTime() - day + index).toISOString();
        const { handoffId } = store.handoffs.begin(facts({ receivedAt }), `many${index}`);
        store.handoffs.record(handoffId, over);
      }
    });
    expect(store.retention.olderThan(noon)).toBe(55);
    expect([1, 2, 3].map(() => store.retention.purge(noon))).toEqual([50, 5, 0]);
    expect(store.retention.olderThan(noon)).toBe(0);
  });

  it('takes prefetched briefs nobody called about, and keeps what the desk is owed', () => {
    begin(0, 'practised');
    store.settings.set({ line: 'edge' });
    store.briefs.save(brief('prefetched', { transcript: said('zirconium') }));
    const handoffId = begin(1, 'old');
    store.feedback.submit(handoffId, { ...emptyDraft, rating: 5 });
    const pending = store.outbox.status().pending;
    clock.pass(day);
    store.retention.purge(clock.now());
    expect(store.briefs.get('prefetched')).toBeNull();
    expect(store.handoffs.detail(handoffId)).toBeNull();
    expect(store.outbox.status().pending).toBe(pending);
    store.settings.set({ line: 'practice' });
    expect(store.outbox.status().pending).toBe(0);
  });
});

it('a purge takes a database that was put aside once all it could hold is too old, and nothing else beside it', () => {
  const aside = (when: Date) => keptName(file, when);
  const [old, young] = [aside(new Date(noon.getTime() - 40 * day)), aside(new Date(noon.getTime() - 5 * day))];
  const own = ['', '-wal', '-shm', '.key'].map((part) => old + part);
  const others = [
    young,
    `${file}.reserve`,
    path.join(folder, 'sip-password.bin'),
    path.join(folder, `other-${path.basename(old)}`),
  ];
  for (const name of [...own, ...others]) writeFileSync(name, 'x');
  expect(store.retention.prospectOf(begin(1, 'quokka')).aside).toBe(2);
  store.retention.purge(new Date(noon.getTime() - 30 * day));
  for (const name of own) expect(existsSync(name), name).toBe(false);
  for (const name of others) expect(existsSync(name), name).toBe(true);
});

it('a purge leaves who is in a call now, for as long as it is on', () => {
  const handoffId = begin(0, 'old');
  store.handoffs.beginOutgoing(facts({ sipCallId: 'back' }), 'k0', false);
  expect(store.retention.purge(noon)).toBe(0);
  expect(store.briefs.get('k0')).not.toBeNull();
  expect(store.handoffs.record(handoffId, over)).toBe(true);
  expect(store.retention.purge(noon)).toBe(1);
});

describe('forgetting one prospect', () => {
  /** A call from `phone` that is over, about somebody with this email. */
  function met(index: number, words: string, phone: string | null, email: string | null, callerId = '+18885550000') {
    const handoffKey = `k${index}`;
    const receivedAt = new Date(noon.getTime() + index * 1_000).toISOString();
    const { handoffId } = store.handoffs.begin(facts({ receivedAt, callerId, displayName: null }), handoffKey);
    const known = brief(handoffKey, { transcript: said(words) });
    store.briefs.save({ ...known, prospect: { ...known.prospect, phone, email } });
    store.handoffs.record(handoffId, over);
    return handoffId;
  }

  const owed = () => {
    const kinds: string[] = [];
    for (let due = store.outbox.due(clock.now(), 50); due.length > 0; due = store.outbox.due(clock.now(), 50)) {
      for (const row of due) {
        kinds.push(`${row.handoffKey} ${row.kind}`);
        store.outbox.delivered(row.id);
      }
    }
    return kinds.toSorted();
  };

  it('removes every word about them, a verdict the desk has not got included; the desk still learns that calls ended', () => {
    const handoffId = begin(3, 'zirconium quokka');
    const kept = met(4, 'other', '+15550109999', null);
    store.feedback.submit(handoffId, { ...emptyDraft, note: 'zirconium' });
    store.briefs.search('zirconium', 5);
    expect(store.retention.prospectOf(handoffId)).toEqual({ phone: '+15550100123', handoffs: 1, unsent: 1, aside: 0 });
    expect(store.retention.forgetProspect(handoffId)).toBe(1);
    expect(onDisk()).toEqual([]);
    expect(store.handoffs.detail(handoffId)).toBeNull();
    expect(store.handoffs.detail(kept)).not.toBeNull();
    expect(owed()).toEqual(['k3 ended', 'k3 ringing', 'k4 ended', 'k4 ringing']);
    expect(() => store.retention.forgetProspect(handoffId)).toThrow(UnknownHandoff);
  });

  it('finds them by number, however it is written, and by email; a number the platform calls under names nobody', () => {
    const asked = met(0, 'a', '+1 (555) 010-0123', 'Ada@Example.com');
    met(1, 'b', '555.010.0123', null);
    met(2, 'c', '+15550107777', 'ada@example.com');
    met(3, 'd', null, null, '+15550100123');
    met(4, 'e', '+15550108888', 'other.ada@example.com');
    met(5, 'f', '+15550107777', null);
    store.briefs.save(brief('ahead', { prospect: { ...brief('x').prospect, phone: '15550100123' } }));
    expect(store.retention.forgetProspect(asked)).toBe(4);
    const left = store.handoffs.list({ query: '', limit: 9, before: null }).map(({ handoffKey }) => handoffKey);
    expect(left).toEqual(['k5', 'k4']);
    expect(store.briefs.get('ahead')).toBeNull();
  });

  it('tells a Danish number from the American one of the same digits, in the list, the search and the do-not-call listing', () => {
    const danish = met(0, 'smørrebrød', '+45 81 23 45 67', null);
    const american = met(1, 'pancakes', '(458) 123-4567', null);
    const clear = store.briefs.get('k1');
    if (clear === null) throw new Error('k1 is not stored');
    store.briefs.save({ ...clear, compliance: { ...clear.compliance, doNotCall: 'listed' } });
    const listed = (e164: string) => store.briefs.ofNumber(e164, 9).map(({ compliance }) => compliance.doNotCall);
    expect([listed('+4581234567'), listed('+14581234567')]).toEqual([['unknown'], ['listed']]);
    expect(store.retention.prospectOf(american).handoffs).toBe(1);
    expect(store.retention.forgetProspect(danish)).toBe(1);
    expect([listed('+4581234567'), listed('+14581234567')]).toEqual([[], ['listed']]);
    const found = (query: string) =>
      store.handoffs.list({ query, limit: 9, before: null }).map(({ handoffId }) => handoffId);
    expect(['', '458 123 4567', 'smørrebrød'].map(found)).toEqual([[american], [american], []]);
  });

  it('takes a number stored without a country code for one of the rep’s own country', () => {
    store.settings.set({ dialCountry: 'DK' });
    const raw = met(0, 'a', '81 23 45 67', null);
    met(1, 'b', '+4581234567', null);
    const american = met(2, 'c', '+1 458 123 4567', null);
    expect(
      store.briefs
        .ofNumber('+4581234567', 9)
        .map(({ handoffKey }) => handoffKey)
        .toSorted(),
    ).toEqual(['k0', 'k1']);
    expect(store.retention.forgetProspect(raw)).toBe(2);
    expect(store.handoffs.detail(american)).not.toBeNull();
  });

  it('compares what can be read as no number by its digits', () => {
    const asked = met(0, 'a', '+0 555-0100', null);
    met(1, 'b', '0555.0100', null);
    met(2, 'c', '0555.0101', null);
    expect(store.retention.forgetProspect(asked)).toBe(2);
  });

  it('takes a call without a number alone, and no call that is still on', () => {
    const [first] = [met(0, 'a', null, null, 'anonymous'), met(1, 'b', null, null, 'anonymous')];
    expect(store.retention.forgetProspect(first ?? '')).toBe(1);
    const { handoffId } = store.handoffs.begin(facts(), 'live');
    expect(store.retention.forgetProspect(handoffId)).toBeNull();
    expect(store.handoffs.detail(handoffId)).not.toBeNull();
  });
});
