/** Clauses that say how serious, how soon, how much and who decides; alone, or as the answer to what the AI asked. */
import type { Clause } from './clauses.ts';
import { askedPatterns, type SignalKind, signalPatterns } from './signal-patterns.ts';
import { numeral } from './vocabulary.ts';

const mine = /\b(?:i|we|our|my|us|me)\b|\b(?:contract|lease|policy|budget|credit|deadline)\b/;
const denied = /\b(?:not|never|no|without|if only|nobody|neither)\b/;
const deniedStays: ReadonlySet<SignalKind> = new Set(['authority']);
/** "… in September, that is when we plan": the clause before says it. */
const continued = /^(?:and |because )?(?:that|which|this) is (?:when|why|where)\b/;
const aboutCall =
  /\b(?:call (?:me|us|back)|calling|called|busy|hang up|on vacation|meeting in|talk to you|hear from)\b/;

/** The kind of signal a clause gives by itself. */
export function signalIn(clause: Clause): SignalKind | null {
  const { words } = clause;
  for (const [kind, pattern] of signalPatterns) {
    if (!pattern.test(words)) continue;
    if (clause.asks && kind !== 'step') continue;
    if (kind === 'timeline' && continued.test(words)) continue;
    if (denied.test(words) && !deniedStays.has(kind)) continue;
    if ((kind === 'timeline' || kind === 'commitment') && !mine.test(words)) continue;
    if (kind === 'timeline' && aboutCall.test(words) && !/\bplan\b/.test(words)) continue;
    return kind;
  }
  return null;
}

/** The kind of signal a clause gives as the answer to what the AI asked. */
export function answerSignal(question: string, clause: Clause): SignalKind | null {
  if (clause.asks || /\b(?:not (?:sure|know)|no idea|why|depends)\b/.test(clause.words)) return null;
  for (const [kind, asks, holds] of askedPatterns) {
    if (asks.test(question) && holds.test(clause.words)) return kind;
  }
  return null;
}

/** True for an answer that says nothing without its question: "About 40". */
export function needsQuestion(clause: Clause): boolean {
  return bareAnswer.test(clause.words);
}

const bareAnswer = new RegExp(
  `^(?:(?:about|around|roughly|maybe|some|like|over|almost|nearly|just|yes|okay|well|probably|approximately|so|i think|or|to|a|${numeral})(?: |$))+$`,
);
