import { describe, expect, it } from 'vitest';
import { extract } from '../../../src-main/desk/context/extract.ts';
import { spoken } from './corpus/call.ts';

const found = (call: string) => extract(spoken(call));
const said = (facts: readonly { readonly text: string; readonly source: object }[]) => facts.map(({ text }) => text);

describe('needs', () => {
  it.each([
    "c: We don't need a new system.",
    'c: If we needed that we would have it.',
    'c: They always say we need dashboards for this.',
    'c: The last thing we need is another tool.',
    'c: I need to go now.',
    'c: I want to talk to a human.',
    'c: I need you to speak up please.',
    'c: Do we need a licence for this?',
    'c: I used to need a bigger van.',
    'a: You need real-time alerts and we need your address.\nc: Okay.',
  ])('are not read into %j', (call) => {
    expect(found(call).needs).toEqual([]);
  });

  it('are quoted from where the thought begins to where it ends, without what slips between', () => {
    const call = 'c: Okay so, um, we we really need alerts in real time, but not at night. Anyway.';
    expect(found(call).needs).toEqual([
      { text: 'We really need alerts in real time', source: { kind: 'said', turn: 1 } },
    ]);
  });

  it('may be one word', () => {
    expect(said(found('c: We need SSO. Do you have that?').needs)).toEqual(['We need SSO']);
  });

  it('said again are one, in the later words unless the earlier say more', () => {
    const call = `
      c: We need alerts for the trailers.
      c: We need a second driver app.
      c: As I said, we need alerts for all refrigerated trailers.
      c: We need the alerts for trailers.`;
    expect(found(call).needs).toEqual([
      { text: 'We need alerts for all refrigerated trailers', source: { kind: 'said', turn: 3 } },
      { text: 'We need a second driver app', source: { kind: 'said', turn: 2 } },
    ]);
  });

  it('are found in words without marks', () => {
    const call = 'c: yeah hi so we need a carrier that picks up on saturdays do you do liftgate';
    const { needs, openQuestions } = found(call);
    expect([said(needs), said(openQuestions)]).toEqual([
      ['We need a carrier that picks up on saturdays'],
      ['Do you do liftgate?'],
    ]);
  });
});

describe('questions', () => {
  const asked = (question: string, ...rest: string[]) =>
    said(found([`c: ${question}`, ...rest].join('\n')).openQuestions);

  it.each([
    ['a: Plans start at 40 dollars per user.', true],
    ['a: That is a great question.', false],
    ["a: I'm not able to say, but a colleague can tell you.", false],
    ['a: How many users do you have?', false],
    ["a: Sorry, I didn't catch that.", false],
    ['a: We have a plan for every company.', false],
  ])('about a price are answered by %j: %j', (reply, answered) => {
    expect(asked('How much does the plan cost?', reply)).toHaveLength(answered ? 0 : 1);
  });

  it('open again when the prospect says so', () => {
    const call = ['a: The list price is 19 dollars per van.', 'c: That is not what I asked.'] as const;
    expect(asked('What happens to the price in year two?', call[0])).toEqual([]);
    expect(asked('What happens to the price in year two?', ...call)).toEqual([
      'What happens to the price in year two?',
    ]);
  });

  it('are told apart where one turn asks two', () => {
    const question = 'Do you support single sign-on? And where is the data stored?';
    expect(asked(question, 'a: Single sign-on is supported. For the rest I have to ask.')).toEqual([
      'Do you support single sign-on?',
      'Where is the data stored?',
    ]);
    expect(asked(question, 'a: The data is stored in Frankfurt, and we do support single sign-on.')).toEqual([]);
  });

  it.each([
    'Are you a robot?',
    'Who is this?',
    'How did you get my number?',
    'Can you hear me?',
    'What?',
    'Can I talk to a person?',
    'How are you today?',
  ])('about the call are none: %j', (question) => expect(asked(question)).toEqual([]));
});

describe('objections', () => {
  const settled = (...rest: string[]) =>
    found(["c: That's too expensive for us.", ...rest].join('\n')).objections.map(({ answered }) => answered);

  it.each([
    ['nobody has said anything to it', [], false],
    ['the AI was only polite', ['a: I understand.', 'c: Okay.'], false],
    ['the AI put it off', ['a: A colleague can explain the price.', 'c: Okay.'], false],
    ['the AI answered and the call was handed over', ['a: With yearly billing it is a third less.'], null],
    ['the prospect took the answer', ['a: With yearly billing it is a third less.', 'c: Oh, that works.'], true],
    [
      'the prospect went on to other things',
      ['a: With yearly billing it is a third less.', 'c: Do you support single sign-on?'],
      true,
    ],
    [
      'the prospect held on to it',
      ['a: With yearly billing it is a third less.', "c: That's still too expensive."],
      false,
    ],
  ] as const)('are answered or not: %s', (_name, rest, answered) => {
    expect(settled(...rest)).toEqual([answered]);
  });

  it.each([
    "c: It's not too expensive.",
    'c: Is it expensive?',
    'c: Our current provider is too expensive.',
    'c: No concerns from my side.',
    "c: I'm not worried about that.",
  ])('are not read into %j', (call) => {
    expect(found(call).objections).toEqual([]);
  });
});

describe('signals', () => {
  it('keep the question that makes an answer mean something', () => {
    const call = 'a: How many people would use it?\nc: About 40.';
    expect(said(found(call).intentSignals)).toEqual(['About 40 (asked: How many people would use it?)']);
  });

  it('keep their condition', () => {
    expect(said(found("c: If you can do it by August, I'm ready to sign.").intentSignals)).toEqual([
      "If you can do it by August, I'm ready to sign",
    ]);
  });
});
