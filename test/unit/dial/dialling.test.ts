/** The guard before a call and what is written of it, on a real database and a clock of our own. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import { noPolicy } from '../../../src-main/contract/policy.ts';
import { createDialling, type Dialling } from '../../../src-main/dial/dialling.ts';
import { type Bench, brief, facts, openTestDatabase, testClock } from '../../db/support.ts';

/** 10:00 in Denver, 12:00 in New York, 09:00 in Los Angeles. */
const morning = new Date('2026-11-24T17:00:00.000Z');
/** 22:00 in Denver. */
const night = new Date('2026-11-25T05:00:00.000Z');
const denver = '+13035550142';
let bench: Bench;
let overrides: number;

beforeEach(() => {
  bench = openTestDatabase(testClock(morning));
  overrides = 0;
});
afterEach(() => bench.discard());

function dialling(now = morning): Dialling {
  return createDialling({
    store: bench.store,
    domain: () => 'sip.test',
    lineInUse: () => 'edge',
    briefKeyOf: (deskHandoffId) => deskHandoffId,
    now: () => now,
    overridden: () => {
      overrides += 1;
    },
    outboxGrew: () => undefined,
  });
}

const cleared: HandoffBrief['compliance'] = {
  tcpa: 'cleared',
  consentSource: 'web form',
  consentAt: '2026-11-01T00:00:00.000Z',
  doNotCall: 'clear',
  callingWindow: null,
};

function knownBrief(handoffKey: string, change: Partial<HandoffBrief['compliance']> = {}): HandoffBrief {
  const prospect = { ...brief(handoffKey).prospect, phone: '(303) 555-0142', timeZone: 'America/Denver' };
  return brief(handoffKey, { prospect, compliance: { ...cleared, ...change } });
}

const levelOf = (input: string, now = morning): string => {
  const check = dialling(now).check({ input, about: null });
  return check.ok ? check.value.light.level : check.error.message;
};

