import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallOutcome } from '../../src-main/contract/call.ts';
import { storeFailure } from '../../src-main/db/failure.ts';
import { handoffOutcome } from '../../src-main/db/handoff-outcome.ts';
import type { OutboxRow } from '../../src-main/db/outbox-row.ts';
import { type Bench, brief, facts, openTestDatabase } from './support.ts';

let bench: Bench;

beforeEach(() => {
  bench = openTestDatabase();
});
afterEach(() => bench.discard());

/** Takes everything out of the outbox, in order. */
function drained(): OutboxRow[] {
  const rows: OutboxRow[] = [];
  for (let due = bench.store.outbox.due(bench.clock.now(), 50); due.length > 0; ) {
    for (const row of due) bench.store.outbox.delivered(row.id);
    rows.push(...due);
    due = bench.store.outbox.due(bench.clock.now(), 50);
  }
  return rows;
}
const kinds = () => drained().map((row) => row.kind);
const outcomeOf = (handoffId: string) => bench.store.handoffs.detail(handoffId)?.item.outcome;

describe('an INVITE', () => {
  it('is on disk, with its outbox row, the moment it arrives', () => {
    const { handoffId, declinedBefore } = bench.store.handoffs.begin(facts(), 'k1');
    bench = bench.reopen();
    expect(declinedBefore).toBe(false);
    expect(outcomeOf(handoffId)).toBeNull();
    const [row] = drained();
    expect(row).toMatchObject({ kind: 'ringing', handoffKey: 'k1', attempts: 0 });
    expect(JSON.parse(row?.body ?? '')).toMatchObject({ handoffId, handoffKey: 'k1', sipCallId: 'call-1@edge' });
  });

  it('of a known handoff is one more call of it', () => {
    const first = bench.store.handoffs.begin(facts(), 'k1');
    const second = bench.store.handoffs.begin(facts({ sipCallId: 'call-2@edge' }), 'k1');
    expect(second.handoffId).toBe(first.handoffId);
    expect(bench.opened.db.prepare('SELECT sip_call_id FROM calls').pluck().all()).toEqual([
      'call-1@edge',
      'call-2@edge',
    ]);
  });

  it('that cannot be told to the desk is not stored either', () => {
    bench.opened.db.exec("CREATE TRIGGER broken BEFORE INSERT ON outbox BEGIN SELECT raise(ABORT, 'no'); END");
    expect(() => bench.store.handoffs.begin(facts(), 'k1')).toThrow();
    expect(bench.opened.db.prepare('SELECT count(*) FROM handoffs').pluck().get()).toBe(0);
    expect(bench.opened.db.prepare('SELECT count(*) FROM calls').pluck().get()).toBe(0);
  });

  it('shares its millisecond with no other', () => {
    for (const handoffKey of ['a', 'b', 'c']) bench.store.handoffs.begin(facts(), handoffKey);
    const list = bench.store.handoffs.list({ query: '', limit: 10, before: null });
    expect(new Set(list.map((item) => item.receivedAt)).size).toBe(3);
  });
});

describe('what happens to a handoff', () => {
  it('is recorded in order, each step with its outbox row', () => {
    const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
    const { record, detail } = bench.store.handoffs;
    expect(record(handoffId, { type: 'strategy', strategy: 'plain', fallback: 'the caller sent no 100rel' })).toBe(
      true,
    );
    record(handoffId, { type: 'more-time', seconds: 10 });
    record(handoffId, { type: 'compliance-override' });
    record(handoffId, { type: 'bridged', afterMs: 4_200.5 });
    record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 61.25 });
    expect(detail(handoffId)).toMatchObject({
      item: { outcome: { kind: 'connected' }, talkSeconds: 61.25 },
      strategy: 'plain',
      fallback: 'the caller sent no 100rel',
      bridgedAfterMs: 4_200.5,
    });
    const rows = drained();
    expect(rows.map((row) => row.kind)).toEqual(['ringing', 'more-time', 'compliance-override', 'bridged', 'ended']);
    expect(JSON.parse(rows[3]?.body ?? '')).toMatchObject({ afterMs: 4_200.5, strategy: 'plain' });
    expect(new Set(rows.map((row) => row.idempotencyKey)).size).toBe(5);
  });

  it('is counted once: a second end changes nothing', () => {
    const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
    bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'timed-out' }, talkSeconds: 0 });
    expect(
      bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 9 }),
    ).toBe(false);
    expect(outcomeOf(handoffId)).toEqual({ kind: 'timed-out' });
    expect(kinds()).toEqual(['ringing', 'ended']);
  });

  it('belongs to the call that is still on when a second INVITE was declined as busy', () => {
    const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
    bench.store.handoffs.begin(facts({ sipCallId: 'fork' }), 'k1');
    bench.store.handoffs.record(handoffId, {
      type: 'ended',
      outcome: { kind: 'declined', reason: 'busy' },
      talkSeconds: 0,
    });
    expect(outcomeOf(handoffId)).toBeNull();
    bench.store.handoffs.record(handoffId, { type: 'bridged', afterMs: 900 });
    bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 30 });
    expect(bench.store.handoffs.detail(handoffId)).toMatchObject({
      item: { outcome: { kind: 'connected' }, talkSeconds: 30 },
      bridgedAfterMs: 900,
    });
  });

  it('cannot happen to one that was never begun', () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    const attempts = [
      () => bench.store.handoffs.record(unknown, { type: 'more-time', seconds: 10 }),
      () => bench.store.handoffs.setNote(unknown, 'x'),
    ];
    for (const attempt of attempts) {
      let thrown: unknown;
      try {
        attempt();
      } catch (error) {
        thrown = error;
      }
      expect(storeFailure(thrown)?.code).toBe('not-found');
    }
    expect(bench.store.handoffs.detail(unknown)).toBeNull();
    expect(kinds()).toEqual([]);
  });
});

