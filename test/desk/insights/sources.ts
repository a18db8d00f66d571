/** Handoffs as the desk keeps them, as short as they can be written, and their facts. */
import type { FeedbackDraft } from '../../../src-main/contract/feedback.ts';
import type { TurnDecision } from '../../../src-main/desk/conversations/decision.ts';
import type { JournalEntry } from '../../../src-main/desk/handoffs/handoff.ts';
import type { HandoffFacts } from '../../../src-main/desk/insights/facts.ts';
import type { HandoffSource } from '../../../src-main/desk/insights/make-facts.ts';

export const begin = Date.UTC(2026, 2, 2, 15);
export const second = 1_000;
const at = new Date(begin);

/** @param atSecond since the handoff began */
export function entry(kind: string, atSecond: number, body: unknown, repId = ''): JournalEntry {
  return { kind, repId, body, at: new Date(begin + atSecond * second), current: true };
}

export function feedbackOf(
  told: Partial<FeedbackDraft> & { readonly submitted?: number },
): Readonly<Record<string, unknown>> {
  const { submitted = 60, ...draft } = told;
  return {
    ...{ disposition: null, timing: null, betterTurn: null, context: null, gaps: [], rating: null, note: '' },
    ...{ handoffId: '4b0e6c1e-6b7b-4b6e-9f3e-1c9b0f6a2d10', handoffKey: 'h1' },
    idempotencyKey: '0d3f2c52-6a3e-4a9b-8d45-1f0a9b8c7d6e',
    submittedAt: new Date(begin + submitted * second).toISOString(),
    ...draft,
  };
}

const decision = (turn: number, probability: number): TurnDecision => ({
  ...{ turn, fire: true, begins: true, trigger: 'loop', probability, evidence: [], contributions: [] },
  ...{ counterfactual: null, weightsVersion: 'w' },
});

export function sourceOf(journal: readonly JournalEntry[], state: 'waiting' | 'ended'): HandoffSource {
  const input = { prospect: { name: 'Dana' }, crm: { tier: 'gold' }, campaign: 'spring' };
  const evidence = [{ quote: 'you said that', turn: 4 }];
  return {
    handoff: {
      ...{ teamId: 'acme', id: 'h1', conversationId: 'c1', state, fence: 1, holder: null, queue: null, claims: {} },
      trigger: { kind: 'loop', probability: 0.8, reason: 'Circles', evidence },
      ...{ createdAt: at, endedAt: null },
    },
    conversation: { teamId: 'acme', id: 'c1', input, startedAt: at, createdAt: at },
    turns: [
      { turn: 1, speaker: 'ai', text: 'Hello.', atSeconds: null },
      { turn: 2, speaker: 'prospect', text: 'Where is my order?', atSeconds: null },
    ],
    decisions: [decision(2, 0.7), decision(4, 0.8), decision(6, 0.9)],
    journal,
  };
}

export function factsWith(changes: Partial<HandoffFacts> = {}): HandoffFacts {
  const clock = { triggeredAt: begin, firstOfferAt: null, acceptedAt: null, aiLeftAt: null };
  return {
    ...{ handoffId: 'h1', conversationId: 'c1', at: begin, campaign: null, rep: null, trigger: 'loop' },
    ...{ probability: 0.5, firedTurn: 3, verdict: null, filled: null, endedAt: null, lost: null },
    hops: { toOffer: null, toRing: null, toBridge: null, inAll: null },
    clock: { ...clock, bridgedAt: null, prospectLeftAt: null },
    ...changes,
  };
}

export function verdictWith(changes: Partial<NonNullable<HandoffFacts['verdict']>>): HandoffFacts['verdict'] {
  const nothing = { timing: null, betterTurn: null, disposition: null, contextJudged: false, gaps: [] };
  return { ...nothing, at: begin, ...changes };
}
