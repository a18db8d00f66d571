import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok, type Result } from '../../../src-main/contract/result.ts';
import { createSaver, type SaveStatus } from '../../../src-renderer/store/saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A writer whose answers the test gives one by one. */
function writer() {
  const written: string[] = [];
  const answers: ((result: Result<unknown>) => void)[] = [];
  const statuses: SaveStatus['kind'][] = [];
  const saver = createSaver<string>({
    write(value) {
      written.push(value);
      return new Promise((resolve) => answers.push(resolve));
    },
    onStatus: ({ kind }) => statuses.push(kind),
    retryAfterMs: 2_000,
  });
  async function answer(result: Result<unknown>): Promise<void> {
    answers.shift()?.(result);
    await vi.advanceTimersByTimeAsync(0);
  }
  return { saver, written, statuses, answer };
}

test('while one write is under way only the newest value waits', async () => {
  const { saver, written, statuses, answer } = writer();
  for (const text of ['a', 'ab', 'abc']) saver.save(text);
  expect(written).toEqual(['a']);
  await answer(ok({}));
  expect(written).toEqual(['a', 'abc']);
  await answer(ok({}));
  expect(statuses).toEqual(['saving', 'saved']);
});

test('a failed write is said and tried again until it holds', async () => {
  const { saver, written, statuses, answer } = writer();
  saver.save('a');
  await answer(fail('database', 'The disk is full.'));
  expect(statuses).toEqual(['saving', 'failed']);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(written).toEqual(['a', 'a']);
  await answer(ok({}));
  expect(statuses.at(-1)).toBe('saved');
});

test('a newer value replaces the one that failed and does not wait for the pause', async () => {
  const { saver, written, answer } = writer();
  saver.save('a');
  await answer(fail('database', 'The disk is full.'));
  saver.save('ab');
  expect(written).toEqual(['a', 'ab']);
  await answer(ok({}));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toEqual(['a', 'ab']);
});

test('closing waits for the write under way, drops the rest and calls none of it saved', async () => {
  const { saver, written, statuses, answer } = writer();
  saver.save('a');
  saver.save('ab');
  const closed = saver.close();
  await answer(ok({}));
  await closed;
  expect(written).toEqual(['a']);
  expect(statuses).toEqual(['saving']);
});
