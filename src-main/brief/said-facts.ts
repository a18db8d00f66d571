/** A fact marked "said on the call" has to be found there. */
import type { Fact, HandoffBrief } from '../contract/brief.ts';

/**
 * Turns `said` into `claimed` where the brief's own transcript has no such turn, and drops such turns from quotes.
 * Without a transcript nothing can be checked and nothing changes. Turns before the first one kept are believed.
 */
export function checkSaidFacts(brief: HandoffBrief): void {
  const first = brief.transcript[0]?.turn;
  if (first === undefined) return;
  const turns = new Set(brief.transcript.map((item) => item.turn));
  const found = (turn: number): boolean => turn < first || turns.has(turn);
  const check = <T extends Fact>(fact: T): T =>
    fact.source.kind === 'said' && !found(fact.source.turn) ? { ...fact, source: { kind: 'claimed' } } : fact;
  brief.needs = brief.needs.map(check);
  brief.intentSignals = brief.intentSignals.map(check);
  brief.objections = brief.objections.map(check);
  brief.openQuestions = brief.openQuestions.map(check);
  brief.crm = brief.crm.map(check);
  brief.trigger.evidence = brief.trigger.evidence.map((item) =>
    item.turn !== null && !found(item.turn) ? { ...item, turn: null } : item,
  );
}
