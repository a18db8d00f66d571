import { describe, expect, it } from 'vitest';
import { briefOf } from './compile.ts';
import { spoken } from './corpus/call.ts';

const call = spoken(`
  a: How many trucks do you run?
  c: About 140.
  a: Is the budget approved?
  c: Yes.
  a: What is missing today?
  c: Nobody sees where a load is. I'm not renewing our contract with Geotab.
  a: Are the drivers in favour?
  c: No.`);

const needs = (text: string, turn?: number) =>
  briefOf(call, { claims: { needs: [turn === undefined ? { text } : { text, turn }] } }).needs.at(-1);

describe('a claim', () => {
  it.each([
    ['the words of a turn nobody named', 'Nobody sees where a load is', 6],
    ['an answer and its question', 'Runs 140 trucks', 2],
    ['a yes and its question', 'Budget is approved', 4],
    ['a denial told as one', 'Will not renew the Geotab contract', 6],
  ])('is said where it is borne out by %s', (_name, text, turn) => {
    expect(needs(text)).toEqual({ text, source: { kind: 'said', turn } });
  });

  it.each([
    ['another number', 'Runs 150 trucks'],
    ['another name', 'Contract with Samsara'],
    ['the opposite', 'Renewing the contract with Geotab'],
    ['what was denied', 'Drivers are in favour'],
    ['a word of many', 'Wants to see a discount on the load volume'],
  ])('is claimed where the transcript has %s', (_name, text) => {
    expect(needs(text)).toEqual({ text, source: { kind: 'claimed' } });
  });

  it('is looked for elsewhere when the named turn does not bear it out', () => {
    expect(needs('Nobody sees where a load is', 2)?.source).toEqual({ kind: 'said', turn: 6 });
    expect(needs('Nobody sees where a load is', 5)?.source).toEqual({ kind: 'said', turn: 6 });
  });

  it('stands once, in the words of the prospect', () => {
    const turns = spoken('c: We need temperature records for sixty vans.');
    const { needs: all } = briefOf(turns, {
      claims: { needs: [{ text: 'Needs temperature records for 60 vans', turn: 1 }] },
    });
    expect(all).toEqual([{ text: 'We need temperature records for sixty vans', source: { kind: 'said', turn: 1 } }]);
  });

  it('tells whether an objection was answered only where the transcript does not', () => {
    const claims = { objections: [{ text: 'Too expensive', turn: 1, answered: true }] };
    const open = spoken("c: That's too expensive.\na: I can't change the price.\nc: Hmm.");
    const unclear = spoken("c: That's too expensive.\na: With yearly billing it is a third less.");
    expect(briefOf(open, { claims }).objections.map(({ answered }) => answered)).toEqual([false]);
    expect(briefOf(unclear, { claims }).objections.map(({ answered }) => answered)).toEqual([true]);
  });
});

describe("the platform's summary", () => {
  const claims = {
    summary:
      'Runs 140 trucks and the budget is approved. Wants a discount of 20 percent. Concerned about driver privacy. Asked about support in Canada. Very friendly call.',
  };

  it('is claimed sentence by sentence, each in the list it belongs to', () => {
    const brief = briefOf(call, { claims });
    const claimed = (facts: readonly { text: string; source: { kind: string } }[]) =>
      facts.filter(({ source }) => source.kind === 'claimed').map(({ text }) => text);
    expect(claimed(brief.needs)).toEqual(['Wants a discount of 20 percent.']);
    expect(claimed(brief.objections)).toEqual(['Concerned about driver privacy.']);
    expect(claimed(brief.openQuestions)).toEqual(['Asked about support in Canada.']);
    expect(claimed(brief.intentSignals)).toEqual(['Very friendly call.']);
  });

  it('never becomes the summary of the desk', () => {
    const brief = briefOf(call, { claims });
    expect(brief.summary).not.toContain('discount');
    expect(briefOf([], { claims }).summary).toBeNull();
  });
});
