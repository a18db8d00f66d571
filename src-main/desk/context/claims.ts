/** What the platform says was said, held against the transcript: borne out by a turn, or only claimed. */
import { cleanLine } from '../../brief/clean-text.ts';
import { briefLimits, type Fact, type HandoffBrief, type Objection } from '../../contract/brief.ts';
import type { Claims } from '../handoffs/handoff.ts';
import { contentOf, overlap } from './content-words.ts';
import type { Extract } from './extract.ts';
import { sentencesOf } from './prose.ts';
import type { Witness } from './witness.ts';

type List = 'needs' | 'intentSignals' | 'objections' | 'openQuestions';
export type Lists = Pick<HandoffBrief, List>;
interface Claim {
  readonly text: string;
  readonly turn?: number | undefined;
  readonly answered?: boolean | undefined;
}

/** Sentences of a platform's summary that are read. */
const mostSentences = 40;

/** The desk's own lists with what the platform claims beside it; what the prospect said comes first. */
export function withClaims(found: Extract, claims: Claims, witness: Witness): Lists {
  const intentSignals = found.intentSignals.map(({ text, source }): Fact => ({ text, source }));
  const lists = { ...found, intentSignals };
  const told: Record<List, Claim[]> = {
    needs: [...(claims.needs ?? [])],
    intentSignals: [...(claims.intentSignals ?? [])],
    objections: [...(claims.objections ?? [])],
    openQuestions: [...(claims.openQuestions ?? [])],
  };
  for (const sentence of sentencesOf(claims.summary ?? '').slice(0, mostSentences)) {
    const turn = witness.bears(sentence) ?? witness.bearsInParts(sentence);
    // What is in the prospect's own words on the card already needs no second wording.
    if (turn === null || !holdsTurn(lists, turn)) told[placeOf(sentence)].push({ text: sentence });
  }
  return {
    needs: joined(lists.needs, told.needs, witness),
    intentSignals: joined(lists.intentSignals, told.intentSignals, witness),
    openQuestions: joined(lists.openQuestions, told.openQuestions, witness),
    objections: joinedObjections(lists.objections, told.objections, witness),
  };
}

function joined(own: readonly Fact[], claims: readonly Claim[], witness: Witness): Fact[] {
  const facts = claims.flatMap((claim) => factOf(claim, witness));
  return distinct([...own, ...facts]).slice(0, briefLimits.items);
}

function joinedObjections(own: readonly Objection[], claims: readonly Claim[], witness: Witness): Objection[] {
  const told = claims.flatMap((claim) =>
    factOf(claim, witness).map((fact): Objection => ({ ...fact, answered: claim.answered ?? null })),
  );
  // Where the transcript does not tell whether it was settled, the platform's word is better than none.
  const known = own.map((objection): Objection => {
    const same = told.find((claim) => sameFact(objection, claim));
    return { ...objection, answered: objection.answered ?? same?.answered ?? null };
  });
  return distinct([...known, ...told]).slice(0, briefLimits.items);
}

function factOf({ text, turn }: Claim, witness: Witness): Fact[] {
  const line = cleanLine(text, briefLimits.line);
  if (line === null) return [];
  const said = witness.bears(line, turn) ?? witness.bearsInParts(line);
  return [{ text: line, source: said === null ? { kind: 'claimed' } : { kind: 'said', turn: said } }];
}

/** The first of those that say the same. */
function distinct<T extends Fact>(facts: readonly T[]): T[] {
  const kept: T[] = [];
  for (const fact of facts) if (!kept.some((known) => sameFact(known, fact))) kept.push(fact);
  return kept;
}

/** Two facts of one turn that share words, or the same words of whatever source. */
function sameFact(known: Fact, fact: Fact): boolean {
  const [a, b] = [new Set(contentOf(known.text)), new Set(contentOf(fact.text))];
  const oneTurn = known.source.kind === 'said' && fact.source.kind === 'said' && known.source.turn === fact.source.turn;
  return oneTurn ? overlap(a, b) >= 0.5 : a.size > 0 && a.size === b.size && overlap(a, b) === 1;
}

function holdsTurn(lists: Readonly<Record<List, readonly Fact[]>>, turn: number): boolean {
  return [lists.needs, lists.intentSignals, lists.objections, lists.openQuestions].some((list) =>
    list.some(({ source }) => source.kind === 'said' && source.turn === turn),
  );
}

/** The list of the card a sentence about the call belongs to. */
function placeOf(sentence: string): List {
  if (
    /\?|\b(?:ask(?:ed|s|ing)? (?:about|how|what|when|whether|if|who|why|for (?:the )?(?:price|pricing))|want(?:s|ed)? to know|wonder(?:s|ed|ing)?)\b/i.test(
      sentence,
    )
  )
    return 'openQuestions';
  if (
    /\b(?:concern(?:s|ed)?|worr(?:y|ied|ies)|object(?:s|ed|ion|ions)|hesitant|hesitat\w+|push(?:es|ed)? back|complain\w*|frustrated|unhappy|too (?:expensive|high|long|much)|skeptical|sceptical)\b/i.test(
      sentence,
    )
  )
    return 'objections';
  return /\b(?:needs?|wants?|requires?|looking for|looks for|wishes)\b/i.test(sentence) ? 'needs' : 'intentSignals';
}
