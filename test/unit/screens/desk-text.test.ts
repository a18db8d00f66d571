import { describe, expect, it } from 'vitest';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import {
  deskAnnouncement,
  deskLine,
  likelyWhen,
  queueText,
  whereFrom,
  whoIs,
} from '../../../src-renderer/screens/text/desk-text.ts';
import { callbackDue, callbackToDial, coming, likely, quietDesk } from '../../support/preview/desk.ts';

describe('the connection to the desk', () => {
  it('is no news while it works, is being made, or is not set up', () => {
    for (const kind of ['off', 'live', 'connecting'] as const) expect(deskLine({ kind })).toBeNull();
  });

  it('says what is lost, and leads to the settings only where a person can help', () => {
    expect(deskLine({ kind: 'waiting', retryInMs: 4_000, why: 'No answer' })).toEqual({
      tone: 'warn',
      title: 'No answer.',
      text: 'Calls still ring, but queue and callbacks may be out of date. Baton keeps trying.',
      settings: false,
    });
    expect(deskLine({ kind: 'refused', why: 'Unknown key.' })).toMatchObject({
      tone: 'stop',
      title: 'Unknown key.',
      settings: true,
    });
  });
});

it('the queue is spoken of only while somebody waits', () => {
  const queue = { waiting: 0, forMe: 0, longestSeconds: 0, working: 2, available: 1 };
  expect(queueText(queue)).toBeNull();
  expect(queueText({ ...queue, waiting: 1, forMe: 1, longestSeconds: 42 })).toBe(
    'One prospect waits, for you; the longest 42 s.',
  );
  expect(queueText({ ...queue, waiting: 3, forMe: 0, longestSeconds: 75 })).toBe(
    '3 prospects wait, none for you; the longest 1 min 15 s.',
  );
});

it('a likely call comes about then: no second is promised', () => {
  expect([null, 2, 19, 22, 58, 100].map(likelyWhen)).toEqual([
    'Likely soon',
    'Likely any moment',
    'Likely in about 20 s',
    'Likely in about 20 s',
    'Likely in about 1 min',
    'Likely in about 1 min 30 s',
  ]);
});

it('a prospect is named by what is known, and nothing is said twice', () => {
  const nobody = { name: null, company: null, role: null, phone: null };
  expect(whoIs(nobody)).toBe('A prospect');
  expect(whoIs({ ...nobody, phone: '+13035550142' })).toBe(phoneText('+13035550142'));
  expect([whoIs({ ...nobody, company: 'Acme' }), whereFrom({ ...nobody, company: 'Acme' })]).toEqual(['Acme', null]);
  expect(whereFrom({ name: 'Ann', company: 'Acme', role: 'CFO' })).toBe('CFO, Acme');
});

describe('what is announced', () => {
  it('stays the same while the conversation grows and the seconds pass', () => {
    const call = likely.likely;
    if (call === null) throw new Error('the sample has no likely call');
    const later = { ...likely, likely: { ...call, inSeconds: 3, probability: 0.61, turns: call.turns.slice(0, 4) } };
    expect(deskAnnouncement(later)).toBe(deskAnnouncement(likely));
    expect(deskAnnouncement(likely)).toBe(
      'A handoff is likely soon: Priya Raman, VP Sales, Northwind Logistics, high interest.',
    );
  });

  it('goes on with the offer, the callback, the number', () => {
    expect(deskAnnouncement(quietDesk)).toBe('');
    expect(deskAnnouncement(coming)).toBe('Connecting you with Priya Raman, VP Sales, Northwind Logistics.');
    expect(deskAnnouncement(callbackDue)).toContain('Callback due: Dana Whitfield');
    expect(deskAnnouncement(callbackToDial)).toContain(`Dial ${phoneText('+13035550142')}.`);
  });
});
