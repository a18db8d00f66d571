import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDraft } from '../../src-main/contract/feedback.ts';
import { ftsQuery, phoneForms } from '../../src-main/db/search-text.ts';
import { type Bench, brief, facts, openTestDatabase, said } from './support.ts';

let bench: Bench;

beforeEach(() => {
  bench = openTestDatabase();
});
afterEach(() => bench.discard());

function begin(handoffKey: string, transcript: string): string {
  const { handoffId } = bench.store.handoffs.begin(facts({ callerId: null, displayName: null }), handoffKey);
  bench.store.briefs.save(brief(handoffKey, { transcript: said(transcript) }));
  return handoffId;
}
const found = (query: string) =>
  bench.store.handoffs.list({ query, limit: 50, before: null }).map((item) => item.handoffKey);

describe('search', () => {
  it('finds beginnings of words, in any order, without case or accents', () => {
    begin('a', 'Our café needs better pricing');
    begin('b', 'Our contract ends');
    expect(found('pric')).toEqual(['a']);
    expect(found('PRICING cafe')).toEqual(['a']);
    expect(found('our')).toEqual(['b', 'a']);
    expect(found('ricing')).toEqual([]);
    expect(found('pricing contract')).toEqual([]);
  });

  it('finds a brief that arrived before its handoff, and a late one', () => {
    bench.store.briefs.save(brief('early', { transcript: said('zirconium') }));
    bench.store.handoffs.begin(facts(), 'early');
    begin('late', 'zirconium');
    expect(found('zirconium')).toEqual(['late', 'early']);
  });

  it('finds a word in the last turn of the longest of briefs', () => {
    bench.store.handoffs.begin(facts(), 'long');
    const turns = Array.from({ length: 2_000 }, (_, index) => `turn ${index} ${'budget '.repeat(60)}`);
    bench.store.briefs.save(brief('long', { transcript: said(...turns.slice(1), 'zirconium') }));
    expect(found('zirconium')).toEqual(['long']);
    expect(found('budget turn')).toEqual(['long']);
  });

  it('finds who called when there is no brief, and numbers however they are typed', () => {
    bench.store.handoffs.begin(facts(), 'bare');
    for (const query of ['lovel', '+1 555 010', '5550100123', '010-0123'])
      expect(found(query), query).toEqual(['bare']);
    expect(found('999 0123')).toEqual([]);
  });

  it('joins words of the brief, the note and the feedback, each the moment it is written', () => {
    const handoffId = begin('a', 'we need pricing');
    bench.store.handoffs.setNote(handoffId, 'call back friday');
    expect(found('pricing friday')).toEqual(['a']);
    bench.store.handoffs.setNote(handoffId, 'call back monday');
    expect(found('friday')).toEqual([]);
    bench.store.feedback.saveDraft(handoffId, { ...emptyDraft, note: 'budget holder' });
    expect(found('pricing monday budget')).toEqual(['a']);
    bench.store.feedback.submit(handoffId, { ...emptyDraft, note: 'champion' });
    expect(found('champion')).toEqual(['a']);
    expect(found('budget')).toEqual([]);
  });

  it('forgets the words of a brief that was corrected', () => {
    begin('a', 'zirconium');
    bench.store.briefs.save(brief('a', { transcript: said('quokka') }));
    expect(found('zirconium')).toEqual([]);
    expect(found('quokka')).toEqual(['a']);
  });

  it('pages', () => {
    for (let index = 0; index < 9; index += 1) begin(`k${index}`, 'pricing');
    const first = bench.store.handoffs.list({ query: 'pri', limit: 4, before: null });
    const second = bench.store.handoffs.list({ query: 'pri', limit: 9, before: first.at(-1)?.receivedAt ?? null });
    expect([...first, ...second].map((item) => item.handoffKey)).toEqual(
      Array.from({ length: 9 }, (_, index) => `k${8 - index}`),
    );
  });

  it.each([
    ['"', []],
    ['* OR NEAR(', []],
    ['a" OR "b', []],
    ["'; DROP TABLE handoffs; --", []],
    ['people:grace', []],
    ['- ^ +', []],
    ['\u0000\ud800', []],
    ['😀', []],
    ['   ', ['a']],
    ['grace "hopper', ['a']],
    ['cobol-labs', ['a']],
  ])('takes %j as words only', (query, expected) => {
    begin('a', 'hello');
    expect(found(query)).toEqual(expected);
    expect(bench.store.briefs.search(query, 5)).toHaveLength(query.trim() === '' ? 0 : expected.length);
  });

  it('stays consistent with its documents', () => {
    const ids = Array.from({ length: 30 }, (_, index) => begin(`k${index}`, `common word${index} pricing`));
    const remove = bench.opened.db.prepare('DELETE FROM handoffs WHERE id = ?');
    for (const id of ids.slice(0, 10)) remove.run(id);
    for (const id of ids.slice(20)) bench.store.handoffs.setNote(id, 'note');
    expect(found('note')).toHaveLength(10);
    bench.opened.db.exec("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
    expect(found('common')).toHaveLength(20);
  });
});

describe('a query', () => {
  it('is at most twelve quoted prefixes', () => {
    expect(ftsQuery('ab c-d')).toBe('"ab"* "c"* "d"*');
    expect(ftsQuery('x '.repeat(100))?.split(' ')).toHaveLength(12);
    expect(ftsQuery('...')).toBeNull();
    expect(ftsQuery('+1 (555) 010')).toBe('"1555010"*');
    expect(ftsQuery('12')).toBe('"12"*');
  });

  it('knows a number by its beginning, its national part and its last seven digits', () => {
    expect(phoneForms('+1 (555) 010-0123')).toBe('15550100123 5550100123 0100123');
    expect(phoneForms('112')).toBe('112');
    expect(phoneForms(null)).toBe('');
  });
});
