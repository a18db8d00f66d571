/**
 * One promised callback, from booking to its end.
 *
 *   booked ──reminder──► reminded ──due──► seeking ──rep took──► dialling ──reached──► reached
 *     ▲ ▲                                    │ nobody free          │ not reached
 *     │ └──────────────retry─────────────────┴──────────────────────┘ ──limit──► given-up
 *     └─────────────rescheduled                 (any open stage) ──cancelled──► cancelled
 *
 * Pure: `advanceCallback` takes the callback and what happened and gives the callback after it and what is to be done.
 */
import type { WeeklyHours } from '../hours/weekly-hours.ts';
import { nextAttempt, type RetryPolicy } from './retry.ts';

export type CallbackStage =
  | { readonly kind: 'booked'; readonly startsAt: number }
  | { readonly kind: 'reminded'; readonly startsAt: number }
  /** The router looks for a rep; until `until`, then it is tried again later. */
  | { readonly kind: 'seeking'; readonly startsAt: number; readonly until: number }
  | { readonly kind: 'dialling'; readonly repId: string; readonly since: number }
  | { readonly kind: 'reached'; readonly repId: string; readonly at: number }
  | { readonly kind: 'given-up'; readonly why: GiveUpReason; readonly at: number }
  | { readonly kind: 'cancelled'; readonly at: number };

export type GiveUpReason = 'not-reached' | 'nobody-free' | 'wrong-number' | 'no-time-left';

export interface Callback {
  readonly id: string;
  /** The handoff whose brief is opened when it is dialled. */
  readonly handoffId: string;
  /** Preferred rep; null: whoever is free. */
  readonly repId: string | null;
  readonly stage: CallbackStage;
  /** Every call made to the prospect on this subject, the AI's own included: instants, oldest first. */
  readonly calls: readonly number[];
  /** Of those, the attempts of this callback. */
  readonly attempts: number;
  /** Times it was put off because nobody was free. */
  readonly postponed: number;
}

/** What does not change over a callback's life, and what limits it. */
export interface CallbackSurroundings {
  readonly prospectHours: readonly WeeklyHours[];
  /** Calls allowed within 24 hours; null: no rule named. */
  readonly callsPerDay: number | null;
  readonly policy: RetryPolicy;
}

export type CallbackEvent = { readonly at: number } & (
  | { readonly type: 'tick' }
  | { readonly type: 'rep-took'; readonly repId: string }
  | { readonly type: 'reached' }
  | { readonly type: 'not-reached'; readonly why: 'no-answer' | 'busy' | 'voicemail' | 'failed' | 'wrong-number' }
  | { readonly type: 'rescheduled'; readonly startsAt: number; readonly repId: string | null }
  | { readonly type: 'cancelled' }
);

export type CallbackOrder =
  | { readonly type: 'remind'; readonly repId: string | null; readonly startsAt: number }
  /** Ask the router for a rep, the preferred one as owner. */
  | { readonly type: 'seek-rep'; readonly repId: string | null }
  | { readonly type: 'stop-seeking' }
  | { readonly type: 'dial'; readonly repId: string }
  | { readonly type: 'booked-again'; readonly startsAt: number }
  | { readonly type: 'over'; readonly how: 'reached' | 'given-up' | 'cancelled' };

export interface CallbackStep {
  readonly callback: Callback;
  readonly orders: readonly CallbackOrder[];
}

/** How long a rep is looked for before the callback is put off. */
const seekMs = 10 * 60_000;
/** A dialled call nobody reports on counts as not reached after this. */
const dialMs = 2 * 60_000;
const reminderMs = 5 * 60_000;
/** Times a callback may be put off because nobody was free. */
const postponements = 3;

/** @param earlier calls already made to the prospect on this subject, ms since the epoch */
export function bookCallback(
  facts: Pick<Callback, 'id' | 'handoffId' | 'repId'>,
  startsAt: number,
  earlier: readonly number[],
): Callback {
  return { ...facts, stage: { kind: 'booked', startsAt }, calls: [...earlier], attempts: 0, postponed: 0 };
}

/** When it wants the next tick, ms since the epoch; null: never again. */
export function callbackWakesAt({ stage }: Callback): number | null {
  switch (stage.kind) {
    case 'booked':
      return stage.startsAt - reminderMs;
    case 'reminded':
      return stage.startsAt;
    case 'seeking':
      return stage.until;
    case 'dialling':
      return stage.since + dialMs;
    case 'reached':
    case 'given-up':
    case 'cancelled':
      return null;
    default:
      return stage satisfies never;
  }
}