describe('a decline', () => {
  it.each(['wrong-rep', 'queue', 'callback', 'declined'] as const)(
    '%s is remembered, also after a restart',
    (reason) => {
      const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
      bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'declined', reason }, talkSeconds: 0 });
      const rows = drained();
      expect(rows.map((row) => row.kind)).toEqual(['ringing', 'decline']);
      expect(JSON.parse(rows[1]?.body ?? '')).toMatchObject({ reason });
      bench = bench.reopen();
      expect(bench.store.handoffs.begin(facts(), 'k1')).toEqual({ handoffId, declinedBefore: true });
      expect(bench.store.handoffs.begin(facts(), 'k2').declinedBefore).toBe(false);
    },
  );

  it.each(['busy', 'do-not-disturb', 'away'] as const)('by %s is no answer of the rep: it may ring again', (reason) => {
    const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
    bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'declined', reason }, talkSeconds: 0 });
    expect(bench.store.handoffs.begin(facts(), 'k1').declinedBefore).toBe(false);
  });
});

describe('the outcome of several calls', () => {
  const declined = (reason: 'queue' | 'already-declined' | 'busy'): CallOutcome => ({ kind: 'declined', reason });
  const cases: [string, (CallOutcome | null)[], CallOutcome | null][] = [
    ['nothing yet', [], null],
    ['one is still on', [declined('busy'), null], null],
    ['one was connected', [{ kind: 'connected' }, declined('busy')], { kind: 'connected' }],
    ['the rep declined and it rang again', [declined('queue'), declined('already-declined')], declined('queue')],
    [
      'the caller left, then it timed out',
      [{ kind: 'caller-left-before-bridge' }, { kind: 'timed-out' }],
      { kind: 'timed-out' },
    ],
  ];
  it.each(cases)('%s', (_, outcomes, expected) => {
    expect(handoffOutcome(outcomes.map((outcome) => ({ outcome })))).toEqual(expected);
  });
});

describe('a crash in a call', () => {
  it('closes what was open as interrupted, tells the desk, and finds nothing the second time', () => {
    const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
    const ended = bench.store.handoffs.begin(facts(), 'k2');
    bench.store.handoffs.record(ended.handoffId, { type: 'ended', outcome: { kind: 'timed-out' }, talkSeconds: 0 });
    drained();
    bench = bench.reopen();
    expect(bench.store.handoffs.closeInterrupted()).toBe(1);
    expect(outcomeOf(handoffId)).toEqual({ kind: 'failed', cause: 'interrupted' });
    expect(outcomeOf(ended.handoffId)).toEqual({ kind: 'timed-out' });
    expect(kinds()).toEqual(['ended']);
    expect(bench.store.handoffs.closeInterrupted()).toBe(0);
  });
});

describe('the history', () => {
  it('pages through everything once, newest first', () => {
    for (let index = 0; index < 25; index += 1) {
      const receivedAt = new Date(bench.clock.now().getTime() + Math.floor(index / 5) * 60_000).toISOString();
      bench.store.handoffs.begin(facts({ receivedAt }), `k${index}`);
    }
    const seen: string[] = [];
    for (let before: string | null = null; ; ) {
      const page = bench.store.handoffs.list({ query: '', limit: 4, before });
      seen.push(...page.map((item) => item.handoffKey));
      const last = page.at(-1);
      if (last === undefined) break;
      before = last.receivedAt;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `k${24 - index}`));
  });

  it('shows the brief where there is one, else who called', () => {
    bench.store.handoffs.begin(facts(), 'bare');
    const { handoffId } = bench.store.handoffs.begin(facts(), 'briefed');
    bench.store.briefs.save(brief('briefed'));
    const [briefed, bare] = bench.store.handoffs.list({ query: '', limit: 10, before: null });
    expect(briefed).toMatchObject({
      name: 'Grace Hopper',
      company: 'Cobol Labs',
      phone: '+15550100123',
      feedback: 'none',
    });
    expect(bare).toMatchObject({ name: 'Ada Lovelace', company: null, phone: '+15550100123' });
    expect(bench.store.handoffs.detail(handoffId)?.brief).toEqual(brief('briefed'));
    expect(bench.store.handoffs.detail(bare?.handoffId ?? '')?.brief).toMatchObject({
      handoffKey: 'bare',
      origins: ['caller-id'],
      prospect: { name: 'Ada Lovelace', phone: '+15550100123' },
    });
  });

  it('survives a stored brief it can no longer read', () => {
    const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
    bench.store.briefs.save(brief('k1'));
    bench.opened.db.exec(`UPDATE briefs SET json = '{"version":7}'`);
    expect(bench.store.briefs.get('k1')).toBeNull();
    expect(bench.store.handoffs.detail(handoffId)?.brief.origins).toEqual(['caller-id']);
  });

  it('keeps the note of a call through everything', () => {
    const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
    for (const text of ['c', 'ca', 'call friday']) bench.store.handoffs.setNote(handoffId, text);
    bench = bench.reopen();
    expect(bench.store.handoffs.detail(handoffId)?.note).toBe('call friday');
  });
});
