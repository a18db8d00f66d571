import { describe, expect, it } from 'vitest';
import type { Insights } from '../../../src-main/contract/insights.ts';
import { errorCodes } from '../../../src-main/contract/result.ts';
import { auditHeadline, briefsCounted, fieldText } from '../../../src-renderer/screens/text/audit-text.ts';
import { figuresTrouble, filterText, headline, timingText } from '../../../src-renderer/screens/text/insights-text.ts';
import { share, shareOf, span } from '../../../src-renderer/screens/text/numbers.ts';
import { audit } from '../../support/preview/audit.ts';
import { few, month } from '../../support/preview/insights.ts';

const withTiming = (timing: Insights['timing']): Insights => ({
  ...month,
  triggers: month.triggers.map((row) => ({ ...row, timing, judged: timing.early + timing.right + timing.late })),
});

describe('the headline', () => {
  it('names the trigger that is too early most often, by share, and what else is off', () => {
    expect(headline(month)).toEqual({
      says: '“Hesitation” hands over too early: 14 of 20.',
      rest: 'Also worth a look: “Beyond the AI” and “Going in circles”.',
    });
  });

  it('speaks of too late only where nothing is too early', () => {
    expect(headline(withTiming({ early: 0, right: 10, late: 10 })).says).toContain('too late: 10 of 20');
    expect(headline(withTiming({ early: 10, right: 5, late: 12 })).says).toContain('too early: 10 of 27');
  });

  it('says so when all is well', () => {
    expect(headline(withTiming({ early: 1, right: 18, late: 1 })).says).toBe(
      'The AI hands over at the right time: 158 of 213.',
    );
  });

  it('draws no conclusion from a handful, nor from a trigger with a handful', () => {
    expect(headline(few).says).toBe('4 verdicts so far.');
    const handful = { ...month, triggers: month.triggers.filter(({ judged }) => judged < 10) };
    expect(headline(handful).says).toContain('right time');
  });
});

describe('numbers', () => {
  it('under ten are counts, not percentages; from nothing follows nothing', () => {
    expect([shareOf(8, 9), shareOf(9, 10), shareOf(0, 0)]).toEqual(['8 of 9', '90%', '–']);
    expect([share(0.5, 9), share(0.5, 10), share(null, 500)]).toEqual(['–', '50%', '–']);
  });

  it('spans keep the digits that matter', () => {
    expect([38.4, 999, 6_840, 9_960, 14_000, 59_700, 125_000].map(span)).toEqual([
      '38 ms',
      '999 ms',
      '6.8 s',
      '10 s',
      '14 s',
      '1 min',
      '2 min 5 s',
    ]);
  });

  it('verdicts are listed without the ones nobody gave', () => {
    expect(timingText({ early: 0, right: 3, late: 1 })).toBe('3 right, 1 too late');
    expect(timingText({ early: 0, right: 0, late: 0 })).toBe('no verdict on timing');
  });
});

it('a list of calls says which figure it came from', () => {
  expect(filterText({ kind: 'trigger', trigger: 'loop', timing: 'too-late' })).toBe('Going in circles: too late');
  expect(filterText({ kind: 'gap', gap: 'decision-maker' })).toBe('Missing in the brief: decision maker');
  expect(filterText({ kind: 'days', from: '2026-11-23', to: '2026-11-23' })).toBe('Judged Nov 23');
});

it('only trouble that may pass is worth asking again', () => {
  const trouble = errorCodes.map((code) => ({ code, ...figuresTrouble({ code, message: 'Why.' }) }));
  expect(trouble.filter(({ retry }) => !retry).map(({ code }) => code)).toEqual(['forbidden', 'unsupported']);
  expect(trouble.filter(({ title, meaning }) => title === '' || meaning === '')).toEqual([]);
});

describe('the audit', () => {
  it('begins with what the rules forbid, else with the speed and the losses', () => {
    expect(auditHeadline({ ...audit, abandonedShare: 0.031 })).toBe(
      'Too many are left with nobody: 3.1%, and 3% is allowed.',
    );
    expect(auditHeadline({ ...audit, abandonedShare: 0.03 })).toBe(
      'From trigger to bridge in 6.8 s. 41 of 412 were lost.',
    );
    expect(auditHeadline({ ...audit, hops: [], lost: [], abandonedShare: null })).toBe('None was lost.');
  });

  it('counts completeness over the briefs that were offered, not over all handoffs', () => {
    const field = (filled: number, share: number | null) => ({ field: 'needs', filled, share });
    const handoffs = 12;
    expect(briefsCounted({ handoffs, completeness: [field(0, 0), field(3, 3 / 7), field(7, 1)] })).toBe(7);
    expect(briefsCounted({ handoffs, completeness: [field(0, null)] })).toBe(12);
  });

  it('names fields it does not know as the desk does', () => {
    expect([fieldText('needs'), fieldText('shoeSize'), fieldText('constructor')]).toEqual([
      'Needs',
      'shoeSize',
      'constructor',
    ]);
  });
});
