/** What is spoken of, now and before, as numbers for the heads. */
import { type ConceptName, conceptSources } from './concept-list.ts';
import { conceptNames } from './concepts.ts';
import type { DialogueState } from './dialogue-state.ts';
import type { CallerReading } from './reading.ts';

export interface HeadInput {
  /** 0..1, or -1..1 for a mood. */
  readonly value: number;
  /** Turns behind the value, latest last. */
  readonly turns: readonly number[];
}

/** Two things that mean more together: said now, and said now or before. */
const together: readonly (readonly [now: ConceptName, with_: ConceptName])[] = [
  ['next-step', 'pain'],
  ['next-step', 'money'],
  ['next-step', 'deadline'],
  ['next-step', 'size'],
  ['deadline', 'money'],
  ['law', 'decisive'],
  ['technical', 'decisive'],
  ['custom', 'size'],
  ['person', 'decisive'],
  ['person', 'anger'],
  ['person', 'next-step'],
  ['doubt', 'burned'],
  ['doubt', 'price'],
  ['anger', 'repeats'],
  ['anger', 'anger'],
  ['doubt', 'doubt'],
];
/** What weighs more once the AI could not say. */
const afterDenial: readonly ConceptName[] = ['law', 'technical', 'custom', 'decisive', 'person', 'deadline', 'repeats'];
/** What weighs more when the AI has just pressed for a commitment or named a price. */
const whenPushed: readonly ConceptName[] = ['doubt', 'burned', 'consults', 'next-step', 'settled'];

export const conceptInputNames: readonly string[] = [
  ...conceptNames.map((name) => conceptSources[name].says),
  ...conceptNames.map((name) => `${conceptSources[name].says}, earlier`),
  ...together.map(([now, also]) => `${conceptSources[now].says} and ${conceptSources[also].says}`),
  ...afterDenial.map((name) => `${conceptSources[name].says} after the AI could not say`),
  ...whenPushed.map((name) => `${conceptSources[name].says} when pressed`),
  'the AI could not say',
  'the AI says the same again',
  'says it was said before while the AI says the same again',
  'asks something',
  'asks something the AI could not say',
  'a long turn',
  'late in the call',
];

const questionWords = new Set('what who how when where which why can could do does is are will would'.split(' '));

export function asksSomething({ text, tokens }: CallerReading): boolean {
  return text.includes('?') || questionWords.has(tokens[0]?.word ?? '');
}

/** Whether the turn wants something of the seller: an answer, a next step, an exception. */
export function wantsSomething(reading: CallerReading): boolean {
  const { concepts } = reading;
  return asksSomething(reading) || Math.max(concepts['next-step'], concepts.custom, concepts.decisive) > 0.5;
}

export function conceptInputs(state: DialogueState, reading: CallerReading): readonly HeadInput[] {
  const { concepts, tokens } = reading;
  const { turn, ai, denied, aiEcho } = state;
  const earlier = (name: ConceptName): { turn: number; strength: number } =>
    state.spokenBefore[name] ?? { turn: 0, strength: 0 };
  const of = (value: number, turns: readonly number[] = [turn]): HeadInput => ({ value, turns });
  const pushed = ai === null ? 0 : Math.max(ai.acts['ask-commit'], ai.acts['quote-price']);
  const aiTurns = ai === null ? [turn] : [ai.turn, turn];
  const asks = Number(asksSomething(reading));
  const deniedTurns = denied.turn > 0 ? [denied.turn, turn] : [turn];
  return [
    ...conceptNames.map((name) => of(concepts[name])),
    ...conceptNames.map((name) => {
      const { turn: at, strength } = earlier(name);
      return of(strength, at > 0 ? [at] : []);
    }),
    ...together.map(([now, also]) => {
      const before = earlier(also);
      const other = now === also ? before.strength : Math.max(concepts[also], before.strength);
      return of(concepts[now] * other, before.turn > 0 ? [before.turn, turn] : [turn]);
    }),
    ...afterDenial.map((name) => of(concepts[name] * denied.strength, deniedTurns)),
    ...whenPushed.map((name) => of(concepts[name] * pushed, aiTurns)),
    of(denied.strength, deniedTurns),
    of(aiEcho.strength, aiEcho.turn > 0 ? [aiEcho.turn, ...aiTurns] : aiTurns),
    of(concepts.repeats * aiEcho.strength, aiTurns),
    of(asks),
    of(asks * denied.strength, deniedTurns),
    of(Math.min(1, tokens.length / 40)),
    of(Math.min(1, state.callerTurns / 8)),
  ];
}
