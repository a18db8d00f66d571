/** What holds for every brief, whatever was said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefLimits, complianceSchema, handoffBriefSchema, triggerKinds } from '../../../src-main/contract/brief.ts';
import type { ConversationTurn } from '../../../src-main/desk/conversations/conversation.ts';
import { briefOf } from './compile.ts';
import { spoken } from './corpus/call.ts';
import { writtenCalls } from './corpus/index.ts';

const lines = writtenCalls.flatMap(({ turns }) => turns.map(({ text }) => text));
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...lines) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...lines.flatMap((line) => line.split(' '))), { maxLength: 60 })
      .map((words) => words.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
);
const call = fc
  .array(fc.record({ speaker: fc.constantFrom('ai' as const, 'prospect' as const), text }), { maxLength: 25 })
  .map((turns): ConversationTurn[] => turns.map((turn, at) => ({ ...turn, turn: at + 1, atSeconds: null })));
const trigger = fc.record({ kind: fc.constantFrom(...triggerKinds) });
const name = fc.option(
  fc.oneof(fc.constantFrom('Dana Whitfield', 'Dr. Anna Stone', 'Stone, Rachel'), fc.string({ maxLength: 200 })),
  { nil: undefined },
);

const wordsOf = (said: string): string[] =>
  said
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
/** Between quotes; a clipped quote may end in half a word only where the word itself is longer than the room. */
const quotesIn = (said: string): string[] => [...said.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');

describe('every brief', () => {
  it('fits its contract, says nothing nobody said, and is the same each time', () => {
    fc.assert(
      fc.property(call, trigger, name, (turns, kind, called) => {
        const told = { trigger: kind, input: { prospect: called === undefined ? {} : { name: called } } };
        const brief = briefOf(turns, told);
        expect(handoffBriefSchema.safeParse(brief).error).toBeUndefined();
        expect(brief.summary?.length ?? 0).toBeLessThanOrEqual(240);
        expect(brief.opener?.length ?? 0).toBeLessThanOrEqual(140);
        const spokenWords = new Set(turns.flatMap((turn) => wordsOf(turn.text)));
        const quotes = [...quotesIn(brief.summary ?? ''), ...quotesIn(brief.opener ?? '')];
        for (const quote of quotes) {
          const words = wordsOf(quote);
          const known = quote.endsWith('…') ? words.slice(0, -1) : words;
          expect(known.filter((word) => !spokenWords.has(word))).toEqual([]);
        }
        for (const { text: fact, source } of [...brief.needs, ...brief.objections, ...brief.openQuestions]) {
          const turn = turns.find((item) => source.kind === 'said' && item.turn === source.turn);
          expect(turn?.speaker).toBe('prospect');
          const heard = new Set(wordsOf(turn?.text ?? ''));
          expect(wordsOf(fact.replace(/\S*…$/, '')).filter((word) => !heard.has(word))).toEqual([]);
        }
        expect(briefOf(turns, told)).toEqual(brief);
      }),
      { numRuns: 300 },
    );
  });

  it('carries consent and do-not-call as they came, byte for byte', () => {
    const instant = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString());
    const consent = fc.record(
      {
        tcpa: fc.constantFrom('cleared' as const, 'not-cleared' as const, 'unknown' as const),
        consentSource: fc.option(fc.string({ unit: 'grapheme', maxLength: 200 })),
        consentAt: fc.option(fc.oneof(instant, fc.constant('2026-01-05T09:30:00.000+05:30'))),
        doNotCall: fc.constantFrom('clear' as const, 'listed' as const, 'unknown' as const),
        callingWindow: fc.option(fc.record({ fromMinute: fc.nat(1440), toMinute: fc.nat(1440) })),
      },
      { requiredKeys: [] },
    );
    const unknown = {
      tcpa: 'unknown',
      consentSource: null,
      consentAt: null,
      doNotCall: 'unknown',
      callingWindow: null,
    };
    fc.assert(
      fc.property(consent, call, (given, turns) => {
        const { compliance } = briefOf(turns, { input: { prospect: {}, consent: given } });
        expect(compliance).toEqual({ ...unknown, ...given });
        expect(Object.keys(compliance).sort()).toEqual(Object.keys(complianceSchema.shape).sort());
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['c: Take me off your list.', 'Take me off your list'],
    ['c: Can you please stop calling?', 'Can you please stop calling?'],
    ["c: Look, don't call me again.", "Don't call me again"],
    ["c: Don't call me before nine.", null],
    ['c: Other companies never stop calling.', null],
    ['a: I can take you off our list.\nc: No, that is fine.', null],
  ])('shows a wish not to be called, and leaves the consent as it came: %j', (said, quote) => {
    const consent = { tcpa: 'cleared' as const, doNotCall: 'clear' as const };
    const brief = briefOf(spoken(said), { input: { prospect: {}, consent } });
    expect(brief.problems).toEqual(quote === null ? [] : [`The prospect asked not to be called: "${quote}" (turn 1).`]);
    expect(brief.compliance).toMatchObject(consent);
  });

  it('reads a conversation of 2,000 long turns and keeps what fits, the latest', () => {
    const turns = Array.from(
      { length: briefLimits.turns },
      (_, at): ConversationTurn => ({
        turn: at + 1,
        speaker: at % 2 === 0 ? 'ai' : 'prospect',
        text: `We need item ${at} and 1${'1'.repeat(40)} last time it took a, b, c how much ${'is it that we pay '.repeat(100)}`,
        atSeconds: null,
      }),
    );
    const brief = briefOf(turns);
    expect(handoffBriefSchema.safeParse(brief).error).toBeUndefined();
    expect(brief.transcript.at(-1)?.turn).toBe(briefLimits.turns);
    expect(brief.transcript.length).toBeGreaterThan(100);
    expect(Buffer.byteLength(JSON.stringify(brief))).toBeLessThan(briefLimits.briefBytes);
  });
});

describe('summary and opener', () => {
  const turns = spoken(`
    a: What do you need?
    c: We need live tracking for 140 trucks.
    a: When do you decide?
    c: Our contract ends in six weeks. Two years is too long for us.
    a: I see.
    c: What happens to the price in year two? Can I talk to a person?`);
  const opener = (kind: (typeof triggerKinds)[number], of = turns) =>
    briefOf(of, { trigger: { kind }, input: { prospect: { name: 'Dana Whitfield' } } }).opener;

  it('are put together from what was said', () => {
    expect(briefOf(turns).summary).toBe(
      'Needs: “We need live tracking for 140 trucks.” Objection: “Two years is too long for us.” Asked: “What happens to the price in year two?” Said: “Our contract ends in six weeks.”',
    );
    expect(opener('explicit-request')).toBe(
      'Hi Dana, you asked for a person, and here I am. You asked: ‘What happens to the price in year two?’',
    );
    expect(opener('hesitation')).toBe(
      'Hi Dana, let us look at this together. You said: ‘Two years is too long for us.’',
    );
    expect(opener('loop')).toContain('in circles. You asked: ‘What happens');
  });

  it('claim no wish for a person that nobody uttered', () => {
    expect(opener('explicit-request', turns.slice(0, 4))).toBe(
      'Hi Dana, I am a person, and I am here for you. You said: ‘Two years is too long for us.’',
    );
  });

  it('quote the evidence of a trigger only where it was said', () => {
    const silent = spoken('c: Please, a person who can help me.');
    const evidence = (quote: string) => ({ trigger: { evidence: [{ quote, turn: 1 }] } });
    expect(briefOf(silent, evidence('a person who can help')).summary).toBe('Said: “a person who can help.”');
    expect(briefOf(silent, evidence('I will sue you all')).summary).toBeNull();
  });

  it('leave the platform its opener where the prospect has said nothing', () => {
    const claims = { opener: 'Ask about the fleet.' };
    expect(briefOf([], { claims }).opener).toBe('Ask about the fleet.');
    expect(briefOf(turns, { claims }).opener).not.toContain('fleet');
    expect(briefOf([]).opener).toBeNull();
  });
});
