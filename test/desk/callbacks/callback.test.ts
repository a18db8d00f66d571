/** A callback's life: promised, reminded, dialled inside the hours, retried within limits, always ended. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advanceCallback,
  bookCallback,
  type Callback,
  type CallbackEvent,
  type CallbackOrder,
  callbackWakesAt,
} from '../../../src-main/desk/callbacks/callback.ts';
import { defaultRetryPolicy, nextAttempt } from '../../../src-main/desk/callbacks/retry.ts';
import { openingAt } from '../../../src-main/desk/hours/opening.ts';
import { weekly } from '../../../src-main/desk/hours/weekly-hours.ts';

const florida = weekly('America/New_York', [{ from: 8 * 60, to: 20 * 60 }]);
const around = { prospectHours: [florida], callsPerDay: 3, policy: defaultRetryPolicy };
const noon = Date.parse('2026-03-06T12:00:00-05:00');
const minute = 60_000;

/** Lets time run to each wake-up, `answer` saying what the world does; collects the orders. */
function live(callback: Callback, answer: (order: CallbackOrder) => readonly CallbackEvent[], limit = 200) {
  const orders: { at: number; order: CallbackOrder }[] = [];
  let current = callback;
  const step = (event: CallbackEvent): void => {
    const { callback: next, orders: ordered } = advanceCallback(current, event, around);
    current = next;
    for (const order of ordered) {
      orders.push({ at: event.at, order });
      for (const reply of answer(order)) step({ ...reply, at: event.at + reply.at });
    }
  };
  for (let turn = 0; turn < limit; turn += 1) {
    const at = callbackWakesAt(current);
    if (at === null) break;
    step({ type: 'tick', at });
  }
  return { callback: current, orders };
}

const fresh = (startsAt: number, earlier: readonly number[] = []): Callback =>
  bookCallback({ id: 'c1', handoffId: 'h1', repId: 'ana' }, startsAt, earlier);

