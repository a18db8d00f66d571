/** The dialogue state as numbers for the heads, each with the turns it speaks of. */
import { conceptInputNames, conceptInputs, type HeadInput } from './concept-inputs.ts';
import type { DialogueState, Mark } from './dialogue-state.ts';
import type { CallerReading } from './reading.ts';

export type { HeadInput } from './concept-inputs.ts';

const actInputNames = [
  'needs disclosed',
  'commitment disclosed',
  'qualified',
  'asks about price',
  'asks about technology',
  'asks about law or security',
  'asks about scope',
  'asks for something special',
  'says it matters',
  'hesitates',
  'frustrated',
  'interested',
  'brushes off',
  'price asked once qualified',
  'technology asked once qualified',
  'law asked once qualified',
  'scope asked once qualified',
  'special wish once qualified',
  'commits',
  'commits once qualified',
  'interested once qualified',
  'asks again',
  'asks again after one fallback',
  'asks again after two fallbacks',
  'second time asked again',
  'answer not known before',
  'answer not known twice',
  'question the AI could not answer',
  'open question asked again',
  'it mattered before',
  'special wish before',
  'law asked after a special wish',
  'anything asked after a special wish',
  'hesitates at a commitment',
  'hesitates at a plain question',
  'hesitated before',
  'hesitates again',
  'frustrated before',
  'frustrated again',
  'mood fell',
  'low mood',
  'tone of frustration',
  'tone of hesitation',
  'tone of interest',
  'browsing only',
  'frustrated after a fallback',
  'agrees',
  'interest before',
  'two interested turns',
  'hesitates after a price',
] as const;
export const headInputNames: readonly string[] = [...actInputNames, ...conceptInputNames];
export const headInputCount = headInputNames.length;

/** Sum of strengths, at most `full`, as a share of it. */
function share(marks: readonly Mark[], full: number): number {
  return Math.min(1, marks.reduce((sum, { strength }) => sum + strength, 0) / full);
}

const turnsOf = (marks: readonly Mark[]): number[] => marks.map(({ turn }) => turn);
const before = (marks: readonly Mark[], turn: number): readonly Mark[] =>
  marks.filter((mark) => mark.turn < turn && mark.turn >= turn - 12);

/** `state` already holds the caller's turn that `reading` read. */
export function headInputs(state: DialogueState, reading: CallerReading): readonly HeadInput[] {
  const { acts, emotions } = reading;
  const { turn } = state;
  const now = [turn];
  const needs = before(state.needs, turn);
  const commits = before(state.commits, turn);
  const told = [...turnsOf(needs), ...turnsOf(commits)];
  const qualified = Math.min(1, (share(needs, 3) * 3 + share(commits, 3) * 3) / 3);
  const asks = Math.max(acts['ask-price'], acts['ask-tech'], acts['ask-legal'], acts['ask-scope']);
  const { ai } = state;
  const aiTurn = ai === null ? [] : [ai.turn];
  const again = Math.max(
    state.repeat.strength,
    state.fallbacks.length > 0 && reading.assent <= 0 ? acts.reask * 0.8 : 0,
  );
  const againTurns = state.repeat.turn > 0 ? [state.repeat.turn, turn] : now;
  const fallbacks = state.fallbacks.length;
  const unknown = state.notKnown;
  const unknownRun = unknown.filter((at) => at >= turn - 8);
  const customs = before(state.customs, turn);
  const hesitated = before(state.hesitations, turn);
  const annoyed = before(state.frustrations, turn);
  const keen = before(state.interests, turn);
  const mattered = before(state.importants, turn);
  const pushed = ai === null ? 0 : Math.max(ai.acts['ask-commit'], ai.acts['quote-price']);
  const inquired = ai === null ? 0 : ai.acts.discover * (1 - pushed);
  const priced = state.pushes.filter((mark) => mark.turn >= turn - 6);
  const moodThen = state.moods[0] ?? 0;
  const of = (value: number, turns: readonly number[] = now): HeadInput => ({ value, turns });
  return [
    of(share(needs, 3), turnsOf(needs)),
    of(share(commits, 2), turnsOf(commits)),
    of(qualified, told),
    of(acts['ask-price']),
    of(acts['ask-tech']),
    of(acts['ask-legal']),
    of(acts['ask-scope']),
    of(acts.custom),
    of(acts.important),
    of(acts.hesitate),
    of(acts.frustrate),
    of(acts.interest),
    of(acts.brush),
    of(acts['ask-price'] * qualified, [...told, turn]),
    of(acts['ask-tech'] * qualified, [...told, turn]),
    of(acts['ask-legal'] * qualified, [...told, turn]),
    of(acts['ask-scope'] * qualified, [...told, turn]),
    of(acts.custom * qualified, [...told, turn]),
    of(acts.commit),
    of(acts.commit * qualified, [...told, turn]),
    of(acts.interest * qualified, [...told, turn]),
    of(again, againTurns),
    of(fallbacks === 1 ? again : 0, [...state.fallbacks, ...againTurns]),
    of(fallbacks >= 2 ? again : 0, [...state.fallbacks, ...againTurns]),
    of(state.reasks.length >= 2 ? again : 0, state.reasks),
    of(Number(unknownRun.length === 1), unknownRun),
    of(Number(unknownRun.length >= 2), unknownRun),
    of(unknownRun.length > 0 ? asks : 0, [...unknownRun, turn]),
    of(unknownRun.length >= 2 ? Math.max(again, asks) : 0, [...unknownRun, ...againTurns]),
    of(share(mattered, 1), turnsOf(mattered)),
    of(share(customs, 1), turnsOf(customs)),
    of(share(customs, 1) * acts['ask-legal'], [...turnsOf(customs), turn]),
    of(share(customs, 1) * Math.max(asks, acts.custom), [...turnsOf(customs), turn]),
    of(acts.hesitate * pushed, [...aiTurn, turn]),
    of(acts.hesitate * inquired, [...aiTurn, turn]),
    of(share(hesitated, 2), turnsOf(hesitated)),
    of(share(hesitated, 2) * acts.hesitate, [...turnsOf(hesitated), turn]),
    of(share(annoyed, 2), turnsOf(annoyed)),
    of(share(annoyed, 1) * acts.frustrate, [...turnsOf(annoyed), turn]),
    of(Math.max(0, moodThen - state.mood)),
    of(Math.max(0, -state.mood)),
    of(emotions.frustration),
    of(emotions.hesitation),
    of(emotions.interest),
    of(state.brushes.length > 0 && told.length === 0 ? 1 : 0, turnsOf(state.brushes)),
    of(fallbacks > 0 ? acts.frustrate : 0, [...state.fallbacks, turn]),
    of(Number(reading.assent > 0)),
    of(share(keen, 2), turnsOf(keen)),
    of(share(keen, 1) * acts.interest, [...turnsOf(keen), turn]),
    of(priced.length > 0 ? acts.hesitate : 0, [...turnsOf(priced), turn]),
    ...conceptInputs(state, reading),
  ];
}
