/** Every one of the forty faults is tried, or says why it cannot be. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { faultsNamedIn, readFaults, root } from './inventory.ts';

const faults = readFaults();
const named = (file: string): Set<number> => faultsNamedIn(readFileSync(path.join(root, file), 'utf8'));

it('lists 1 to 40, each once', () => {
  expect(faults.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

it.each(faults)('$number, $fault: has a test that carries its number, or a reason', ({ number, tests, limit }) => {
  expect(tests.length > 0 || limit !== null).toBe(true);
  for (const file of tests) {
    expect(existsSync(path.join(root, file)), file).toBe(true);
    expect([...named(file)], file).toContain(number);
  }
});

it('lists every test of this folder under each number it carries', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && file.includes(path.sep))
    .map((file) => path.posix.join('test/faults', ...file.split(path.sep)));
  expect(files.filter((file) => named(file).size === 0)).toEqual([]);
  const unlisted = files.flatMap((file) =>
    [...named(file)].filter((number) => faults[number - 1]?.tests.includes(file) !== true).map((n) => `${n} ${file}`),
  );
  expect(unlisted).toEqual([]);
});

it('reads the numbers of a comment', () => {
  const source = '/**\n * Faults 2 to 4, 9 and 12:\n * frames. Fault 7 too, 5 not.\n */\n// Fault 8';
  expect([...faultsNamedIn(source)]).toEqual([2, 3, 4, 9, 12, 7]);
});
