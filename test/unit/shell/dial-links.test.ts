/** A link may come before the page: its number waits, and the newest counts. Fault 21. */
import { expect, test } from 'vitest';
import { createDialLinks } from '../../../src-main/shell/dial-links.ts';

test('a number waits for the page, is filled in once, and an older one is forgotten', () => {
  const filled: string[] = [];
  const links = createDialLinks((input) => filled.push(input));
  links.open({ kind: 'dial', input: '1' });
  links.open({ kind: 'dial', input: '2' });
  links.open({ kind: 'open' });
  links.open(null);
  expect(filled).toEqual([]);
  links.pageReady();
  links.pageReady();
  expect(filled).toEqual(['2']);
  links.open({ kind: 'dial', input: '3' });
  links.pageGone();
  links.open({ kind: 'dial', input: '4' });
  expect(filled).toEqual(['2', '3']);
});
