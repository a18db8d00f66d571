/** The trigger a rep reads, from the decision that fired it. */
import { cleanLine } from '../../brief/clean-text.ts';
import { briefLimits, type Trigger, type TriggerKind } from '../../contract/brief.ts';
import type { TurnDecision } from './decision.ts';

const reasons: Readonly<Record<TriggerKind, string | null>> = {
  'explicit-request': 'Asked to speak with a person',
  complexity: 'Questions beyond what the AI can answer',
  hesitation: 'Interested, but hesitating',
  frustration: 'Getting frustrated with the AI',
  'high-interest': 'Ready for the next step',
  'high-value': 'A high-value account with a live need',
  loop: 'The conversation goes in circles',
  unknown: null,
};

export function triggerOf(decision: TurnDecision): Trigger {
  const kind = decision.trigger ?? 'unknown';
  // The words that tipped it first: a card has room for one quote.
  const newestFirst = decision.evidence.toSorted((one, other) => other.turn - one.turn);
  const evidence = newestFirst.slice(0, 10).flatMap(({ quote, turn }) => {
    const line = cleanLine(quote, briefLimits.line);
    return line === null ? [] : [{ quote: line, turn }];
  });
  return { kind, probability: decision.probability, reason: reasons[kind], evidence };
}
