/** How two lists about one call become one, the same however often they are merged. */
import { briefLimits, type Fact, type TranscriptTurn, type Trigger } from '../contract/brief.ts';

/** Both lists without duplicates; a fact known with its turn replaces the claim of the same fact. */
export function unionFacts<T extends Fact>(first: readonly T[], second: readonly T[]): T[] {
  const byText = new Map<string, T>();
  for (const fact of [...first, ...second]) {
    const key = comparable(fact.text);
    const known = byText.get(key);
    byText.set(key, known === undefined ? fact : combineFacts(known, fact));
  }
  return [...byText.values()];
}

/** Both lists of quotes without duplicates; a turn fills in where the first did not know it. */
export function unionEvidence(first: Trigger['evidence'], second: Trigger['evidence']): Trigger['evidence'] {
  const byQuote = new Map<string, Trigger['evidence'][number]>();
  for (const item of [...first, ...second]) {
    const key = comparable(item.quote);
    const known = byQuote.get(key);
    byQuote.set(key, known === undefined ? item : { ...known, turn: known.turn ?? item.turn });
  }
  return [...byQuote.values()].slice(0, 10);
}

/**
 * One transcript from two. They are joined only where they agree on the turns both have; two sources that count
 * differently would make a conversation nobody had, so then the first stays alone.
 */
export function unionTranscripts(
  first: readonly TranscriptTurn[],
  second: readonly TranscriptTurn[],
): TranscriptTurn[] {
  if (first.length === 0 || second.length === 0) return [...first, ...second];
  const byTurn = new Map(first.map((item) => [item.turn, item]));
  const agrees = second.every((item) => {
    const known = byTurn.get(item.turn);
    return known === undefined || (known.speaker === item.speaker && comparable(known.text) === comparable(item.text));
  });
  if (!agrees) return [...first];
  for (const item of second) {
    const known = byTurn.get(item.turn);
    byTurn.set(item.turn, known === undefined ? item : { ...known, atSeconds: known.atSeconds ?? item.atSeconds });
  }
  return [...byTurn.values()].sort((a, b) => a.turn - b.turn).slice(-briefLimits.turns);
}

function combineFacts<T extends Fact>(known: T, added: T): T {
  const source = known.source.kind === 'claimed' && added.source.kind === 'said' ? added.source : known.source;
  const combined = { ...known, source };
  if ('answered' in combined && 'answered' in added) combined.answered ??= added.answered;
  return combined;
}

/** Two spellings of one sentence compare equal: case, spacing and the full stop do not matter. */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.!?…]+/gu, ' ')
    .trim();
}
