/** RFC 4028 as rules: both sides draw the same conclusion from the same exchange, and nobody gives up too early. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expiresAfter,
  judgeRequest,
  readTerms,
  refreshAfter,
  requestLines,
  settledBy,
} from '../../src-renderer/sip/session-timer.ts';

function message(lines: readonly string[]) {
  const values = (name: string) =>
    lines.flatMap((line) => {
      const [field = '', ...rest] = line.split(':');
      return field.trim().toLowerCase() === name ? [rest.join(':').trim()] : [];
    });
  return { getHeader: (name: string) => values(name)[0], getHeaders: values };
}

const read = (...lines: string[]) => readTerms(message(lines));

describe('what a message says', () => {
  it.each([
    [['Session-Expires: 1800'], { seconds: 1_800, refresher: null, minSe: 90, supported: false }],
    [['x: 600;refresher=uas', 'k: replaces, timer'], { seconds: 600, refresher: 'uas', minSe: 90, supported: true }],
    [['Session-Expires: 90 ; Refresher = UAC', 'Min-SE: 120'], { seconds: 90, refresher: 'uac', minSe: 120 }],
    [['Require: timer'], { seconds: null, supported: true }],
    [['Session-Expires: soon'], { seconds: null }],
    [['Session-Expires: -5'], { seconds: null }],
    [['Session-Expires: 99999999999999'], { seconds: null }],
  ])('%j', (lines, terms) => {
    expect(read(...lines)).toMatchObject(terms);
  });
});

describe('a request of the far end', () => {
  it('that asks for less than ninety seconds is refused with the least', () => {
    const terms = read('Session-Expires: 60', 'Supported: timer');
    expect(judgeRequest(terms)).toEqual({ kind: 'too-small', headers: ['Min-SE: 90'] });
  });

  it('by one that does not know timers is refreshed by us, and never refused', () => {
    expect(judgeRequest(read('Session-Expires: 300'))).toEqual({
      kind: 'taken',
      timer: { seconds: 300, weRefresh: true },
      headers: ['Session-Expires: 300;refresher=uas'],
    });
    expect(judgeRequest(read('Session-Expires: 60'))).toEqual({ kind: 'taken', timer: null, headers: [] });
  });

  it('for a month is given a day', () => {
    expect(judgeRequest(read('Session-Expires: 2592000', 'Supported: timer'))).toMatchObject({
      timer: { seconds: 86_400 },
    });
  });
});

const terms = fc.record({
  seconds: fc.option(fc.integer({ min: 1, max: 4_000_000_000 })),
  refresher: fc.constantFrom('uac' as const, 'uas' as const, null),
  minSe: fc.integer({ min: 90, max: 7_200 }),
  supported: fc.boolean(),
});

it('both sides agree on who refreshes and how often, whatever was asked', () => {
  fc.assert(
    fc.property(terms, (asked) => {
      const judgement = judgeRequest(asked);
      if (judgement.kind === 'too-small') return;
      const theirs = settledBy(read(...judgement.headers));
      expect(theirs === null).toBe(judgement.timer === null);
      if (theirs === null || judgement.timer === null) return;
      expect(theirs.seconds).toBe(judgement.timer.seconds);
      expect(theirs.weRefresh).toBe(!judgement.timer.weRefresh);
      expect(judgement.timer.seconds).toBeLessThanOrEqual(asked.seconds ?? 0);
      // Somebody who does not know timers is never relied on.
      if (!asked.supported) expect(judgement.timer.weRefresh).toBe(true);
    }),
    { seed: 4_028 },
  );
});

it('what is asked again keeps the roles, and is never less than the other side takes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 90, max: 86_400 }),
      fc.boolean(),
      fc.integer({ min: 90, max: 7_200 }),
      (seconds, we, minSe) => {
        const judgement = judgeRequest(
          read(...requestLines({ seconds, weRefresh: we }, minSe, true), 'Supported: timer'),
        );
        expect(judgement).toMatchObject({
          kind: 'taken',
          timer: { seconds: Math.max(seconds, minSe), weRefresh: !we },
        });
      },
    ),
  );
});

it('the refresher is always early enough for the one who waits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 90, max: 86_400 }), (seconds) => {
      const timer = { seconds, weRefresh: true };
      expect(refreshAfter(timer)).toBeLessThan(expiresAfter(timer));
      expect(expiresAfter(timer)).toBeLessThan(seconds * 1_000);
    }),
  );
});

it('a call without a timer asks for one only where the far end knows what that is', () => {
  expect(requestLines(null, 90, false)).toEqual([]);
  expect(requestLines(null, 90, true)).toEqual(['Session-Expires: 1800;refresher=uac']);
});