/** An event that does not fit the stage (a late answer, a second click) changes nothing. */
export function advanceCallback(callback: Callback, event: CallbackEvent, around: CallbackSurroundings): CallbackStep {
  const { stage } = callback;
  const { at } = event;
  if (isOver(stage)) return unchanged(callback);
  switch (event.type) {
    case 'tick':
      return ticked(callback, at, around);
    case 'rep-took': {
      if (stage.kind !== 'seeking') return unchanged(callback);
      const calls = [...callback.calls, at];
      const dialling = { kind: 'dialling', repId: event.repId, since: at } as const;
      return {
        callback: { ...callback, calls, attempts: callback.attempts + 1, stage: dialling },
        orders: [{ type: 'dial', repId: event.repId }],
      };
    }
    case 'reached':
      if (stage.kind !== 'dialling') return unchanged(callback);
      return end(callback, { kind: 'reached', repId: stage.repId, at }, 'reached');
    case 'not-reached':
      if (stage.kind !== 'dialling') return unchanged(callback);
      if (event.why === 'wrong-number') return giveUp(callback, 'wrong-number', at);
      return tryAgain(callback, at, around);
    case 'rescheduled':
      return rescheduled(callback, event);
    case 'cancelled':
      return end(callback, { kind: 'cancelled', at }, 'cancelled');
    default:
      return event satisfies never;
  }
}

function ticked(callback: Callback, at: number, around: CallbackSurroundings): CallbackStep {
  const { stage, repId } = callback;
  const wakesAt = callbackWakesAt(callback);
  if (wakesAt === null || at < wakesAt) return unchanged(callback);
  switch (stage.kind) {
    case 'booked': {
      const { startsAt } = stage;
      const reminded: Callback = { ...callback, stage: { kind: 'reminded', startsAt } };
      const due = at >= startsAt ? ticked(reminded, at, around) : unchanged(reminded);
      return { ...due, orders: [{ type: 'remind', repId, startsAt }, ...due.orders] };
    }
    case 'reminded': {
      // The desk may have been down: what is due outside the hours by now is put to the next time inside them.
      const time = nextAttempt(at, callback.calls, around);
      if (time === null) return giveUp(callback, 'no-time-left', at);
      if (time > at) return bookAgain(callback, time);
      const seeking = { kind: 'seeking', startsAt: stage.startsAt, until: at + seekMs } as const;
      return { callback: { ...callback, stage: seeking }, orders: [{ type: 'seek-rep', repId }] };
    }
    case 'seeking':
      return nobodyFree(callback, at, around);
    case 'dialling':
      return tryAgain(callback, at, around);
    case 'reached':
    case 'given-up':
    case 'cancelled':
      return unchanged(callback);
    default:
      return stage satisfies never;
  }
}

function nobodyFree(callback: Callback, at: number, around: CallbackSurroundings): CallbackStep {
  const stop = { type: 'stop-seeking' } as const;
  if (callback.postponed >= postponements) {
    const given = giveUp(callback, 'nobody-free', at);
    return { ...given, orders: [stop, ...given.orders] };
  }
  const time = nextAttempt(at + around.policy.postponeMs, callback.calls, around);
  // Whoever was preferred had the chance: from now on anyone may call.
  const postponed = { ...callback, postponed: callback.postponed + 1, repId: null };
  const next = time === null ? giveUp(postponed, 'no-time-left', at) : bookAgain(postponed, time);
  return { ...next, orders: [stop, ...next.orders] };
}

function tryAgain(callback: Callback, at: number, around: CallbackSurroundings): CallbackStep {
  const pause = around.policy.pausesMs[callback.attempts - 1];
  if (pause === undefined) return giveUp(callback, 'not-reached', at);
  const time = nextAttempt(at + pause, callback.calls, around);
  return time === null ? giveUp(callback, 'no-time-left', at) : bookAgain(callback, time);
}

function rescheduled(callback: Callback, event: Extract<CallbackEvent, { type: 'rescheduled' }>): CallbackStep {
  if (callback.stage.kind === 'dialling') return unchanged(callback);
  const stop: CallbackOrder[] = callback.stage.kind === 'seeking' ? [{ type: 'stop-seeking' }] : [];
  const again = bookAgain({ ...callback, repId: event.repId }, event.startsAt);
  return { ...again, orders: [...stop, ...again.orders] };
}

function bookAgain(callback: Callback, startsAt: number): CallbackStep {
  return {
    callback: { ...callback, stage: { kind: 'booked', startsAt } },
    orders: [{ type: 'booked-again', startsAt }],
  };
}

function giveUp(callback: Callback, why: GiveUpReason, at: number): CallbackStep {
  return end(callback, { kind: 'given-up', why, at }, 'given-up');
}

function end(callback: Callback, stage: CallbackStage, how: 'reached' | 'given-up' | 'cancelled'): CallbackStep {
  const stop: CallbackOrder[] =
    how === 'cancelled' && callback.stage.kind === 'seeking' ? [{ type: 'stop-seeking' }] : [];
  return { callback: { ...callback, stage }, orders: [...stop, { type: 'over', how }] };
}

function isOver({ kind }: CallbackStage): boolean {
  return kind === 'reached' || kind === 'given-up' || kind === 'cancelled';
}

function unchanged(callback: Callback): CallbackStep {
  return { callback, orders: [] };
}
