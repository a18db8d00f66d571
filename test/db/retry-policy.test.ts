import { describe, expect, it } from 'vitest';
import { deskFailure, statusFailure } from '../../src-main/sync/desk-failure.ts';
import { classify, longestRequestedMs, retryDelay } from '../../src-main/sync/retry-policy.ts';

describe('the delay before the next try', () => {
  it('doubles from one second to one minute', () => {
    expect([1, 2, 3, 6, 7, 8, 1_000].map((attempts) => retryDelay(attempts, 1, null))).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('is spread over the second half of its step', () => {
    expect(retryDelay(3, 0, null)).toBe(2_000);
    expect(retryDelay(3, 0.5, null)).toBe(3_000);
  });

  it('is at least what the desk asked for, within reason', () => {
    expect(retryDelay(1, 1, 10_000)).toBe(10_000);
    expect(retryDelay(1, 1, 10)).toBe(1_000);
    expect(retryDelay(1, 1, 1e12)).toBe(longestRequestedMs);
  });
});

describe('an answer of the desk', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const verdict = (status: number) => classify(statusFailure(status, null, now).error);

  it('parks what will be refused again', () => {
    expect([301, 400, 401, 403, 404, 410, 413, 422].map(verdict)).toEqual(Array(8).fill('park'));
  });

  it('tries again what may succeed later', () => {
    expect([408, 409, 425, 429].map(verdict)).toEqual(Array(4).fill('later'));
  });

  it('leaves a desk alone that is out of order or silent', () => {
    expect([500, 502, 503, 504].map(verdict)).toEqual(Array(4).fill('desk-down'));
    expect(classify(deskFailure('timeout', '').error)).toBe('desk-down');
  });

  it('says when it wants to be asked again', () => {
    const wish = (header: string | null) => statusFailure(429, header, now).error.retryAfterMs;
    expect(wish('120')).toBe(120_000);
    expect(wish('Mon, 23 Nov 2026 12:00:30 GMT')).toBe(30_000);
    expect(wish('Mon, 23 Nov 2026 11:00:00 GMT')).toBe(0);
    expect(wish('soon')).toBeNull();
    expect(wish(null)).toBeNull();
  });
});
