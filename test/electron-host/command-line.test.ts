import { expect, test } from 'vitest';
import { mergeFeatures, parseCommandLine, splitSwitch } from './host/command-line.ts';

test('tells hooks, the application, its arguments and switches apart', () => {
  const parsed = parseCommandLine(
    '-r hook.js --inspect=0 --remote-debugging-port=0 --no-sandbox /app --user-data-dir=/data --flag tel:100'.split(
      ' ',
    ),
  );
  expect(parsed).toEqual({
    requires: ['hook.js'],
    app: '/app',
    switches: ['--no-sandbox', '--flag'],
    inspectPort: 0,
    debuggingPort: 0,
    userData: '/data',
  });
});

test('runs the current folder when no application is named', () => {
  expect(parseCommandLine([])).toMatchObject({ app: '.', inspectPort: null, debuggingPort: null, userData: null });
});

test('keeps an equals sign in a value', () => {
  expect(splitSwitch('--lang=a=b')).toEqual(['lang', 'a=b']);
  expect(splitSwitch('--lang')).toEqual(['lang', '']);
});

test('merges feature lists, of which Chromium keeps only the last', () => {
  const merged = mergeFeatures(['--disable-features=A,B', '--x', '--enable-features=C', '--disable-features=B,D']);
  expect(merged).toEqual(['--x', '--disable-features=A,B,D', '--enable-features=C']);
});
