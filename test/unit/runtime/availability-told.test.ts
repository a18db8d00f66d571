/** Every change of availability, whatever brought it about, reaches the desk (socket and outbox) and what colleagues see. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../../src-main/contract/result.ts';
import { defaultSettings } from '../../../src-main/contract/settings.ts';
import { type AvailabilityKeeper, createAvailabilityKeeper } from '../../../src-main/handoff/availability-keeper.ts';
import { createDeskLink, type DeskLink } from '../../../src-main/handoff/desk-link.ts';
import { type Bench, openTestDatabase } from '../../db/support.ts';
import { type SessionBench, startBench } from '../../support/fakes/session-bench.ts';

const minute = 60_000;
const day = { from: 9 * 60, to: 17 * 60 };
const settings = {
  ...defaultSettings,
  awayAfterMinutes: 10,
  schedule: { on: true, zone: 'UTC', week: [day, day, day, day, day, null, null] },
};

let database: Bench;
let keeper: AvailabilityKeeper;
let link: DeskLink;
let window: SessionBench;
/** What the desk was told over the socket, oldest first. */
let heard: string[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.setSystemTime('2026-11-23T12:00:00Z');
  database = openTestDatabase({ now: () => new Date(), pass: vi.advanceTimersByTime });
  heard = [];
  window = await startBench((baton) => {
    baton.settings = settings;
    baton.answers['availability:get'] = async () => ok(keeper.current());
    baton.answers['presence:report'] = async (presence) => {
      keeper.inCall(presence.phase !== 'idle');
      link.presenceReported(presence);
      return ok({});
    };
    keeper = createAvailabilityKeeper({
      table: database.store.availability,
      now: Date.now,
      rhythm: () => settings,
      changed(availability) {
        baton.push('availability:changed', availability);
        link.availabilityChanged();
      },
    });
    link = createDeskLink({
      address: () => ({ baseUrl: 'https://desk.example.com', bearer: 'secret' }),
      cursorOf: database.store.deskCursors.of,
      availability: keeper.current,
      cachedBrief: () => null,
      briefTold: () => undefined,
      withdrawn: () => undefined,
      setAway: keeper.setAway,
      changed: () => undefined,
      onError: () => undefined,
      open: ({ presence }) => ({
        say: () => true,
        presenceChanged() {
          const message = presence();
          if (message.type !== 'presence') throw new Error('no presence');
          const { availability, until } = message;
          heard.push(until === null ? availability : `${availability} until ${until.slice(11, 19)}`);
        },
        kick: () => undefined,
        stop: () => undefined,
      }),
    });
  });
});
afterEach(() => {
  keeper.stop();
  link.stop();
  database.discard();
  vi.useRealTimers();
});

/** What has changed in the eyes of the desk, of its outbox and of colleagues since this was asked last. */
function told(): { socket: readonly string[]; outbox: string; colleagues: unknown } {
  const socket = heard.splice(0);
  const rows = database.store.outbox.due(new Date(), 10).filter(({ kind }) => kind === 'availability');
  const colleagues = window.phone().shown.at(-1);
  return { socket, outbox: JSON.parse(rows.at(-1)?.body ?? '{"state":"nothing"}').state, colleagues };
}
const everybody = (state: string, until?: string) => ({
  socket: [until === undefined ? state : `${state} until ${until}`],
  outbox: state,
  colleagues: state,
});

describe('the desk and colleagues learn', () => {
  it.each(['away', 'busy', 'do-not-disturb', 'offline'] as const)(
    'what is chosen by hand: %s, and available again',
    (state) => {
      told();
      keeper.choose(state, { kind: 'until-changed' });
      expect(told()).toEqual(everybody(state));
      keeper.choose('available', { kind: 'until-changed' });
      expect(told()).toEqual(everybody('available'));
    },
  );

  it('that a do-not-disturb began, until when, and that it ended by itself', () => {
    told();
    keeper.choose('do-not-disturb', { kind: 'time', minute: 13 * 60 });
    expect(told()).toEqual(everybody('do-not-disturb', '13:00:00'));
    vi.advanceTimersByTime(61 * minute);
    expect(told()).toEqual(everybody('available'));
  });

  it('that it ended while the machine slept', () => {
    keeper.choose('do-not-disturb', { kind: 'rest-of-day' });
    told();
    vi.setSystemTime('2026-11-24T10:00:00Z');
    keeper.recheck();
    expect(told()).toEqual(everybody('available'));
  });

  it('that working hours ended and began', () => {
    told();
    vi.advanceTimersByTime(5 * 60 * minute + 10);
    expect(told()).toEqual(everybody('offline'));
    vi.advanceTimersByTime(16 * 60 * minute);
    expect(told()).toEqual(everybody('available'));
  });

  it.each([
    ['locked', { locked: true, idleSeconds: 0 }],
    ['left alone', { locked: false, idleSeconds: 601 }],
  ])('that the machine was %s, and somebody is back', (_, attendance) => {
    told();
    keeper.attended(attendance);
    expect(told()).toEqual(everybody('away'));
    keeper.attended({ locked: false, idleSeconds: 0 });
    expect(told()).toEqual(everybody('available'));
  });

  it('that a call makes busy, and of wrapping up with its end, its extension and that it is over', async () => {
    told();
    const leg = await window.invite('leg1');
    // Who rings may still take it: no other handoff, but colleagues see nobody on the phone.
    expect(told()).toMatchObject({ socket: ['busy'], colleagues: 'available' });
    await window.bridge(leg);
    expect(told()).toMatchObject({ colleagues: 'on-the-phone' });
    leg.emit({ type: 'remote-hang-up' });
    // By the window's clock, which the bench starts at 15:04:05.
    expect(told()).toMatchObject({ socket: ['wrapping-up until 15:05:05'], colleagues: 'wrapping-up' });
    window.session.send({ type: 'extend-wrap-up' });
    expect(told()).toMatchObject({ socket: ['wrapping-up until 15:06:05'], colleagues: 'wrapping-up' });
    await window.clock.advance(90_000);
    expect(told()).toMatchObject({ socket: [], colleagues: 'wrapping-up' });
    await window.clock.advance(31_000);
    expect(told()).toMatchObject({ socket: ['available'], colleagues: 'available' });
  });

  it('what was chosen rather than that a call is over, and that nobody came back to the machine after it', async () => {
    const leg = await window.invite('leg1');
    await window.bridge(leg);
    keeper.choose('do-not-disturb', { kind: 'minutes', minutes: 5 });
    leg.emit({ type: 'remote-hang-up' });
    expect(told()).toMatchObject({ outbox: 'do-not-disturb', colleagues: 'do-not-disturb' });
    vi.advanceTimersByTime(5 * minute + 10);
    expect(told()).toMatchObject({ socket: [expect.stringMatching(/^wrapping-up/)], colleagues: 'wrapping-up' });
    keeper.attended({ locked: true, idleSeconds: 0 });
    expect(told()).toMatchObject({ socket: [] });
    window.session.send({ type: 'finish-wrap-up' });
    await window.clock.advance(60_000);
    expect(told()).toMatchObject({ outbox: 'away', colleagues: 'away' });
  });
});
