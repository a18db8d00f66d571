/** Availability with its clock: a timed state ends by itself, and every change is told once. */
import type { Availability, AvailabilityState } from '../contract/availability.ts';

export interface AvailabilityTable {
  /** In force now; a timed state that has run out is already followed by `available`. */
  current(): Availability;
  set(state: AvailabilityState, minutes: number | null): Availability;
}

export interface AvailabilityKeeper {
  current(): Availability;
  choose(state: AvailabilityState, minutes: number | null): Availability;
  /** The machine woke up: timers may have slept through their end. */
  recheck(): void;
  stop(): void;
}

export interface AvailabilityKeeperDependencies {
  readonly table: AvailabilityTable;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly changed: (availability: Availability) => void;
}

export function createAvailabilityKeeper({ table, now, changed }: AvailabilityKeeperDependencies): AvailabilityKeeper {
  let told: string | null = null;
  let timer: NodeJS.Timeout | undefined;

  const follow = (availability: Availability): Availability => {
    clearTimeout(timer);
    if (availability.until !== null) {
      const left = Math.max(0, Date.parse(availability.until) - now());
      // One millisecond more: the table asks whether the end has passed.
      timer = setTimeout(() => follow(table.current()), left + 1).unref();
    }
    const line = JSON.stringify(availability);
    const isNews = told !== null && told !== line;
    // First: whoever is told may ask what is in force.
    told = line;
    if (isNews) changed(availability);
    return availability;
  };

  const restored = table.current();
  // Wrapping up belongs to a call; after a restart there is none.
  follow(restored.state === 'wrapping-up' ? table.set('available', null) : restored);

  return {
    current: () => follow(table.current()),
    choose: (state, minutes) => follow(table.set(state, minutes)),
    recheck: () => void follow(table.current()),
    stop: () => clearTimeout(timer),
  };
}
