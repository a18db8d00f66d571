import { afterEach, describe, expect, it } from 'vitest';
import type { TimelineCall } from '../../../src-main/contract/history.ts';
import { languageOf } from '../../../src-main/contract/i18n/language.ts';
import { speak } from '../../../src-main/contract/i18n/translate.ts';
import { foldedWords, matchRanges } from '../../../src-main/contract/match-words.ts';
import { dayOf, endOfDay, startOfDay } from '../../../src-renderer/screens/text/filter-days.ts';
import { timelineSteps } from '../../../src-renderer/screens/text/timeline-text.ts';

describe('marked words', () => {
  const marked = (text: string, query: string) =>
    matchRanges(text, foldedWords(query)).map(({ start, end }) => text.slice(start, end));

  it('are those the index finds: beginnings of words, without case or accents', () => {
    expect(marked('Our Café needs PRICING, pricey', 'cafe pric')).toEqual(['Café', 'PRICING', 'pricey']);
    expect(marked('Our Cafe\u0301 is open', 'café')).toEqual(['Cafe\u0301']);
    expect(marked('spricing', 'pric')).toEqual([]);
  });

  it('are none for a query without a word', () => {
    expect(marked('a " OR b', '"*')).toEqual([]);
    expect(marked('anything', '')).toEqual([]);
  });
});

describe('the days of a filter', () => {
  it('begin and end at local midnight', () => {
    const since = startOfDay('2026-11-23') ?? '';
    const until = endOfDay('2026-11-23') ?? '';
    expect(new Date(since).getHours()).toBe(0);
    expect(Date.parse(until) - Date.parse(since)).toBe(86_400_000);
    expect(dayOf(since)).toBe('2026-11-23');
    expect(dayOf(until, -1)).toBe('2026-11-23');
  });

  it('are none while the field is half typed', () => {
    expect(startOfDay('')).toBeNull();
    expect(endOfDay('2026-11')).toBeNull();
    expect(dayOf(null)).toBe('');
  });
});

it('a call reads as steps since the INVITE, whoever sent it', () => {
  const entries: TimelineCall['entries'] = [
    { afterMs: 30, event: { type: 'strategy', strategy: 'early', fallback: null } },
    { afterMs: 3_140, event: { type: 'bridged', afterMs: 3_140 } },
    { afterMs: 200_000, event: { type: 'hold', held: true } },
    { afterMs: null, event: { type: 'ended', outcome: { kind: 'failed', cause: 'interrupted' }, talkSeconds: 0 } },
  ];
  expect(timelineSteps({ direction: 'in', entries })).toEqual([
    { at: '', text: 'Rang' },
    { at: '+3.1 s', text: 'Bridged: both sides heard each other' },
    { at: '+3 min 20 s', text: 'On hold' },
    { at: '', text: 'Baton was closed during the call' },
  ]);
  expect(timelineSteps({ direction: 'out', entries }).slice(0, 2)).toEqual([
    { at: '', text: 'You dialled' },
    { at: '+3.1 s', text: 'Answered: both sides heard each other' },
  ]);
});

describe('a transfer in the timeline', () => {
  afterEach(() => speak(languageOf('en', 'en-US')));

  const to = { to: 'Sam Okafor', address: '204' };
  const read = (event: TimelineCall['entries'][number]['event']) =>
    timelineSteps({ direction: 'in', entries: [{ afterMs: 60_000, event }] })[1]?.text;

  it('says to whom, how, and how sure that is', () => {
    expect(read({ type: 'transferred', ...to, how: 'blind', confirmed: true })).toBe('Transferred to Sam Okafor');
    expect(read({ type: 'transferred', ...to, how: 'attended', confirmed: true })).toBe('Put through to Sam Okafor');
    expect(read({ type: 'transferred', ...to, how: 'blind', confirmed: false })).toContain('nobody has said');
    expect(read({ type: 'transferred', to: null, address: null, how: 'blind', confirmed: true })).toBe(
      'Transferred to somebody',
    );
  });

  it('that failed says why, in the language of the rep', () => {
    const busy = { type: 'transfer-failed', ...to, how: 'blind', why: 'busy' } as const;
    expect(read(busy)).toBe('Transfer failed: Sam Okafor is busy.');
    expect(read({ ...busy, why: 'taken-back' })).toBe('Transfer to Sam Okafor taken back');
    speak(languageOf('es', 'es-ES'));
    expect(read(busy)).toBe('Transferencia fallida: Sam Okafor comunica.');
  });
});
