/** Calls written for Baton, with what a careful listener would put on the card. Turns count from 1. */
import type { ConversationTurn } from '../../../../src-main/desk/conversations/conversation.ts';

/** A turn, and words the card must show of it. */
export type Marked = readonly [turn: number, words: string];

export interface WrittenCall {
  readonly id: string;
  /**
   * before: marked before the first rule was written. after: marked later, in three lots, and learned from since; at
   * first sight these had precision .65, .74, .73 and recall .48, .64, .65 over all lists.
   */
  readonly part: 'before' | 'after';
  readonly turns: readonly ConversationTurn[];
  readonly needs: readonly Marked[];
  readonly objections: readonly (readonly [turn: number, words: string, answered: boolean | null])[];
  readonly openQuestions: readonly Marked[];
  readonly intentSignals: readonly Marked[];
  /** What the prospect says of themselves. */
  readonly prospect?: { readonly name?: string; readonly company?: string; readonly role?: string };
}

/** `a: …` is the AI, `c: …` the prospect; ten seconds a turn. */
export function spoken(text: string): ConversationTurn[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((line, index) => ({
      turn: index + 1,
      speaker: line.startsWith('a:') ? 'ai' : 'prospect',
      text: line.slice(2).trim(),
      atSeconds: index * 10,
    }));
}
