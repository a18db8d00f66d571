/** Times at which a callback can be promised: inside the prospect's calling hours, with a rep in hours who is not booked yet. */
import { Temporal } from 'temporal-polyfill';
import { createCalendar } from '../hours/calendar.ts';
import type { WeeklyHours } from '../hours/weekly-hours.ts';

export interface SlotRep {
  readonly id: string;
  /** Null: no hours kept, so nothing can be promised for later days; counts only until the prospect's day ends. */
  readonly hours: WeeklyHours | null;
}

export interface SlotRequest {
  readonly now: number;
  readonly prospectHours: readonly WeeklyHours[];
  /** Zone the slots are round times in. */
  readonly zone: string;
  /** Reps with the skills and language. */
  readonly reps: readonly SlotRep[];
  /** What is promised already: starts, ms since the epoch, and to whom (null: whoever is free). */
  readonly booked: readonly { readonly startsAt: number; readonly repId: string | null }[];
  /** Only this rep, the account's owner; null: anyone. */
  readonly only: string | null;
}

export interface Slot {
  readonly startsAt: number;
  /** Reps who are free for it. */
  readonly reps: readonly string[];
}

export const slotMinutes = 15;
const slotMs = slotMinutes * 60_000;
/** The soonest promise: nobody is free in the next minutes, or this would be a handoff. */
const leadMs = 20 * 60_000;
/** A slot is offered no later than `leadMs` before, and may be chosen until this long before. */
const latestMs = 2 * 60_000;
const horizonMs = 5 * 86_400_000;

/** In order of time, `limit` at most. */
export function freeSlots(request: SlotRequest, limit: number): Slot[] {
  // A calendar of its own: it is asked about the days to come, which a router's must not be.
  const calendar = createCalendar();
  const schedules = schedulesOf(request);
  const slots: Slot[] = [];
  let start = nextRound(request.now + leadMs, request.zone);
  while (slots.length < limit && start < request.now + horizonMs) {
    const prospect = calendar.common(request.prospectHours, start);
    if (!prospect.open) {
      if (prospect.until === null) break;
      start = nextRound(prospect.until, request.zone);
      continue;
    }
    const reps = fitsBefore(start, prospect.until) ? freeReps(request, schedules, start, calendar.at) : [];
    if (reps.length > 0) slots.push({ startsAt: start, reps });
    start += slotMs;
  }
  return slots;
}

/** Whether one time can be promised, on the quarter of an hour or not: offered a while ago, it may be near by now. */
export function isFreeSlot(request: SlotRequest, startsAt: number): boolean {
  const { now, prospectHours } = request;
  if (startsAt < now + latestMs || startsAt > now + horizonMs) return false;
  const calendar = createCalendar();
  const prospect = calendar.common(prospectHours, startsAt);
  if (!prospect.open || !fitsBefore(startsAt, prospect.until)) return false;
  return freeReps(request, schedulesOf(request), startsAt, calendar.at).length > 0;
}

function fitsBefore(start: number, end: number | null): boolean {
  return end === null || start + slotMs <= end;
}

/** Reps who keep the same hours: whether they are open is one question for all of them. */
interface Schedule {
  readonly hours: WeeklyHours | null;
  readonly ids: string[];
}

function schedulesOf({ reps, only }: SlotRequest): Schedule[] {
  const schedules = new Map<string, Schedule>();
  for (const { id, hours } of reps) {
    if (only !== null && id !== only) continue;
    const name = JSON.stringify(hours);
    const schedule = schedules.get(name) ?? { hours, ids: [] };
    schedules.set(name, schedule);
    schedule.ids.push(id);
  }
  return [...schedules.values()];
}

/** Callbacks promised to nobody in particular each take one rep away, whoever it will be: the last ones here. */
function freeReps(
  { booked, now }: SlotRequest,
  schedules: readonly Schedule[],
  start: number,
  look: ReturnType<typeof createCalendar>['at'],
): string[] {
  const open = schedules.filter(({ hours }) => {
    if (hours === null) return start - now < 12 * 3_600_000;
    const opening = look(hours, start);
    return opening.open && fitsBefore(start, opening.until);
  });
  if (open.length === 0) return [];
  const clashing = booked.filter(({ startsAt }) => Math.abs(startsAt - start) < slotMs);
  const taken = new Set(clashing.map(({ repId }) => repId));
  const anyone = clashing.filter(({ repId }) => repId === null).length;
  const free = open.flatMap(({ ids }) => ids).filter((id) => !taken.has(id));
  return free.slice(0, Math.max(0, free.length - anyone));
}

/** The next quarter of an hour on the wall clock of the zone. */
function nextRound(at: number, zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.ceil(at)).toZonedDateTimeISO(zone);
  return local.round({ smallestUnit: 'minute', roundingIncrement: slotMinutes, roundingMode: 'ceil' })
    .epochMilliseconds;
}

/** A few to speak aloud: the soonest, one at least two hours later, one on another day. */
export function spokenSlots(slots: readonly Slot[], zone: string): number[] {
  const day = (at: number): string =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
  const starts = slots.map(({ startsAt }) => startsAt);
  const [first] = starts;
  if (first === undefined) return [];
  const later = starts.find((at) => at >= first + 2 * 3_600_000);
  const otherDay = starts.find((at) => day(at) !== day(first) && at !== later);
  return [first, later, otherDay].filter((at) => at !== undefined);
}
