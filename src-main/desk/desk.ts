/** What the desk does, without HTTP. Every call is made in the name of a key, and sees the team of that key alone. */
import { randomUUID } from 'node:crypto';
import type { Availability } from '../contract/availability.ts';
import type { HandoffBrief, Trigger } from '../contract/brief.ts';
import type { Conversation, ConversationInput, TurnInput } from './conversations/conversation.ts';
import type { TurnDecision } from './conversations/decision.ts';
import { createListeners } from './conversations/listeners.ts';
import { triggerOf } from './conversations/trigger-of.ts';
import type { TriggerPort } from './conversations/trigger-port.ts';
import { compileBrief } from './handoffs/compile-brief.ts';
import type { Claims, Handoff, HandoffInput } from './handoffs/handoff.ts';
import { progress } from './handoffs/progress.ts';
import { newReference, referenceLifeMs } from './handoffs/references.ts';
import type { Report } from './handoffs/reports.ts';
import { showReference } from './handoffs/show-reference.ts';
import type { ApiKey } from './keys/api-key.ts';
import { type DeskResult, done, refuse } from './problem.ts';
import type { DeskStore } from './store/store.ts';

export type Caller = Pick<ApiKey, 'teamId' | 'id' | 'kind' | 'subject' | 'scopes'>;

export interface Offer {
  readonly handoff: Handoff;
  /** For `X-Baton-Handoff`; null where a rep has the handoff already. */
  readonly reference: { readonly text: string; readonly expiresAt: Date } | null;
}

export interface Heard {
  /** On the turns of this request, and on those that waited for them. Turns behind a gap have none yet. */
  readonly decisions: readonly TurnDecision[];
  readonly added: readonly number[];
  readonly repeated: readonly number[];
  /** The first turn the desk has not heard. */
  readonly nextTurn: number;
  /** The handoff a decision of this request has opened. */
  readonly offer: Offer | null;
}

export interface Desk {
  converse(caller: Caller, input: ConversationInput): Promise<Conversation>;
  hear(caller: Caller, conversationId: string, turns: readonly TurnInput[]): Promise<DeskResult<Heard>>;
  offer(caller: Caller, conversationId: string, input: HandoffInput): Promise<DeskResult<Offer>>;
  conversation(
    caller: Caller,
    id: string,
  ): Promise<DeskResult<{ readonly conversation: Conversation; readonly handoff: Handoff | null }>>;
  /** @param reference the X-Baton-Handoff of the INVITE; a rep must have one, or hold the handoff already. */
  brief(caller: Caller, handoffId: string, reference: string | null): Promise<DeskResult<HandoffBrief>>;
  report(caller: Caller, handoffId: string, report: Report): Promise<DeskResult<undefined>>;
  setAvailability(caller: Caller, availability: Availability): Promise<void>;
}

export interface DeskParts {
  readonly store: DeskStore;
  readonly triggers: TriggerPort;
  readonly now: () => Date;
  readonly referenceLifeMs?: number;
}

const noConversation = refuse('not-found', 'There is no such conversation.');
const noHandoff = refuse('not-found', 'There is no such handoff.');

export function createDesk(parts: DeskParts): Desk {
  const { store, triggers, now } = parts;
  const listeners = createListeners(store, triggers);

  async function offerOf(teamId: string, conversationId: string, trigger: Trigger | null, claims: Claims | null) {
    const team = await store.team(teamId);
    if (team === null) throw new Error('A key without a team.');
    const at = now();
    const reference = newReference(at, parts.referenceLifeMs ?? referenceLifeMs);
    const wanted = { teamId, id: randomUUID(), conversationId, trigger, claims, reference: reference.issued, at };
    const { handoff, offered } = await store.handoffs.offer(wanted);
    const { expiresAt } = reference.issued;
    return { handoff, reference: offered ? { text: reference.sign(handoff.id, team.referenceKey), expiresAt } : null };
  }

  /** The decision an offer is owed for. One that fired before a crash is owed still; a running offer is left in peace. */
  async function owed(teamId: string, id: string, all: readonly TurnDecision[], fresh: readonly TurnDecision[]) {
    if (!all.some(({ begins }) => begins)) return undefined;
    const handoff = await store.handoffs.ofConversation(teamId, id);
    if (handoff === null) return all.findLast(({ begins }) => begins);
    const free = handoff.state === 'waiting' || handoff.state === 'ended';
    return free ? fresh.findLast(({ begins }) => begins) : undefined;
  }

  return {
    async converse({ teamId }, input) {
      const createdAt = now();
      const startedAt = input.startedAt === undefined ? createdAt : new Date(input.startedAt);
      const conversation = { teamId, id: randomUUID(), input, startedAt, createdAt };
      await store.conversations.add(conversation);
      return conversation;
    },

    async hear({ teamId }, id, turns) {
      const conversation = await store.conversations.get(teamId, id);
      if (conversation === null) return noConversation;
      const told = turns.map((turn) => ({ ...turn, atSeconds: turn.atSeconds ?? null }));
      const result = await store.conversations.addTurns(teamId, id, told);
      if (result.kind === 'contradiction') {
        return refuse('unprocessable', `Turn ${result.turn} is known with other words. Nothing was added.`);
      }
      const { decisions, fresh } = await listeners.decide(conversation);
      const numbers = new Set(turns.map(({ turn }) => turn));
      const begins = await owed(teamId, id, decisions, fresh);
      const offer = begins === undefined ? null : await offerOf(teamId, id, triggerOf(begins), null);
      return done({
        decisions: decisions.filter(
          ({ turn }) => numbers.has(turn) || fresh.some((decision) => decision.turn === turn),
        ),
        added: result.added,
        repeated: result.repeated,
        nextTurn: (decisions.at(-1)?.turn ?? 0) + 1,
        offer,
      });
    },

    async offer({ teamId }, id, input) {
      if ((await store.conversations.get(teamId, id)) === null) return noConversation;
      const given = input.trigger;
      const trigger: Trigger | null =
        given === undefined
          ? null
          : {
              kind: given.kind ?? 'unknown',
              probability: given.probability ?? null,
              reason: given.reason ?? null,
              evidence: given.evidence ?? [],
            };
      return done(await offerOf(teamId, id, trigger, input.claims ?? null));
    },

    async conversation({ teamId }, id) {
      const conversation = await store.conversations.get(teamId, id);
      if (conversation === null) return noConversation;
      return done({ conversation, handoff: await store.handoffs.ofConversation(teamId, id) });
    },

    async brief(caller, handoffId, reference) {
      const { teamId } = caller;
      const handoff = await store.handoffs.get(teamId, handoffId);
      if (handoff === null) return noHandoff;
      const shown = await showReference({ store, caller, handoff, reference, at: now() });
      if (!shown.ok) return shown;
      const conversation = await store.conversations.get(teamId, handoff.conversationId);
      if (conversation === null) return noHandoff;
      const turns = await store.conversations.turns(teamId, conversation.id);
      return done(compileBrief(conversation, turns, handoff));
    },

    async report({ teamId, subject }, handoffId, report) {
      const reporter = { repId: subject, at: now() };
      const answer = await store.handoffs.update(teamId, handoffId, (current) => progress(current, report, reporter));
      return answer ?? noHandoff;
    },

    setAvailability: ({ teamId, subject }, availability) => store.availability.set(teamId, subject, availability),
  };
}
