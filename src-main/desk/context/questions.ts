/** Questions a prospect asks about what is sold; those about the call, the line or the AI itself are none. */
import type { Clause } from './clauses.ts';
import { contentOf } from './content-words.ts';

/** What an answer has to hold. */
export type AnswerNeeded = 'number' | 'time' | 'yes-no' | 'words';

const aboutTheCall = [
  /\b(?:robot|bot|human|humans|recording|recorded|computer|automated|chatbot|scam|spam|joke|joking|serious|kidding|real person|an ai)\b/,
  /\bwho (?:is|are|am) (?:this|that|it|you|i|calling|speaking)\b|\bwhere (?:are|is|did) (?:you|this) (?:call|from|get|at)|\b(?:how|where) (?:did|do) you (?:get|have|know) (?:my|our|this)\b/,
  /\b(?:can|do|did) you (?:even )?(?:hear|hold|wait|stop|slow|speak|talk|repeat|say|listen|listening|understand|call)\b|\bare you (?:still )?(?:there|listening|sure|okay|ready|done|finished|calling|from|with|the|real)\b/,
  /\bhow are (?:you|things)\b|\bhow is it going\b|\bwhat (?:is|are) (?:up|it|that|this|your name|you)(?: (?:about|saying|talking about|called|for|calling about))?$|\bwhat (?:do|did|are) you (?:mean|want|say|saying|talking|asking|even)\b|\bwhat time is it\b/,
  /\bwhy (?:do|are|did) (?:you|we|i)\b|\bwho cares\b|\bdoes (?:that|it|this) make sense\b|\bis (?:that|this|it) (?:right|correct|okay|clear|all|true|fine|you|about)$|\bwhat did (?:you|i)\b|\bhow long (?:will|is|does) this (?:call|take)\b|\bwhat (?:is|are) this (?:call )?(?:about|for|regarding)\b/,
  /\b(?:can|could|may|should) i (?:just )?(?:ask|say|go|finish|call you|tell)\b|\bdo i have to (?:repeat|say|talk|tell|listen)\b|\bhow many times\b|\bwhat (?:else|about it)$|\byou know\b.{0,6}$|\bdid i\b/,
  /\bhow old are you\b|\bwhere (?:do )?you live\b|\byour (?:name|hobby|favou?rite|job|age|problem)\b|\bwhat do you (?:think|prefer|believe)\b|\bwho made you\b/,
];
const aPerson =
  /\b(?:speak|talk|chat|connect|transfer|put|pass|get|bring|hand|give|is there|are there|reach|find|anyone|there)\b(?: \w+){0,5} (?:person|human|someone|somebody|agents?|representative|rep|operator|manager|colleague|supervisor|anyone|anybody|specialist|expert|him|her|them|people|salesperson|boss|owner|underwriter|engineer|installer|planner|advis[eo]r|consultant|broker|technician)\b|\b(?:put|transfer|connect|patch|pass|hand) (?:me|us)(?: \w+)? ?(?:through|over)\b|\b(?:connect|transfer) (?:me|us)\b/;

export function asksForPerson(words: string): boolean {
  return aPerson.test(words);
}

export function isSalesQuestion(clause: Clause): boolean {
  if (!clause.asks) return false;
  const { words, tokens } = clause;
  if (tokens.length < 3 || aboutTheCall.some((pattern) => pattern.test(words)) || aPerson.test(words)) return false;
  // A question of another language is not understood here, so whether it was answered cannot be told.
  if (!english.test(words)) return false;
  return contentOf(words).length > 0 || /^(?:(?:and|so|okay|but|well) )*how (?:much|long|soon)\b/.test(words);
}

const english =
  /\b(?:the|you|your|we|our|it|is|are|do|does|can|what|how|when|who|which|where|will|would|and|for|with|of|that|this|there|my|on)\b/;

export function answerNeeded(words: string): AnswerNeeded {
  if (
    /\bhow (?:much|many|big|far|often)\b|\b(?:what|which)\b.*\b(?:price|cost|costs|premium|rate|fee|fees|deductible|discount|percentage)\b/.test(
      words,
    )
  )
    return 'number';
  if (/\bhow (?:long|soon|fast|quick|quickly)\b|\bwhen\b|\bwhat (?:date|day|time)\b|\bminimum term\b/.test(words))
    return 'time';
  return /\b(?:how|what|where|why|which|who|whose)\b/.test(words) ? 'words' : 'yes-no';
}
