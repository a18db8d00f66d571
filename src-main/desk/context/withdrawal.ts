/**
 * A wish not to be called, in whatever words: US rules let consent be revoked by any reasonable means (47 CFR
 * 64.1200(a)(10)). The consent fields are the platform's to change; the rep has to see that this was said.
 */
import type { ConversationTurn } from '../conversations/conversation.ts';
import { clausesOf, quoteOf } from './clauses.ts';

const wish = new RegExp(
  [
    '\\b(?:take|remove|get) (?:me|us|(?:my|our|this) (?:number|name)) (?:off|from) (?:of )?(?:your|the|this|that|any) (?:\\w+ )?(?:lists?|database|system)\\b',
    '(?<!not )\\b(?:stop|quit) calling\\b',
    '\\b(?:do not|never) (?:ever )?(?:call|contact|phone) (?:me|us|here|this number)(?: (?:again|any ?more|ever|back|please))*$',
    '\\b(?:put|add|place) (?:me|us) (?:on|to) (?:your|the) do not call\\b',
  ].join('|'),
);
/** "They never stop calling" is about others. */
const others = /\b(?:they|people|everybody|companies|competitors?)\b/;

/** The line for the card, null where nobody wished it. */
export function withdrawalIn(turns: readonly ConversationTurn[]): string | null {
  for (const { speaker, text, turn } of turns.toReversed()) {
    if (speaker !== 'prospect') continue;
    const clause = clausesOf(text).find(({ words }) => wish.test(words) && !others.test(words));
    const quote = clause === undefined ? null : quoteOf(text, clause);
    if (quote !== null) return `The prospect asked not to be called: "${quote}" (turn ${turn}).`;
  }
  return null;
}
