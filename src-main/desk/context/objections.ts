/** Clauses in which the prospect objects, and to what. */
import type { Clause } from './clauses.ts';
import { type ObjectionKind, objectionPatterns } from './objection-patterns.ts';

const denial = /\b(?:not|never|no|hardly|is not|without|nothing) (?:\w+ ){0,2}$/;
/** The pain of what they have now is no objection to what is offered. */
const theirs =
  /\b(?:our|my|the) (?:current|present|existing|own)\b|\b(?:they|he|she) (?:is|are|was|were|said|says|thinks?)\b|^(?:and )?(?:they|my (?:wife|husband|boss)|you) \b/;
const aboutCall =
  /\b(?:robot|bot|machine|recording|scam|this call|calling me|your voice|hear you|understand you|speak)\b/;

const past = /\b(?:was|were) (?:\w+ )?(?:worried|concerned|afraid|nervous|skeptical|hesitant|unsure)\b/;
/** "It is not so expensive": the denial stands inside what was found. */
const deniedWithin = /\bnot (?:too|very|so|that|really|bad|a )/;
/** Objections about what is offered; the others are about the prospects themselves, whoever they speak of. */
const aboutOffer: ReadonlySet<ObjectionKind> = new Set(['price', 'fit']);
const aboutSelf: ReadonlySet<ObjectionKind> = new Set(['stall', 'need']);

export interface FoundObjection {
  readonly kind: ObjectionKind;
  /** Withdrawn in the same breath: "I was worried, but that seems fine". */
  readonly past: boolean;
}

export function objectionIn(clause: Clause): FoundObjection | null {
  if (clause.asks || aboutCall.test(clause.words) || (clause.conditional && clause.first)) return null;
  for (const [kind, pattern] of objectionPatterns) {
    const found = pattern.exec(clause.words);
    if (found === null) continue;
    const [words] = found;
    const before = clause.words.slice(0, found.index);
    if (denial.test(before) && !/^(?:not|no|do not|can not|would not|will not)\b/.test(words)) continue;
    if (aboutOffer.has(kind) && deniedWithin.test(words)) continue;
    if (!aboutSelf.has(kind) && theirs.test(before === '' ? words : before)) continue;
    return { kind, past: past.test(words) };
  }
  return null;
}
