import { expect, test } from 'vitest';
import { reachabilityText } from '../../../src-renderer/screens/text/reachability-text.ts';

test('the header says what is proven', () => {
  expect(reachabilityText({ kind: 'reachable', roundTripMs: 17.6 }).short).toBe('Reachable, 18 ms');
  expect(reachabilityText({ kind: 'connecting', attempt: 1 }).short).toBe('Connecting…');
  expect(reachabilityText({ kind: 'connecting', attempt: 3 }).short).toBe('Reconnecting… attempt 3');
});

test('offline says why, what it means and when it is tried again', () => {
  const retry = { kind: 'offline', why: 'The server closed the connection', retryInMs: 8_000 } as const;
  expect(reachabilityText(retry, 12_500, 10_000).advice).toBe(
    'The server closed the connection. No handoff can ring here. Trying again in 6 s.',
  );
  expect(reachabilityText(retry, 20_000, 10_000).advice).toContain('Trying again now.');
  const hopeless = { kind: 'offline', why: 'The password was refused.', retryInMs: null } as const;
  expect(reachabilityText(hopeless).advice).toBe(
    'The password was refused. No handoff can ring here. It will not work again by itself.',
  );
});
