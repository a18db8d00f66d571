/** The compliance light, by the clock on the prospect's wall. Fault 31. */
import { describe, expect, it } from 'vitest';
import { readCallingWindow } from '../../../src-main/brief/read-compliance.ts';
import { type Compliance, emptyBrief, type HandoffBrief, type Prospect } from '../../../src-main/contract/brief.ts';
import { assessCompliance } from '../../../src-main/contract/compliance.ts';

const cleared: Compliance = {
  tcpa: 'cleared',
  consentSource: 'Web form /demo',
  consentAt: '2026-03-01T10:00:00.000Z',
  doNotCall: 'clear',
  callingWindow: null,
};

function brief(compliance: Partial<Compliance> = {}, prospect: Partial<Prospect> = {}): HandoffBrief {
  const empty = emptyBrief('h');
  return {
    ...empty,
    compliance: { ...cleared, ...compliance },
    prospect: { ...empty.prospect, timeZone: 'America/Denver', ...prospect },
  };
}

/** 12:00 in Denver. */
const noon = new Date('2026-03-04T19:00:00Z');

describe('the light', () => {
  it('is green with consent source, time and the local clock', () => {
    const light = assessCompliance(brief(), noon);
    expect(light).toMatchObject({ level: 'cleared', headline: 'Cleared to talk' });
    expect(light.reasons).toEqual([
      'Consent: Web form /demo, on 2026-03-01 at 10:00 UTC.',
      'Not on a do-not-call list.',
      'Local time there: 12:00 (America/Denver).',
    ]);
  });

  it.each([
    ['DNC listed', brief({ doNotCall: 'listed' }), /^Do not call/],
    ['DNC unknown', brief({ doNotCall: 'unknown' }), /^Do-not-call status unknown/],
    ['consent refused', brief({ tcpa: 'not-cleared' }), /^No consent/],
    ['consent unknown', brief({ tcpa: 'unknown' }), /^Consent unknown/],
    ['zone unknown', brief({}, { timeZone: null }), /^Local time unknown/],
    ['zone invented', brief({}, { timeZone: 'Mars/Olympus' }), /^Local time unknown/],
    ['nothing known', emptyBrief('h'), /^Do-not-call status unknown/],
  ])('blocks: %s', (_title, subject, headline) => {
    const light = assessCompliance(subject, noon);
    expect(light.level).toBe('blocked');
    expect(light.headline).toMatch(headline);
    expect(light.reasons.at(-1)).toMatch(/already on the line.*override is logged/);
  });

  it('puts the do-not-call list before everything else', () => {
    const light = assessCompliance(brief({ doNotCall: 'listed', tcpa: 'unknown' }, { timeZone: null }), noon);
    expect(light.headline).toMatch(/^Do not call/);
    expect(light.reasons).toHaveLength(4);
  });

  it('asks for care where consent has no source or no time', () => {
    expect(assessCompliance(brief({ consentSource: null }), noon)).toMatchObject({
      level: 'caution',
      headline: 'Consent stated without proof',
    });
    expect(assessCompliance(brief({ consentAt: null }), noon).level).toBe('caution');
  });
});

describe('calling hours', () => {
  it.each([
    ['07:59 in Denver', '2026-03-04T14:59:00Z', {}, {}, 'blocked'],
    ['08:00 in Denver', '2026-03-04T15:00:00Z', {}, {}, 'cleared'],
    ['20:44 in Denver', '2026-03-05T03:44:00Z', {}, {}, 'cleared'],
    ['20:45 in Denver', '2026-03-05T03:45:00Z', {}, {}, 'caution'],
    ['20:59 in Denver', '2026-03-05T03:59:00Z', {}, {}, 'caution'],
    ['21:00 in Denver', '2026-03-05T04:00:00Z', {}, {}, 'blocked'],
    ['00:30 in Denver', '2026-03-05T07:30:00Z', {}, {}, 'blocked'],
    ['20:10 in New York, state unknown', '2026-03-05T01:10:00Z', {}, { timeZone: 'America/New_York' }, 'caution'],
    ['20:10 in Miami', '2026-03-05T01:10:00Z', {}, { timeZone: 'America/New_York', phone: '+13055550123' }, 'blocked'],
    [
      '19:50 in Miami',
      '2026-03-05T00:50:00Z',
      {},
      { timeZone: 'America/New_York', phone: '(305) 555-0123' },
      'caution',
    ],
    ['20:10 in Tulsa', '2026-03-05T02:10:00Z', {}, { timeZone: 'America/Chicago', phone: '+19185550123' }, 'blocked'],
    [
      '20:10 in Seattle',
      '2026-03-05T04:10:00Z',
      {},
      { timeZone: 'America/Los_Angeles', phone: '12065550123' },
      'blocked',
    ],
    ['20:10 in Berlin', '2026-03-04T19:10:00Z', {}, { timeZone: 'Europe/Berlin' }, 'cleared'],
    [
      '08:30, window from 9',
      '2026-03-04T15:30:00Z',
      { callingWindow: { fromMinute: 540, toMinute: 1020 } },
      {},
      'blocked',
    ],
    [
      'a window cannot widen the law',
      '2026-03-05T04:30:00Z',
      { callingWindow: { fromMinute: 0, toMinute: 1440 } },
      {},
      'blocked',
    ],
  ] as const)('%s', (_title, at, compliance, prospect, level) => {
    expect(assessCompliance(brief(compliance, prospect), new Date(at)).level).toBe(level);
  });

  it('follows daylight saving: the same UTC minute is inside after the change and outside before', () => {
    // 2026-03-08 02:00 MST becomes 03:00 MDT.
    expect(assessCompliance(brief(), new Date('2026-03-07T14:30:00Z')).level).toBe('blocked');
    expect(assessCompliance(brief(), new Date('2026-03-08T14:30:00Z')).level).toBe('cleared');
    // 2026-11-01 02:00 MDT becomes 01:00 MST.
    expect(assessCompliance(brief(), new Date('2026-10-31T14:30:00Z')).level).toBe('cleared');
    expect(assessCompliance(brief(), new Date('2026-11-01T14:30:00Z')).level).toBe('blocked');
  });
});

describe('a calling window, as vendors write it', () => {
  it.each([
    [{ fromMinute: 540, toMinute: 1020 }, 540, 1020],
    [{ fromMinute: 0, toMinute: 20 }, 0, 20],
    [{ from: 9, to: 17 }, 540, 1020],
    [{ start: '8', end: '20' }, 480, 1200],
    [{ from: '09:00', to: '17:30' }, 540, 1050],
    ['9-17', 540, 1020],
    ['09:00 to 24:00', 540, 1440],
  ])('%j', (written, fromMinute, toMinute) => {
    expect(readCallingWindow(written)).toEqual({ fromMinute, toMinute });
  });

  it.each([[{ from: 17, to: 9 }], ['always'], [{ from: 9 }], ['9:70-17:00'], [{ from: 0, to: 1441 }]])(
    '%j is none',
    (written) => expect(readCallingWindow(written)).toBeNull(),
  );
});
