/** Availability by itself: timed states, working hours, an unattended machine; over the real table and restarts. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Schedule } from '../../../src-main/contract/rhythm.ts';
import {
  type AvailabilityKeeper,
  createAvailabilityKeeper,
  type Rhythm,
} from '../../../src-main/handoff/availability-keeper.ts';
import { type Bench, openTestDatabase } from '../../db/support.ts';

const office = (zone = 'UTC'): Schedule => {
  const day = { from: 9 * 60, to: 17 * 60 };
  return { on: true, zone, week: [day, day, day, day, day, null, null] };
};
const free: Rhythm = { schedule: { ...office(), on: false }, awayOnLock: true, awayAfterMinutes: 10 };

let bench: Bench;
let rhythm: Rhythm;
let told: string[];
let keeper: AvailabilityKeeper;

function start(): AvailabilityKeeper {
  told = [];
  return createAvailabilityKeeper({
    table: bench.store.availability,
    now: Date.now,
    rhythm: () => rhythm,
    changed: (next) => void told.push(`${next.state}${next.cause === undefined ? '' : ` by ${next.cause}`}`),
  });
}

/** Baton is gone for `ms`, as after a crash. */
function restartAfter(ms: number): void {
  keeper.stop();
  vi.setSystemTime(Date.now() + ms);
  bench = bench.reopen();
  keeper = start();
}

function at(instant: string): void {
  vi.setSystemTime(instant);
}

const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
  at('2026-11-23T12:00:00Z');
  bench = openTestDatabase({ now: () => new Date(), pass: vi.advanceTimersByTime });
  rhythm = free;
  keeper = start();
});
afterEach(() => {
  keeper.stop();
  bench.discard();
  vi.useRealTimers();
});

describe('a timed state', () => {
  it('ends by itself and is told once', () => {
    keeper.choose('do-not-disturb', { kind: 'minutes', minutes: 30 });
    keeper.choose('do-not-disturb', { kind: 'minutes', minutes: 30 });
    vi.advanceTimersByTime(29 * 60_000);
    expect(told).toEqual(['do-not-disturb']);
    vi.advanceTimersByTime(2 * 60_000);
    expect(told).toEqual(['do-not-disturb', 'available by timer']);
  });

  it('goes on after a crash, or has ended', () => {
    keeper.choose('do-not-disturb', { kind: 'minutes', minutes: 30 });
    restartAfter(10 * 60_000);
    expect(keeper.current()).toMatchObject({ state: 'do-not-disturb', until: '2026-11-23T12:30:00.000Z' });
    restartAfter(8 * hour);
    expect(keeper.current()).toMatchObject({ state: 'available', since: '2026-11-23T12:30:00.000Z' });
  });

  it('has ended after a sleep through its end', () => {
    keeper.choose('do-not-disturb', { kind: 'minutes', minutes: 30 });
    at('2026-11-23T20:00:00Z');
    keeper.recheck();
    expect(told).toEqual(['do-not-disturb', 'available by timer']);
  });

  it('until a time of the rep’s day goes on after a crash, and ends during a sleep', () => {
    rhythm = { ...free, schedule: { ...office('Europe/Berlin') } };
    keeper.rhythmChanged();
    keeper.choose('do-not-disturb', { kind: 'time', minute: 14 * 60 + 15 });
    restartAfter(60_000);
    expect(keeper.current()).toMatchObject({ state: 'do-not-disturb', until: '2026-11-23T13:15:00.000Z' });
    at('2026-11-23T14:00:00Z');
    keeper.recheck();
    expect(told).toEqual(['available by timer']);
    keeper.choose('do-not-disturb', { kind: 'rest-of-day' });
    expect(keeper.current()).toMatchObject({ state: 'do-not-disturb', until: '2026-11-23T23:00:00.000Z' });
    // The hours end before the day does, and begin again after it.
    at('2026-11-23T16:30:00Z');
    expect(keeper.current()).toMatchObject({ state: 'offline', cause: 'schedule' });
    at('2026-11-24T08:00:00Z');
    expect(keeper.current().state).toBe('available');
  });

  it('that is wrapping up is over after a restart: there is no call to wrap up', () => {
    keeper.choose('wrapping-up', { kind: 'until-changed' });
    restartAfter(1_000);
    expect(keeper.current().state).toBe('available');
  });
});

