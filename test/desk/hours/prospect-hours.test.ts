/** Where a prospect is and when it may be called there. */
import { describe, expect, it } from 'vitest';
import { callingLimits, callingRules, callingRulesSchema } from '../../../src-main/desk/hours/calling-rules.ts';
import { placeOfNumber } from '../../../src-main/desk/hours/number-place.ts';
import { commonOpening } from '../../../src-main/desk/hours/opening.ts';
import { type ProspectPlace, prospectHours } from '../../../src-main/desk/hours/prospect-hours.ts';

const nowhere: ProspectPlace = { phone: null, timeZone: null, state: null, callingWindow: null };

function opens(place: Partial<ProspectPlace>, iso: string): boolean {
  return commonOpening(prospectHours({ ...nowhere, ...place }).hours, Date.parse(iso)).open;
}

describe('the place of a number', () => {
  it.each([
    ['+13055550100', ['America/New_York'], 'FL'],
    ['(206) 555-0100', ['America/Los_Angeles'], 'WA'],
    ['1-405-555-0100', ['America/Chicago'], 'OK'],
    ['+442079460000', ['Europe/London'], null],
    ['+8005550100', [], null],
    ['+18005550100', [], null],
    ['anonymous', [], null],
    [null, [], null],
  ])('%s', (phone, zones, state) => {
    expect(placeOfNumber(phone)).toEqual({ zones, state });
  });

  it('has every zone an area code spreads over', () => {
    const { zones, state } = placeOfNumber('+12085550100');
    expect(state).toBe('ID');
    expect(zones).toContain('America/Boise');
    expect(zones).toContain('America/Los_Angeles');
  });
});

describe('calling rules', () => {
  it('are parsed from a file in which every rule names its source', () => {
    expect(Object.keys(callingRules.states)).toEqual(expect.arrayContaining(['FL', 'OK', 'WA']));
    expect(
      callingRulesSchema.safeParse({ everywhere: { from: '8:00', to: '21:00', source: '' }, states: {} }).success,
    ).toBe(false);
  });

  it('are intersected: the strictest wins, day by day', () => {
    const { week, callsPerDay, sources } = callingLimits(['FL', 'TX', 'NY']);
    expect(week[0]).toEqual([{ from: 9 * 60, to: 20 * 60 }]);
    expect(week[6]).toEqual([{ from: 12 * 60, to: 20 * 60 }]);
    expect(callsPerDay).toBe(3);
    expect(sources).toHaveLength(3);
  });
});

describe('the hours of a prospect', () => {
  it('end at 20:00 in Florida, Oklahoma and Washington, elsewhere at 21:00', () => {
    expect(opens({ phone: '+13055550100' }, '2026-07-01T19:59:00-04:00')).toBe(true);
    expect(opens({ phone: '+13055550100' }, '2026-07-01T20:00:00-04:00')).toBe(false);
    expect(opens({ phone: '+12065550100' }, '2026-07-01T20:00:00-07:00')).toBe(false);
    expect(opens({ phone: '+19185550100' }, '2026-07-01T20:00:00-05:00')).toBe(false);
    expect(opens({ phone: '+12125550100' }, '2026-07-01T20:59:00-04:00')).toBe(true);
    expect(opens({ phone: '+12125550100' }, '2026-07-01T21:00:00-04:00')).toBe(false);
  });

  it('are those of the stated zone, but an area code of a strict state still counts', () => {
    const moved = { phone: '+13055550100', timeZone: 'America/Denver' };
    expect(opens(moved, '2026-07-01T08:00:00-06:00')).toBe(true);
    expect(opens(moved, '2026-07-01T20:30:00-06:00')).toBe(false);
  });

  it('take the state of the address too', () => {
    const address = { phone: '+12125550100', state: 'fl', timeZone: 'America/New_York' };
    expect(opens(address, '2026-07-01T20:30:00-04:00')).toBe(false);
  });

  it('must suit every zone an area code spreads over', () => {
    expect(opens({ phone: '+12085550100' }, '2026-07-01T08:30:00-06:00')).toBe(false);
    expect(opens({ phone: '+12085550100' }, '2026-07-01T08:00:00-07:00')).toBe(true);
    expect(opens({ phone: '+12085550100' }, '2026-07-01T20:30:00-07:00')).toBe(false);
  });

  it('suit both coasts where nobody knows the place', () => {
    expect(prospectHours(nowhere).zoneFrom).toBe('assumed');
    expect(opens({}, '2026-07-01T10:59:00-04:00')).toBe(false);
    expect(opens({}, '2026-07-01T11:00:00-04:00')).toBe(true);
    expect(opens({}, '2026-07-01T21:00:00-04:00')).toBe(false);
  });

  it('are narrowed by the window in the brief, never widened', () => {
    const noon = { phone: '+12125550100', callingWindow: { fromMinute: 12 * 60, toMinute: 1440 } };
    expect(opens(noon, '2026-07-01T11:59:00-04:00')).toBe(false);
    expect(opens(noon, '2026-07-01T12:00:00-04:00')).toBe(true);
    expect(opens(noon, '2026-07-01T21:00:00-04:00')).toBe(false);
  });
});