describe('a callback', () => {
  it('reminds five minutes before, asks for the preferred rep when due, dials, and is over when reached', () => {
    const { callback, orders } = live(fresh(noon), (order) => {
      if (order.type === 'seek-rep') return [{ type: 'rep-took', repId: 'ana', at: 2_000 }];
      return order.type === 'dial' ? [{ type: 'reached', at: 9_000 }] : [];
    });
    expect(orders.map(({ at, order }) => [order.type, at - noon])).toEqual([
      ['remind', -5 * minute],
      ['seek-rep', 0],
      ['dial', 2_000],
      ['over', 11_000],
    ]);
    expect(callback.stage.kind).toBe('reached');
  });

  it('is tried again after 15 minutes and after three hours, then given up', () => {
    const { callback, orders } = live(fresh(noon), (order) => {
      if (order.type === 'seek-rep') return [{ type: 'rep-took', repId: 'ben', at: 0 }];
      return order.type === 'dial' ? [{ type: 'not-reached', why: 'no-answer', at: 0 }] : [];
    });
    const dialled = orders.filter(({ order }) => order.type === 'dial').map(({ at }) => (at - noon) / minute);
    expect(dialled).toEqual([0, 15, 195]);
    expect(callback.stage).toMatchObject({ kind: 'given-up', why: 'not-reached' });
  });

  it('counts the calls of the last 24 hours: with two made, one attempt today and the next tomorrow', () => {
    const { orders } = live(fresh(noon, [noon - 2 * 3_600_000, noon - 3_600_000]), (order) => {
      if (order.type === 'seek-rep') return [{ type: 'rep-took', repId: 'ben', at: 0 }];
      return order.type === 'dial' ? [{ type: 'not-reached', why: 'busy', at: 0 }] : [];
    });
    const dialled = orders.filter(({ order }) => order.type === 'dial').map(({ at }) => (at - noon) / 3_600_000);
    expect(dialled[0]).toBe(0);
    expect(dialled[1]).toBe(22);
  });

  it('is put off when nobody is free, to anyone, and given up after three times', () => {
    const { callback, orders } = live(fresh(noon), () => []);
    expect(orders.filter(({ order }) => order.type === 'seek-rep').map(({ order }) => order)).toEqual([
      { type: 'seek-rep', repId: 'ana' },
      { type: 'seek-rep', repId: null },
      { type: 'seek-rep', repId: null },
      { type: 'seek-rep', repId: null },
    ]);
    expect(orders.filter(({ order }) => order.type === 'stop-seeking')).toHaveLength(4);
    expect(callback.stage).toMatchObject({ kind: 'given-up', why: 'nobody-free' });
  });

  it('found due in the evening, after the desk was down, is dialled the next morning', () => {
    const step = advanceCallback(fresh(noon), { type: 'tick', at: Date.parse('2026-03-06T20:30:00-05:00') }, around);
    expect(step.orders.at(-1)).toEqual({ type: 'booked-again', startsAt: Date.parse('2026-03-07T08:00:00-05:00') });
  });

  it('ignores a wrong number after the first try, late answers and second clicks', () => {
    const { orders } = live(fresh(noon), (order) => {
      if (order.type === 'seek-rep')
        return [
          { type: 'rep-took', repId: 'ana', at: 0 },
          { type: 'rep-took', repId: 'ben', at: 0 },
        ];
      return order.type === 'dial'
        ? [
            { type: 'not-reached', why: 'wrong-number', at: 0 },
            { type: 'reached', at: 1 },
          ]
        : [];
    });
    expect(orders.filter(({ order }) => order.type === 'dial')).toHaveLength(1);
    expect(orders.at(-1)?.order).toEqual({ type: 'over', how: 'given-up' });
  });

  it('can be moved and cancelled at any time but while it is dialled', () => {
    const moved = advanceCallback(
      fresh(noon),
      { type: 'rescheduled', at: noon - 1, startsAt: noon + 1, repId: 'ben' },
      around,
    );
    expect(moved.callback).toMatchObject({ repId: 'ben', stage: { kind: 'booked', startsAt: noon + 1 } });
    const gone = advanceCallback(moved.callback, { type: 'cancelled', at: noon }, around);
    expect(gone.orders).toEqual([{ type: 'over', how: 'cancelled' }]);
    expect(callbackWakesAt(gone.callback)).toBeNull();
  });

  it('always ends, never dials outside the hours, never more often in 24 hours than allowed, whatever happens', () => {
    const replies = fc.array(fc.constantFrom('took', 'silent', 'busy', 'reached', 'cancel'), {
      minLength: 40,
      maxLength: 40,
    });
    const starts = fc
      .integer({ min: 0, max: 10 * 24 * 60 })
      .map((value) => Date.parse('2026-03-04T00:00:00-05:00') + value * minute);
    fc.assert(
      fc.property(starts, replies, fc.array(fc.nat(20 * 60), { maxLength: 3 }), (startsAt, script, ago) => {
        let turn = 0;
        const earlier = ago.map((minutes) => startsAt - minutes * minute).sort((a, b) => a - b);
        const { callback, orders } = live(fresh(startsAt, earlier), (order) => {
          const reply = script[turn % script.length] ?? 'silent';
          turn += 1;
          if (order.type === 'seek-rep' && reply !== 'silent') return [{ type: 'rep-took', repId: 'x', at: 0 }];
          if (order.type !== 'dial') return [];
          if (reply === 'reached') return [{ type: 'reached', at: 0 }];
          if (reply === 'cancel') return [{ type: 'cancelled', at: 0 }];
          return reply === 'busy' ? [{ type: 'not-reached', why: 'busy', at: 0 }] : [];
        });
        expect(callbackWakesAt(callback)).toBeNull();
        for (const { at } of orders.filter(({ order }) => order.type === 'dial')) {
          expect(openingAt(florida, at).open).toBe(true);
          expect(callback.calls.filter((call) => call > at - 86_400_000 && call <= at).length).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('the next attempt', () => {
  it('is null where no hours ever open', () => {
    expect(nextAttempt(noon, [], { prospectHours: [weekly('America/New_York', [])], callsPerDay: null })).toBeNull();
  });
});
