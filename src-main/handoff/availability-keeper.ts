/** Availability with its clock: what ends or begins by itself does so, and every change is told once. */
import type { AvailabilityCause, AvailabilityState, Lasting, OwnAvailability } from '../contract/availability.ts';
import type { Settings } from '../contract/settings.ts';
import { openingAt } from '../desk/hours/opening.ts';
import { type Turn, turnDue } from './availability-rules.ts';
import { endOf } from './lasting.ts';
import { workingHours } from './working-hours.ts';

export interface AvailabilityTable {
  /** In force now; a timed state that has run out is already followed by `available`. */
  current(): OwnAvailability;
  set(state: AvailabilityState, until: Date | null): OwnAvailability;
  follow(state: AvailabilityState, cause: AvailabilityCause, since: Date): OwnAvailability;
}

/** Whether somebody sits at the machine. */
export interface Attendance {
  readonly locked: boolean;
  /** Since the last key or pointer movement. */
  readonly idleSeconds: number;
}

export type Rhythm = Pick<Settings, 'schedule' | 'awayOnLock' | 'awayAfterMinutes'>;

export interface AvailabilityKeeper {
  current(): OwnAvailability;
  choose(state: AvailabilityState, lasting: Lasting): OwnAvailability;
  /** The desk has taken this rep out of the round. */
  setAway(): void;
  attended(attendance: Attendance): void;
  /** From the ring to the end of wrap-up nobody is away for touching no key. */
  inCall(inCall: boolean): void;
  rhythmChanged(): void;
  /** The machine woke up: timers may have slept through their end. */
  recheck(): void;
  stop(): void;
}

export interface AvailabilityKeeperDependencies {
  readonly table: AvailabilityTable;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly rhythm: () => Rhythm;
  readonly changed: (availability: OwnAvailability) => void;
}

/** A clock set by hand, and a timer that slept, are noticed after this at the latest, ms. */
const longestNap = 3_600_000;

export function createAvailabilityKeeper(dependencies: AvailabilityKeeperDependencies): AvailabilityKeeper {
  const { table, now, rhythm, changed } = dependencies;
  let told: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let attendance: Attendance = { locked: false, idleSeconds: 0 };
  let inCall = false;
  let hours = workingHours(rhythm().schedule);

  function absence(): 'idle' | 'lock' | null {
    const { awayOnLock, awayAfterMinutes } = rhythm();
    if (awayOnLock && attendance.locked) return 'lock';
    return awayAfterMinutes !== null && attendance.idleSeconds >= awayAfterMinutes * 60 ? 'idle' : null;
  }

  function settle(availability: OwnAvailability): OwnAvailability {
    const turn = turnDue(availability, { now: now(), hours, absence: absence(), inCall });
    return turn === null ? availability : take(turn);
  }

  function take({ state, cause, since }: Turn): OwnAvailability {
    return table.follow(state, cause, new Date(since));
  }

  function follow(inForce: OwnAvailability): OwnAvailability {
    const availability = settle(inForce);
    clearTimeout(timer);
    const ends = [availability.until === null ? null : Date.parse(availability.until), nextEdge()];
    const left = Math.min(longestNap, ...ends.filter((end) => end !== null).map((end) => Math.max(0, end - now())));
    // One millisecond more: the table asks whether the end has passed.
    if (ends.some((end) => end !== null)) timer = setTimeout(recheck, left + 1).unref();
    const { state, cause, since, until } = availability;
    const line = JSON.stringify([state, cause, since, until]);
    const isNews = told !== null && told !== line;
    // First: whoever is told may ask what is in force.
    told = line;
    if (isNews) changed(availability);
    return availability;
  }

  function nextEdge(): number | null {
    return hours === null ? null : openingAt(hours, now()).until;
  }

  function recheck(): void {
    follow(table.current());
  }

  const restored = table.current();
  // Wrapping up belongs to a call; after a restart there is none.
  follow(restored.state === 'wrapping-up' ? table.set('available', null) : restored);

  return {
    current: () => follow(table.current()),
    choose: (state, lasting) => follow(table.set(state, endOf(lasting, now(), rhythm().schedule))),
    setAway() {
      if (table.current().state === 'available') follow(take({ state: 'away', cause: 'desk', since: now() }));
    },
    attended(next) {
      const before = absence();
      attendance = next;
      if (absence() !== before) recheck();
    },
    inCall(next) {
      if (next === inCall) return;
      inCall = next;
      recheck();
    },
    rhythmChanged() {
      const next = workingHours(rhythm().schedule);
      const isNew = JSON.stringify(next) !== JSON.stringify(hours);
      hours = next;
      const isOver = isNew && next !== null && !openingAt(next, now()).open;
      // Whoever enters hours that are over now has entered their end.
      if (isOver && table.current().state !== 'offline')
        follow(take({ state: 'offline', cause: 'schedule', since: now() }));
      else recheck();
    },
    recheck,
    stop: () => clearTimeout(timer),
  };
}