describe('a transfer', () => {
  const transfer = (input: string, by: 'rep' | 'far-end') => dialling().transferTo(input, by === 'far-end');
  const listed = (allowedTransferPrefixes: readonly string[] | null) =>
    bench.store.settings.set({
      policy: { ...noPolicy, allowedTransferPrefixes: allowedTransferPrefixes?.slice() ?? null },
    });

  test('inside the own phone system is always allowed, whoever asks', () => {
    listed([]);
    for (const by of ['rep', 'far-end'] as const) {
      expect(transfer('204', by)).toMatchObject({ ok: true, value: { target: { kind: 'code', digits: '204' } } });
      expect(transfer('sip:sam@sip.test', by)).toMatchObject({ ok: true, value: { display: 'sip:sam@sip.test' } });
    }
  });

  test('outside is the rep’s word unless the admin has said where, and never a far end’s', () => {
    listed(null);
    expect(transfer(denver, 'rep').ok).toBe(true);
    for (const elsewhere of [denver, 'sip:sam@else.test', `sip:${denver}@sip.test`, 'sip:9001442079460958@sip.test']) {
      expect(transfer(elsewhere, 'far-end')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    }
    listed(['+1303']);
    for (const by of ['rep', 'far-end'] as const) {
      expect(transfer(denver, by).ok).toBe(true);
      for (const elsewhere of ['+12125550142', 'sip:2125550142@sip.test', `sip:${denver}@else.test`]) {
        expect(transfer(elsewhere, by)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
      }
    }
  });

  test('to a premium-rate number is refused, however it is listed', () => {
    listed(['+1900']);
    expect(transfer('+19005550100', 'rep')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });
});

describe('the light', () => {
  test('warns about a number nobody knows, and blocks it at night', () => {
    expect(levelOf(denver)).toBe('caution');
    const check = dialling(night).check({ input: denver, about: null });
    expect(check).toMatchObject({
      ok: true,
      value: { light: { level: 'blocked', headline: 'Outside calling hours' } },
    });
    expect(check.ok && check.value.light.reasons.join(' ')).toMatch(/22:00 in Denver.*Wed 08:00/);
  });

  test('holds the earlier end of the day in Florida', () => {
    const eightInFlorida = new Date('2026-11-25T01:30:00.000Z');
    expect(levelOf('+13055550142', eightInFlorida)).toBe('blocked');
    expect(levelOf('+12125550142', eightInFlorida)).toBe('caution');
  });

  test('knows whom an earlier brief names, however the number was written there', () => {
    bench.store.briefs.save(knownBrief('k1'));
    expect(dialling().check({ input: denver, about: null })).toMatchObject({
      ok: true,
      value: { name: 'Grace Hopper', company: 'Cobol Labs', light: { level: 'cleared' } },
    });
  });

  test('blocks a number that any brief says is listed, though a newer one does not', () => {
    bench.store.briefs.save(knownBrief('k1', { doNotCall: 'listed' }));
    bench.clock.pass(60_000);
    bench.store.briefs.save(knownBrief('k2'));
    expect(levelOf(denver)).toBe('blocked');
  });

  test('says nothing of hours where there is no number', () => {
    expect(levelOf('*85', night)).toBe('cleared');
    expect(levelOf('sip:ada@sip.test', night)).toBe('cleared');
  });
});

describe('a call that begins', () => {
  const begin = (change: Partial<Parameters<Dialling['begin']>[0]> = {}, now = morning) =>
    dialling(now).begin({ input: denver, override: false, about: null, ...change });

  test('is in the history as outgoing, with how it ended, and the desk is told nothing', () => {
    const begun = begin();
    if (!begun.ok) throw new Error(begun.error.message);
    const { handoffId, facts: invite } = begun.value;
    bench.store.handoffs.record(handoffId, { type: 'bridged', afterMs: 4_000 });
    bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 12 });
    expect(bench.store.handoffs.list({ query: '', limit: 5, before: null })).toMatchObject([
      { handoffId, direction: 'out', phone: denver, outcome: { kind: 'connected' }, talkSeconds: 12 },
    ]);
    expect(invite.callerId).toBe(denver);
    expect(bench.store.outbox.due(morning, 50)).toEqual([]);
  });

  test('does not make a number known that it was dialled before', () => {
    expect(begin().ok).toBe(true);
    expect(levelOf(denver)).toBe('caution');
  });

  test('against the light needs an override, which is kept', () => {
    expect(begin({}, night)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(bench.store.handoffs.list({ query: '', limit: 5, before: null })).toEqual([]);
    const begun = begin({ override: true }, night);
    expect(begun.ok && bench.store.handoffs.detail(begun.value.handoffId)?.overridden).toBe(true);
    expect(overrides).toBe(1);
  });

  test('with the light needs none, and keeps none that was not needed', () => {
    const begun = begin({ override: true });
    expect(begun.ok && bench.store.handoffs.detail(begun.value.handoffId)?.overridden).toBe(false);
    expect(overrides).toBe(0);
  });

  test('back to a handoff belongs to it, with its brief, and may be judged', () => {
    bench.store.briefs.save(knownBrief('k1'));
    const { handoffId } = bench.store.handoffs.begin(facts(), 'k1');
    bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'timed-out' }, talkSeconds: 0 });
    const begun = begin({ about: { kind: 'handoff', handoffId } });
    expect(begun).toMatchObject({ ok: true, value: { handoffId, returnsHandoff: true, brief: { handoffKey: 'k1' } } });
    bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 30 });
    expect(bench.store.handoffs.detail(handoffId)?.item).toMatchObject({
      direction: 'in',
      outcome: { kind: 'connected' },
      talkSeconds: 30,
    });
  });

  test('for a callback of a handoff that rang elsewhere shows what the desk sent', () => {
    bench.store.briefs.save(knownBrief('desk-7'));
    const about = { kind: 'callback', callbackId: 'cb1', deskHandoffId: 'desk-7' } as const;
    expect(begin({ about })).toMatchObject({ ok: true, value: { brief: { handoffKey: 'desk-7' } } });
  });

  test('that a crash cut off is closed without a word to the desk', () => {
    const begun = begin();
    bench = bench.reopen();
    expect(bench.store.handoffs.closeInterrupted()).toBe(1);
    expect(begun.ok && bench.store.handoffs.detail(begun.value.handoffId)?.item.outcome).toEqual({
      kind: 'failed',
      cause: 'interrupted',
    });
    expect(bench.store.outbox.due(morning, 50)).toEqual([]);
  });

  test('outside the allowed prefixes is refused', () => {
    bench.store.settings.set({ allowedDialPrefixes: ['+44'] });
    expect(begin()).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });
});
