/** What belongs to the rep: availability, settings, identity. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDraft } from '../../src-main/contract/feedback.ts';
import { defaultSettings } from '../../src-main/contract/settings.ts';
import { type Bench, facts, noon, openTestDatabase } from './support.ts';

let bench: Bench;

beforeEach(() => {
  bench = openTestDatabase();
});
afterEach(() => bench.discard());

const told = () =>
  bench.store.outbox
    .due(bench.clock.now(), 10)
    .filter((row) => row.kind === 'availability')
    .map((row) => JSON.parse(row.body));

describe('availability', () => {
  it('begins as available and survives a restart', () => {
    expect(bench.store.availability.current()).toEqual({ state: 'available', since: noon.toISOString(), until: null });
    bench.store.availability.set('away', null);
    bench.clock.pass(60_000);
    bench = bench.reopen();
    expect(bench.store.availability.current()).toEqual({ state: 'away', since: noon.toISOString(), until: null });
  });

  it('ends do-not-disturb by itself at its minute, even while Baton was not running', () => {
    bench.store.availability.set('do-not-disturb', new Date(noon.getTime() + 30 * 60_000));
    bench.clock.pass(29 * 60_000);
    expect(bench.store.availability.current().state).toBe('do-not-disturb');
    bench.clock.pass(120 * 60_000);
    bench = bench.reopen();
    expect(bench.store.availability.current()).toEqual({
      state: 'available',
      since: '2026-11-23T12:30:00.000Z',
      until: null,
      cause: 'timer',
    });
    expect(bench.store.availability.history(10).map((row) => row.state)).toEqual(['available', 'do-not-disturb']);
  });

  it('tells the desk the latest state only, once', () => {
    bench.store.availability.set('away', null);
    const last = bench.store.availability.set('busy', null);
    bench.store.availability.current();
    expect(told()).toEqual([last]);
  });
});

describe('availability on a new line', () => {
  it('is told to its desk, and only there', () => {
    bench.store.availability.set('do-not-disturb', null);
    bench.store.settings.set({ line: 'edge' });
    bench.store.availability.announce();
    const states = (line: 'practice' | 'edge') =>
      bench.store.outbox
        .of(line)
        .due(bench.clock.now(), 10)
        .map((row) => JSON.parse(row.body).state);
    expect([states('practice'), states('edge')]).toEqual([['do-not-disturb'], ['do-not-disturb']]);
    expect(bench.store.availability.history(10)).toHaveLength(1);
  });
});

describe('settings', () => {
  it('are the defaults until set, one by one', () => {
    expect(bench.store.settings.get()).toEqual(defaultSettings);
    bench.store.settings.set({ repName: 'Grace' });
    expect(bench.store.settings.set({ theme: 'dark' })).toEqual({
      ...defaultSettings,
      repName: 'Grace',
      theme: 'dark',
    });
    bench = bench.reopen();
    expect(bench.store.settings.get()).toEqual({ ...defaultSettings, repName: 'Grace', theme: 'dark' });
  });

  it('lose a field that cannot be read, not the others', () => {
    bench.store.settings.set({ repName: 'Grace', wrapUpSeconds: 90 });
    bench.opened.db.exec(`UPDATE settings SET json = '{' WHERE name = 'wrapUpSeconds';
      INSERT INTO settings VALUES ('theme', '"sepia"'), ('unknown', '1')`);
    bench = bench.reopen();
    expect(bench.store.settings.get()).toEqual({ ...defaultSettings, repName: 'Grace' });
  });

  it('decide whose desk hears of a handoff: practice stays on the practice line', () => {
    bench.store.handoffs.begin(facts(), 'practised');
    bench.store.settings.set({ line: 'edge' });
    expect(bench.store.outbox.due(bench.clock.now(), 10)).toEqual([]);
    bench.store.handoffs.begin(facts(), 'real');
    expect(bench.store.outbox.due(bench.clock.now(), 10).map((row) => row.handoffKey)).toEqual(['real']);
    expect(bench.store.outbox.status().pending).toBe(1);
    bench.store.settings.set({ line: 'practice' });
    expect(bench.store.outbox.due(bench.clock.now(), 10).map((row) => row.handoffKey)).toEqual(['practised']);
  });

  it('changed in a call leave the rest of the call, and its feedback, on the line it came in on', () => {
    const { handoffs, feedback, settings, outbox } = bench.store;
    const { handoffId } = handoffs.begin(facts(), 'real', 'edge');
    const kinds = (line: 'practice' | 'edge') => {
      const told: string[] = [];
      for (
        let [row] = outbox.of(line).due(bench.clock.now(), 1);
        row;
        [row] = outbox.of(line).due(bench.clock.now(), 1)
      ) {
        told.push(row.kind);
        outbox.delivered(row.id);
      }
      return told;
    };
    expect(settings.get().line).toBe('practice');
    handoffs.record(handoffId, { type: 'bridged', afterMs: 1 });
    handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 1 });
    feedback.submit(handoffId, { ...emptyDraft, rating: 5 });
    expect(kinds('practice')).toEqual([]);
    expect(kinds('edge')).toEqual(['ringing', 'bridged', 'ended', 'feedback']);
  });
});

describe('identity', () => {
  it('is made once', () => {
    const identity = bench.store.settings.identity();
    expect(identity.contactUser).toMatch(/^[a-z0-9]{16}$/);
    bench = bench.reopen();
    expect(bench.store.settings.identity()).toEqual(identity);
  });
});
