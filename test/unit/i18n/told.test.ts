/** Sentences that travel in English are known by the very words the program makes them of. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { assessCompliance } from '../../../src-main/contract/compliance.ts';
import { spanishTold } from '../../../src-main/contract/i18n/es/index.ts';
import { messageTold } from '../../../src-main/contract/i18n/told.ts';
import { transferNotice } from '../../../src-renderer/call/notices.ts';
import { placeholdersOf } from '../../support/messages/placeholders.ts';
import { blocked, callerIdOnly, full, longNames } from '../../support/preview/briefs.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const sources = globSync(['src-main/**/*.ts', 'src-renderer/**/*.{ts,tsx}'], { cwd: root })
  .filter((file) => !file.includes('/i18n/es/'))
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .join('\n');

/** The longest piece of a template between its values. */
function longestPiece(template: string): string {
  return template.split(/\{\w+\}/).reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}

/** Put together from parts shorter than a sentence. */
const madeOfParts = /^Consent[:,]|^The far end did not take the change\.$/;

describe('the Spanish of sentences told', () => {
  it('is of sentences that the program still says', () => {
    const stale = Object.keys(spanishTold)
      .filter((template) => !madeOfParts.test(template))
      .filter((template) => !sources.includes(longestPiece(template).trim()));
    expect(stale).toEqual([]);
  });

  it('wants the same values', () => {
    const different = Object.entries(spanishTold).filter(
      ([english, spanish]) => placeholdersOf(english).join() !== placeholdersOf(spanish).join(),
    );
    expect(different).toEqual([]);
  });

  it.each([full, blocked, callerIdOnly, longNames])('knows every finding of the compliance light', (brief) => {
    for (const hour of [3, 9, 14, 19, 23]) {
      const now = new Date(Date.UTC(2026, 10, 24, hour, 40));
      const { headline, reasons } = assessCompliance(brief, now);
      for (const sentence of [headline, ...reasons]) expect(messageTold(spanishTold, sentence), sentence).toBeDefined();
    }
  });

  it.each(['refused', 'busy', 'no-answer', 'rejected', 'wrong-number', 'failed', 'no-word'] as const)(
    'knows a transfer that ended %s',
    (why) => {
      for (const sentence of transferNotice(why, '+1 303 555 0142').split(/(?<=\.) /))
        expect(messageTold(spanishTold, sentence), sentence).toBeDefined();
    },
  );
});
