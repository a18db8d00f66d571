/** What the rep reads before a prospect is deleted. */
import { expect, test } from 'vitest';
import { forgetLines } from '../../../src-renderer/screens/text/privacy-text.ts';

test('a history that was put aside is owned up to, and only where there is one', () => {
  const asked = { phone: null, handoffs: 2, unsent: 0, aside: 0 };
  expect(forgetLines(asked).join(' ')).not.toContain('.kept');
  expect(forgetLines({ ...asked, aside: 1 }).join(' ')).toMatch(
    /A history that was put aside .* may still name them\. .*\.kept/,
  );
});
