import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../src-main/contract/result.ts';
import {
  edgeFinding,
  microphoneFinding,
  pathFinding,
  relayFinding,
  speakerFinding,
} from '../../../src-renderer/screens/text/preflight-text.ts';

test('a microphone that is refused is not called silent', () => {
  expect(microphoneFinding('denied', null)).toMatchObject({ tone: 'bad', text: expect.stringContaining('Allow it') });
  expect(microphoneFinding('ready', null)).toMatchObject({ tone: 'bad', text: expect.stringContaining('mute') });
  expect(microphoneFinding('ready', 640)).toEqual({ tone: 'good', text: 'Heard you after 640 ms.' });
});

test('only the rep knows whether the headset sounded, unless it could not be played', () => {
  expect(speakerFinding(ok(undefined), true).tone).toBe('good');
  expect(speakerFinding(ok(undefined), false).tone).toBe('bad');
  expect(speakerFinding(fail('unsupported', 'It does not start.'), true)).toEqual({
    tone: 'bad',
    text: 'It does not start.',
  });
});

test('the phone line is judged by its answer and how late it is', () => {
  expect(edgeFinding(ok({ roundTripMs: 31 }))).toEqual({ tone: 'good', text: 'Answers in 31 ms.' });
  expect(edgeFinding(ok({ roundTripMs: 900 })).tone).toBe('warn');
  expect(edgeFinding(fail('unreachable', 'It does not answer.')).text).toContain('Calls cannot arrive');
});

describe('the way of the sound', () => {
  const none = { stuns: false, turns: false, reflexiveMs: null, relayMs: null, refused: false };

  test.each([
    [none, 'good', /No relay is set up/],
    [{ ...none, stuns: true, turns: true, reflexiveMs: 20, relayMs: 80 }, 'good', /relay answers in 80 ms/],
    [{ ...none, stuns: true, turns: true, reflexiveMs: 20, refused: true }, 'bad', /refuses.*STUN answers in 20 ms/],
    [{ ...none, turns: true }, 'bad', /does not answer/],
    [{ ...none, stuns: true }, 'warn', /STUN server does not answer/],
    [{ ...none, stuns: true, reflexiveMs: 20 }, 'good', /STUN answers in 20 ms/],
  ] as const)('%o is %s', (paths, tone, words) => {
    expect(pathFinding(paths)).toEqual({ tone, text: expect.stringMatching(words) });
  });
});

describe('the bandwidth', () => {
  const fine = { kind: 'measured', roundTripMs: 42, lost: 0, kbitPerSecond: 2_340 } as const;

  test.each([
    [fine, 'good', '2,340 kbit/s up and down at once, 0% lost, 42 ms to the relay and back. Enough for a call.'],
    [{ ...fine, kbitPerSecond: 64 }, 'bad', /64 kbit\/s .* A call needs 100 kbit\/s/],
    [{ ...fine, lost: 0.08 }, 'bad', /8% lost.* break up/],
    [{ ...fine, lost: 0.02 }, 'warn', /2% lost.* missing/],
    [{ ...fine, roundTripMs: 650 }, 'warn', /650 ms .* talk over/],
    [{ kind: 'no-relay' }, 'unknown', /^Not measured: without a relay/],
    [{ kind: 'not-carried' }, 'unknown', /^Not measured: nothing came back/],
    [null, 'bad', /Sign in first/],
  ] as const)('%o is %s', (relay, tone, words) => {
    expect(relayFinding(relay)).toEqual({ tone, text: expect.stringMatching(words) });
  });
});
