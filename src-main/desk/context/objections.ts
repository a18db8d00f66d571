/** Clauses in which the prospect objects, and to what. */
import { type Clause, tokenAt } from './clauses.ts';
import { type ObjectionKind, objectionPatterns } from './objection-patterns.ts';

const denial = /\b(?:not|never|no|hardly|is not|without|nothing) (?:\w+ ){0,2}$/;
/** The pain of what they have now is no objection to what is offered. */
const theirs =
  /\b(?:our|my|the) (?:current|present|existing|own)\b|\b(?:they|he|she) (?:is|are|was|were|said|says|thinks?)\b|^(?:and )?(?:they|my (?:wife|husband|boss)|you) \b/;
const aboutCall =
  /\b(?:robot|bot|machine|recording|scam|this call|calling me|your voice|hear you|understand you|speak)\b/;

export interface FoundObjection {
  readonly kind: ObjectionKind;
  /** The token the objection begins at. */
  readonly at: number;
  /** Withdrawn in the same breath: "I was worried, but that seems fine". */
  readonly past: boolean;
}

export function objectionIn(clause: Clause): FoundObjection | null {
  if (clause.asks || aboutCall.test(clause.words)) return null;
  for (const [kind, pattern] of objectionPatterns) {
    const found = pattern.exec(clause.words);
    if (found === null) continue;
    const before = clause.words.slice(0, found.index);
    if (denial.test(`${before}`) && !/^(?:not|no|do not|can not|would not|will not)\b/.test(found[0])) continue;
    if (
      /\bnot (?:too|very|so|that|really|worried|concerned|bad|a )/.test(found[0]) &&
      kind !== 'terms' &&
      kind !== 'time' &&
      kind !== 'trust' &&
      kind !== 'need'
    )
      continue;
    if (
      kind !== 'stall' &&
      kind !== 'need' &&
      theirs.test(before === '' ? clause.words.slice(0, found.index + found[0].length) : before)
    )
      continue;
    if (clause.conditional && clause.first) continue;
    return {
      kind,
      at: tokenAt(clause, 0),
      past: /\b(?:was|were) (?:\w+ )?(?:worried|concerned|afraid|nervous|skeptical|hesitant|unsure)\b/.test(found[0]),
    };
  }
  return null;
}
