/** Handoffs as they are shown: facts, with the names and words that are kept elsewhere. */
import type { HandoffInsight, JudgedHandoff } from '../../contract/insights.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { TurnDecision } from '../conversations/decision.ts';
import { compileBrief } from '../handoffs/compile-brief.ts';
import type { Handoff } from '../handoffs/handoff.ts';
import type { HandoffFacts } from './facts.ts';
import { type HandoffSource, latestFeedback } from './make-facts.ts';

/** Quotes beside a handoff in a list, and the length of any: two hundred handoffs, or a long call, must fit into one answer. */
const quotes = 3;
const quoteLength = 200;

export function judgedHandoff(
  facts: HandoffFacts,
  { handoff, conversation }: { readonly handoff: Handoff; readonly conversation: Conversation },
  repNames: ReadonlyMap<string, string>,
): JudgedHandoff {
  const { handoffId, at, rep, campaign, trigger, probability, verdict } = facts;
  const { name, company } = conversation.input.prospect;
  return {
    handoffId,
    at: new Date(at).toISOString(),
    name: name ?? null,
    company: company ?? null,
    rep: rep === null ? null : (repNames.get(rep) ?? rep),
    campaign,
    trigger,
    probability,
    timing: verdict?.timing ?? null,
    betterTurn: verdict?.betterTurn ?? null,
    disposition: verdict?.disposition ?? null,
    gaps: verdict?.gaps ?? [],
    evidence: handoff.trigger.evidence.slice(0, quotes).map(({ quote, turn }) => {
      return { quote: quote.slice(0, quoteLength), turn };
    }),
  };
}

/** Of decisions on the AI's turns nothing is shown: they decide nothing. */
function shownDecision(
  { turn, trigger, probability, fire, evidence }: TurnDecision,
  thresholdOf: (trigger: JudgedHandoff['trigger']) => number | null,
): HandoffInsight['decisions'][number] {
  return {
    turn,
    trigger,
    probability,
    threshold: trigger === null ? null : thresholdOf(trigger),
    fire,
    evidence: evidence.slice(0, 5).map((said) => ({ turn: said.turn, quote: said.quote.slice(0, quoteLength) })),
  };
}

/** @param thresholdOf probability from which the conversation's own triggers fired; null: no longer known */
export function handoffInsight(
  source: HandoffSource,
  handoff: JudgedHandoff,
  thresholdOf: (trigger: JudgedHandoff['trigger']) => number | null,
): HandoffInsight {
  const heard = source.decisions.filter(({ trigger }) => trigger !== null);
  return {
    handoff,
    note: latestFeedback(source.journal)?.body.note ?? '',
    turns: compileBrief(source.conversation, source.turns, source.handoff).transcript,
    decisions: heard.slice(-2_000).map((decision) => shownDecision(decision, thresholdOf)),
  };
}
