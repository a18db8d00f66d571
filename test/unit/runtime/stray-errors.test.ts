/** Errors nobody caught, and what of them reaches the log. */
import { expect, test } from 'vitest';
import type { LogFields } from '../../../src-renderer/runtime/log.ts';
import { logStrayErrors } from '../../../src-renderer/runtime/stray-errors.ts';

function watched() {
  const page = new EventTarget();
  const lines: [string, LogFields | undefined][] = [];
  logStrayErrors(page, (_level, event, fields) => lines.push([event, fields]));
  return { page, lines };
}

test.each([
  ['unhandledrejection', { reason: new RangeError('sip:priya@example.com') }, 'renderer.unhandled-rejection'],
  ['error', { error: new RangeError('sip:priya@example.com') }, 'renderer.uncaught-error'],
])('%s is one line without the text of the error', (type, detail, line) => {
  const { page, lines } = watched();
  const event = Object.assign(new Event(type, { cancelable: true }), detail);
  page.dispatchEvent(event);
  expect(lines).toEqual([[line, { kind: 'RangeError' }]]);
  expect(event.defaultPrevented).toBe(true);
});

test('a picture that does not load is none', () => {
  const { page, lines } = watched();
  page.dispatchEvent(new Event('error'));
  expect(lines).toEqual([]);
});
