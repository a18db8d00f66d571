/** Clauses in which the prospect says what they need. A wrong need on the card is worse than a missing one. */
import { type Clause, tokenAt } from './clauses.ts';

const adverbs =
  '(?:really |definitely |just |also |actually |do |mainly |basically |absolutely |only |certainly |honestly |like |currently |still |now |both |all |probably )*';
const wishes = [
  `\\b(?:i|we) ${adverbs}(?:need|want|require)\\b`,
  `\\b(?:i|we) would ${adverbs}(?:need|like|love|want)\\b`,
  `\\b(?:i|we) (?:am|are|were|was) ${adverbs}(?:looking for|looking to|after|hoping for|hoping to|trying to|searching for|in the market for)\\b`,
  `\\b(?:my|our) (?:team|boss|company|staff|drivers|dispatchers|customers|people|clients) ${adverbs}(?:needs?|wants?|requires?)\\b`,
  `\\b(?:it|everything|whatever we \\w+) ${adverbs}(?:must|has to|needs to|would have to|would need to) `,
  `\\bthat ${adverbs}(?:has to|needs to) `,
  `\\b(?:i|we) ${adverbs}(?:have to|must|got to) (?:be able to |start |find a way to )*(?:cut|reduce|replace|improve|track|comply|meet|keep|handle|integrate|support|prove|report|automate|migrate|consolidate|deliver|fix|upgrade|scale|insure|cover|store|ship|lower|manage|protect)\\b`,
  '\\bwhat (?:i|we) (?:really |actually |mainly )?(?:need|want) is\\b',
  '\\b(?:the )?(?:main|most important|important|key|big|only) (?:thing|part|requirement|priority) (?:for (?:me|us) )?is\\b',
  '\\b(?:i|we) (?:am|are) (?:struggling with|struggling to|losing)\\b',
  '\\b(?:my|our) (?:biggest|main|real) (?:problem|issue|challenge|headache|pain) (?:right now |today )?is\\b',
];
const need = new RegExp(wishes.join('|'));

/** Not about the product: the call itself, a person, being left alone, telling or asking something. */
const elsewhere =
  /^\s*(?:to )?(?:to |you |somebody |someone |a |an |the |your |some |that |it |just |really |quickly |also )*(?:speak|talk|speaking|talking|chat|discuss|connect|transfer|human|person|people|agent|representative|rep|manager|supervisor|operator|hang|hop|think|check|ask|know|say|tell|hear|understand|see if|see|thank|call|calling|call back|stop|cancel|unsubscribe|remove|off|repeat|listen|slow|wait|money back|refund|complain|sleep|finish|get (?:off|back to|going|out|to know)|do this|do that|(?:go|run|leave)(?! (?:live|paperless|digital|solar|ads|reports|payroll))|(?:out|help|time|minutes?|seconds?|moment|sec|break)(?=$| to\b| for a\b| please| now| soon| real))\b(?! (?:system|software|tool|plan|center|centre|app|recording|tracking|routing|dashboard|view|portal|reports?|training|scheduling))/;
/** "… a quote", "… to book a demo": a step, not a need. */
const step =
  /^\s*(?:to )?(?:get |have |see |book |schedule |order |sign |buy |start |arrange |set |compare|move forward|go ahead|proceed|a |an |the |your |some )*(?:(?:start|begin) (?:on|in|by|before|right|as)|join|enroll|switch|begin|launch|quotes?|demo|trial|meeting|contract|proposal|appointment|pricing|estimate|compare|sign|buy|order|book|schedule|move forward|go ahead|proceed|started)\b/;
const denied =
  /\b(?:not|never|no longer|nobody|nothing|last thing|hardly|without|used to|least|neither|if|unless|say|says|said|told|tell|think|thinks|thought|believe|whether|why|assume|pretend|wish|even though|used)\b/;
/** "we need it by May" says when, not what. */
const bare =
  /^\s*(?:it|that|this|them|one|something|anything|nothing|none|some|help|more)\b(?:\s(?:is|by|before|in|on|now|soon|asap|next|this|as|fast|quickly|done|live|today|tomorrow)\b.*)?$/;
/** What somebody wants to be is no need, with few exceptions; "that must be tough" is none either. */
const being = /^\s*to be (?!compliant|able|certified|covered)/;
const vague =
  /^\s*(?:to|so|too|all|you|me|us|badly|soon|now|first|more|less|better|else|time|help|there|here|what|pricing)$/;

/** "They need to record both sides" is a need where the AI has asked what they have to do, else talk of others. */
const theyNeed = /^(?:well |so |they |these |those |the \w+ )+(?:must|(?:need|have) to) /;
const asksForNeeds = /\b(?:would|should|must|need|have to|look(?:ing)? for|important|matters)\b/;

/**
 * The token the need begins at, null where the clause states none.
 * @param question what the AI has just asked, words as in a clause; empty where it asked nothing.
 */
export function needIn(clause: Clause, question: string): number | null {
  if (clause.asks) return null;
  const found = need.exec(clause.words) ?? (asksForNeeds.test(question) ? theyNeed.exec(clause.words) : null);
  if (found === null) return null;
  const before = clause.words.slice(0, found.index);
  const after = clause.words.slice(found.index + found[0].length);
  if (denied.test(before) || /\b(?:not|never)\b/.test(found[0])) return null;
  if (elsewhere.test(after) || step.test(after) || bare.test(after) || /^\s*(?:not|no|nothing)\b/.test(after))
    return null;
  if (being.test(after) && /^(?:i|we)\b/.test(found[0])) return null;
  // "It has to be …" must say about what; "it needs to stop" is a complaint.
  if (after.trim() === '' || vague.test(after)) return null;
  return tokenAt(clause, found.index);
}