describe('working hours', () => {
  beforeEach(() => {
    rhythm = { ...free, schedule: office() };
    keeper.rhythmChanged();
  });

  it('end and begin by themselves, also while Baton was not running', () => {
    vi.advanceTimersByTime(5 * hour + 10);
    expect(told).toEqual(['offline by schedule']);
    vi.advanceTimersByTime(16 * hour);
    expect(told).toEqual(['offline by schedule', 'available by schedule']);
    restartAfter(10 * hour);
    expect(keeper.current()).toMatchObject({ state: 'offline', since: '2026-11-24T17:00:00.000Z' });
    restartAfter(3 * 24 * hour);
    // Friday 19:00: open and closed again several times in between; the last edge is what counts.
    expect(keeper.current()).toMatchObject({ state: 'offline', since: '2026-11-27T17:00:00.000Z' });
  });

  it('leave what the rep chooses after them until they begin and end again', () => {
    vi.advanceTimersByTime(6 * hour);
    keeper.choose('available', { kind: 'until-changed' });
    vi.advanceTimersByTime(2 * hour);
    expect(keeper.current().state).toBe('available');
    keeper.choose('away', { kind: 'until-changed' });
    at('2026-11-24T10:00:00Z');
    expect(keeper.current().state).toBe('away');
    at('2026-11-24T17:00:00Z');
    expect(keeper.current().state).toBe('offline');
    at('2026-11-25T09:00:00Z');
    expect(keeper.current().state).toBe('available');
  });

  it('do not let a do-not-disturb end as available in the evening', () => {
    vi.advanceTimersByTime(6 * hour);
    keeper.choose('do-not-disturb', { kind: 'minutes', minutes: 60 });
    vi.advanceTimersByTime(2 * hour);
    expect(keeper.current()).toMatchObject({ state: 'offline', cause: 'schedule' });
    at('2026-11-24T09:00:00Z');
    expect(keeper.current().state).toBe('available');
  });

  it('that are switched off, or changed to be over now, count at once', () => {
    rhythm = { ...free, schedule: { ...office(), week: office().week.map(() => null) } };
    keeper.rhythmChanged();
    expect(keeper.current().state).toBe('offline');
    rhythm = free;
    keeper.rhythmChanged();
    expect(keeper.current().state).toBe('available');
  });

  it('begin to nobody at a locked screen', () => {
    vi.advanceTimersByTime(6 * hour);
    keeper.attended({ locked: true, idleSeconds: 0 });
    at('2026-11-24T09:30:00Z');
    expect(keeper.current()).toMatchObject({ state: 'away', cause: 'lock' });
    keeper.attended({ locked: false, idleSeconds: 0 });
    expect(keeper.current().state).toBe('available');
  });

  it.each([
    // New York leaves daylight saving on 1 November 2026, and returns to it on 14 March 2027.
    ['the Monday after the autumn change', '2026-10-30T23:00:00Z', '2026-11-02T14:00:00.000Z'],
    ['the Monday after the spring change', '2027-03-12T23:00:00Z', '2027-03-15T13:00:00.000Z'],
  ])('begin at nine by the clock on the wall on %s', (_, evening, nine) => {
    rhythm = { ...free, schedule: office('America/New_York') };
    at(evening);
    keeper.rhythmChanged();
    expect(keeper.current().state).toBe('offline');
    at(new Date(Date.parse(nine) - 1).toISOString());
    expect(keeper.current().state).toBe('offline');
    at(nine);
    expect(keeper.current()).toMatchObject({ state: 'available', since: nine });
  });
});

describe('an unattended machine', () => {
  it('makes the available away, and available again when somebody is back', () => {
    keeper.attended({ locked: false, idleSeconds: 599 });
    expect(told).toEqual([]);
    keeper.attended({ locked: false, idleSeconds: 600 });
    keeper.attended({ locked: false, idleSeconds: 602 });
    keeper.attended({ locked: false, idleSeconds: 0 });
    keeper.attended({ locked: true, idleSeconds: 0 });
    keeper.attended({ locked: false, idleSeconds: 0 });
    expect(told).toEqual(['away by idle', 'available by idle', 'away by lock', 'available by lock']);
  });

  it.each(['away', 'busy', 'do-not-disturb', 'offline'] as const)('leaves a chosen %s alone', (state) => {
    keeper.choose(state, { kind: 'until-changed' });
    keeper.attended({ locked: true, idleSeconds: 9_000 });
    keeper.attended({ locked: false, idleSeconds: 0 });
    expect(told).toEqual([state]);
  });

  it('does not bring back whom the desk has set away', () => {
    keeper.setAway();
    keeper.attended({ locked: false, idleSeconds: 9_000 });
    keeper.attended({ locked: false, idleSeconds: 0 });
    expect(told).toEqual(['away by desk']);
  });

  it('says nothing of a rep who talks and touches no key, until the call is over', () => {
    keeper.inCall(true);
    keeper.attended({ locked: true, idleSeconds: 9_000 });
    expect(told).toEqual([]);
    keeper.inCall(false);
    expect(told).toEqual(['away by lock']);
  });

  it('is asked about as the settings say', () => {
    rhythm = { ...free, awayOnLock: false, awayAfterMinutes: null };
    keeper.attended({ locked: true, idleSeconds: 9_000 });
    expect(told).toEqual([]);
    rhythm = { ...rhythm, awayOnLock: true };
    keeper.rhythmChanged();
    expect(told).toEqual(['away by lock']);
  });

  it('is still away after a crash, and back with the rep', () => {
    keeper.attended({ locked: true, idleSeconds: 0 });
    restartAfter(60_000);
    keeper.attended({ locked: false, idleSeconds: 0 });
    expect(keeper.current().state).toBe('available');
  });
});
