/** Calls written for Baton, with what a careful listener would put on the card. Turns count from 1. */
import type { ConversationTurn } from '../../../../src-main/desk/conversations/conversation.ts';

/** A turn, and words the card must show of it. */
export type Marked = readonly [turn: number, words: string];

export interface WrittenCall {
  readonly id: string;
  /**
   * Marked before the first rule was written, or after: what is new to the rules tells more. At first sight, before the
   * rules learned from them, the calls written after had precision .77 and recall .59 over all lists.
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
