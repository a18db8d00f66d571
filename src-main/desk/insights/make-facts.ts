/** From what the desk has kept of a handoff to its facts. Pure. */
import { z } from 'zod';
import type { Conversation, ConversationTurn } from '../conversations/conversation.ts';
import type { TurnDecision } from '../conversations/decision.ts';
import { compileBrief } from '../handoffs/compile-brief.ts';
import type { Handoff, JournalEntry } from '../handoffs/handoff.ts';
import { reportSchemas } from '../handoffs/reports.ts';
import { filledFields } from './completeness.ts';
import type { HandoffFacts } from './facts.ts';
import { entriesOf, happenedAt, type Read, timesOf } from './journal-view.ts';
import { whyLost } from './lost.ts';

export interface HandoffSource {
  readonly handoff: Handoff;
  readonly conversation: Conversation;
  readonly turns: readonly ConversationTurn[];
  readonly decisions: readonly TurnDecision[];
  readonly journal: readonly JournalEntry[];
}

const triggered = z.object({ turn: z.int() });

/** The turn whose decision began the handoff: as journalled, or else the decision it was named after. */
export function firedTurnOf({
  handoff,
  decisions,
  journal,
}: Omit<HandoffSource, 'conversation' | 'turns'>): number | null {
  const told = entriesOf(journal, 'triggered', triggered).at(-1);
  if (told !== undefined) return told.body.turn;
  const { kind, probability } = handoff.trigger;
  const named = decisions.findLast(
    (decision) => decision.begins && decision.trigger === kind && decision.probability === probability,
  );
  return named?.turn ?? null;
}

/** The latest verdict; a report that came twice is the same verdict. */
export function latestFeedback(journal: readonly JournalEntry[]) {
  return entriesOf(journal, 'feedback', reportSchemas.feedback).reduce<Read<
    z.infer<typeof reportSchemas.feedback>
  > | null>(
    (latest, each) =>
      latest !== null && Date.parse(latest.body.submittedAt) > Date.parse(each.body.submittedAt) ? latest : each,
    null,
  );
}

function verdictOf(journal: readonly JournalEntry[]): HandoffFacts['verdict'] {
  const feedback = latestFeedback(journal);
  if (feedback === null) return null;
  const { timing, betterTurn, disposition, context, gaps } = feedback.body;
  const contextJudged = context !== null || gaps.length > 0;
  return { timing, betterTurn, disposition, contextJudged, gaps: [...new Set(gaps)], at: feedback.at };
}

const since = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : Math.max(0, to - from);

export function makeFacts(source: HandoffSource): HandoffFacts {
  const { handoff, conversation, turns, journal } = source;
  const created = handoff.createdAt.getTime();
  const triggeredAt = timesOf(journal, 'triggered')[0] ?? timesOf(journal, 'requested')[0] ?? created;
  const offers = timesOf(journal, 'offered');
  const [bridge] = entriesOf(journal, 'bridged', reportSchemas.bridged);
  const bridgedAt = bridge === undefined ? null : happenedAt(bridge, triggeredAt);
  const rings = entriesOf(journal, 'ringing', reportSchemas.ringing).map((each) => happenedAt(each, triggeredAt));
  const lastBefore = (times: readonly number[], limit: number | null): number | null =>
    times.findLast((time) => limit === null || time <= limit) ?? null;
  const answeredRing = lastBefore(rings, bridgedAt);
  const firstOfferAt = offers[0] ?? null;
  const ended = entriesOf(journal, 'ended', reportSchemas.ended).at(-1);
  const left = ended?.body.outcome.kind === 'caller-left-before-bridge' ? happenedAt(ended, triggeredAt) : null;
  const endedAt = handoff.endedAt?.getTime() ?? (ended === undefined ? null : happenedAt(ended, triggeredAt));
  const firedTurn = firedTurnOf(source);
  const heard = turns.filter(({ turn }) => firedTurn === null || turn <= firedTurn);
  const wasOffered = firstOfferAt !== null || rings.length > 0 || bridgedAt !== null;
  const last = [...journal].reverse().find(({ repId, current }) => current && repId !== '');
  return {
    handoffId: handoff.id,
    conversationId: handoff.conversationId,
    at: created,
    campaign: conversation.input.campaign ?? null,
    rep: handoff.holder ?? last?.repId ?? null,
    trigger: handoff.trigger.kind,
    probability: handoff.trigger.probability,
    firedTurn,
    verdict: verdictOf(journal),
    filled: wasOffered ? filledFields(compileBrief(conversation, heard, handoff)) : null,
    hops: {
      toOffer: since(triggeredAt, firstOfferAt),
      toRing: answeredRing === null ? null : since(lastBefore(offers, answeredRing), answeredRing),
      toBridge: since(answeredRing, bridgedAt),
      inAll: since(triggeredAt, bridgedAt),
    },
    clock: {
      triggeredAt,
      firstOfferAt,
      acceptedAt: timesOf(journal, 'connected')[0] ?? timesOf(journal, 'accept')[0] ?? null,
      aiLeftAt: timesOf(journal, 'ai-left')[0] ?? null,
      bridgedAt,
      // Over without a bridge, nobody waits any longer.
      prospectLeftAt: timesOf(journal, 'prospect-left')[0] ?? left ?? (bridgedAt === null ? endedAt : null),
    },
    endedAt,
    lost: whyLost(journal, handoff.state === 'ended'),
  };
}
