import { describe, expect, test } from 'vitest';
import { emptyBrief, type HandoffBrief } from '../../../src-main/contract/brief.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import {
  isCold,
  keyFacts,
  nameOf,
  orderedObjections,
  positionOf,
  quoteOf,
  reasonOf,
  shortNameOf,
  triggerLine,
} from '../../../src-renderer/screens/text/brief-view.ts';

const nobody = emptyBrief('key');
const withProspect = (prospect: Partial<HandoffBrief['prospect']>): HandoffBrief => ({
  ...nobody,
  origins: ['invite'],
  prospect: { ...nobody.prospect, ...prospect },
});

describe('the largest line on the card', () => {
  test('the name, else what the caller id says, else the number, else an honest word', () => {
    expect(nameOf(withProspect({ name: 'Priya Raman' }), { displayName: 'AI', callerId: '1' })).toBe('Priya Raman');
    expect(nameOf(nobody, { displayName: 'Priya R.', callerId: '+13035550142' })).toBe('Priya R.');
    expect(nameOf(withProspect({ name: '  ', phone: '+13035550142' }))).toBe(phoneText('+13035550142'));
    expect(nameOf(nobody, { displayName: null, callerId: null })).toBe('Unknown caller');
  });

  test('role and company, else the number, unless the number is already the name', () => {
    expect(positionOf(withProspect({ name: 'P', role: 'VP Sales', company: 'Northwind' }))).toBe('VP Sales, Northwind');
    expect(positionOf(withProspect({ name: 'P', company: 'Northwind' }))).toBe('Northwind');
    expect(positionOf(withProspect({ name: 'P', phone: '+442079460018' }))).toBe(phoneText('+442079460018'));
    expect(positionOf(withProspect({ phone: '+442079460018' }))).toBeNull();
  });

  test('a sentence calls the prospect by the first name', () => {
    expect(shortNameOf(withProspect({ name: ' Priya  Raman' }))).toBe('Priya');
    expect(shortNameOf(nobody)).toBe('The caller');
  });
});

describe('why now', () => {
  test('a call with nothing but its number is a cold transfer and says so', () => {
    expect(isCold({ ...nobody, origins: ['caller-id'] })).toBe(true);
    expect(isCold({ ...nobody, origins: ['caller-id', 'desk'] })).toBe(false);
    expect(reasonOf({ ...nobody, origins: ['caller-id'] })).toBe('Cold transfer: nothing came with this call.');
  });

  test('the trigger’s reason, else the summary, else the kind in words', () => {
    const brief = { ...nobody, origins: ['desk' as const], summary: 'A summary.' };
    expect(reasonOf({ ...brief, trigger: { ...brief.trigger, reason: 'A reason.' } })).toBe('A reason.');
    expect(reasonOf(brief)).toBe('A summary.');
    expect(reasonOf({ ...brief, summary: null })).toBe('The AI gave no reason for the transfer.');
  });

  test('the trigger with its probability, when there is one', () => {
    expect(triggerLine({ ...nobody, trigger: { ...nobody.trigger, kind: 'high-interest', probability: 0.834 } })).toBe(
      'High interest, 0.83',
    );
    expect(triggerLine({ ...nobody, trigger: { ...nobody.trigger, kind: 'loop' } })).toBe('Going in circles');
  });

  test('the quote knows its turn and how long before the transfer it was said', () => {
    const trigger = { ...nobody.trigger, evidence: [{ quote: 'What would it cost?', turn: 2 }] };
    const at = (turn: number, atSeconds: number | null) => ({
      turn,
      speaker: 'prospect' as const,
      text: 't',
      atSeconds,
    });
    expect(quoteOf({ ...nobody, trigger, transcript: [at(1, 3), at(2, 10), at(3, 19)] })?.when).toBe(
      'Turn 2, 0:09 before the transfer',
    );
    expect(quoteOf({ ...nobody, trigger, transcript: [at(2, null)] })?.when).toBe('Turn 2');
    expect(quoteOf({ ...nobody, trigger: { ...trigger, evidence: [{ quote: 'x', turn: null }] } })?.when).toBe('');
    expect(quoteOf(nobody)).toBeNull();
  });
});

describe('key facts', () => {
  const said = { kind: 'said' as const, turn: 3 };
  const brief: HandoffBrief = {
    ...nobody,
    needs: [
      { text: 'need 1', source: said },
      { text: 'need 2', source: { kind: 'claimed' } },
    ],
    objections: [
      { text: 'answered', source: said, answered: true },
      { text: 'unclear', source: { kind: 'claimed' }, answered: null },
      { text: 'open', source: said, answered: false },
    ],
    openQuestions: [{ text: 'question', source: said }],
    crm: [{ text: 'crm', source: { kind: 'crm' } }],
  };

  test('objections: open first, answered last', () => {
    expect(orderedObjections(brief).map(({ text }) => text)).toEqual(['open', 'unclear', 'answered']);
  });

  test('one of each kind before the second of any', () => {
    expect(keyFacts(brief, 5).map(({ text }) => text)).toEqual(['open', 'question', 'need 1', 'crm', 'answered']);
    expect(keyFacts(brief, 9).map(({ mark }) => mark)).toEqual([
      'open',
      'open',
      'said',
      'crm',
      'answered',
      'claimed',
      'claimed',
    ]);
    expect(keyFacts(brief, 1)).toEqual([{ mark: 'open', text: 'open', source: 'turn 3' }]);
    expect(keyFacts(nobody)).toEqual([]);
  });
});
