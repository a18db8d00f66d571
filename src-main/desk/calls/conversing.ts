/** Conversations as platforms tell them: begun, heard turn by turn, decided on. */
import { randomUUID } from 'node:crypto';
import type { Conversation } from '../conversations/conversation.ts';
import type { TurnDecision } from '../conversations/decision.ts';
import { createListeners } from '../conversations/listeners.ts';
import { triggerOf } from '../conversations/trigger-of.ts';
import type { Answered, Desk, DeskParts } from '../desk.ts';
import { deskEntry } from '../handoffs/journal.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
import type { Answering } from './answering.ts';
import { noConversation } from './dispatched.ts';

export interface Heard {
  /** On the turns of this request, and on those that waited for them. Turns behind a gap have none yet. */
  readonly decisions: readonly TurnDecision[];
  readonly added: readonly number[];
  readonly repeated: readonly number[];
  /** The first turn the desk has not heard. */
  readonly nextTurn: number;
  /** The handoff a decision on these turns calls for; null: none does. */
  readonly answered: Answered | null;
}

export function conversing(
  { store, triggers, now }: Pick<DeskParts, 'store' | 'triggers' | 'now'>,
  { want, standing }: Answering,
): Pick<Desk, 'converse' | 'hear' | 'conversation'> {
  const listeners = createListeners(store, triggers, now);

  /**
   * What is answered to turns with these decisions: nothing unless one of them begins to fire, or one that fired before a
   * crash is still owed its handoff: it came after the last one was over. Turns told again are answered again, but open no
   * second handoff.
   */
  async function called(
    conversation: Conversation,
    all: readonly TurnDecision[],
    told: readonly TurnDecision[],
    fresh: ReadonlySet<TurnDecision>,
  ): Promise<DeskResult<Answered | null>> {
    const { teamId, id } = conversation;
    const newest = all.some(({ begins }) => begins) ? await store.handoffs.ofConversation(teamId, id) : null;
    const servedTo = newest === null ? 0 : ((await store.handoffs.closedAfter(teamId, newest.id)) ?? all.length);
    const owed = all.findLast(({ begins, turn }) => begins && turn > servedTo);
    const begins = owed ?? told.findLast((each) => each.begins);
    if (begins === undefined) return done(null);
    const isServed = owed === undefined && !fresh.has(begins);
    if (newest?.state === 'ended' && isServed) return await standing(conversation, newest);
    const { trigger, probability, turn, weightsVersion } = begins;
    const entry = deskEntry('triggered', { trigger, probability, turn, weightsVersion }, now());
    return await want(conversation, { trigger: triggerOf(begins), claims: null, entry });
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
      const news = new Set(fresh);
      const concerned = decisions.filter((decision) => numbers.has(decision.turn) || news.has(decision));
      const answered = await called(conversation, decisions, concerned, news);
      if (!answered.ok) return answered;
      return done({
        decisions: concerned,
        added: result.added,
        repeated: result.repeated,
        nextTurn: (decisions.at(-1)?.turn ?? 0) + 1,
        answered: answered.value,
      });
    },

    async conversation({ teamId }, id) {
      const conversation = await store.conversations.get(teamId, id);
      if (conversation === null) return noConversation;
      return done({ conversation, handoff: await store.handoffs.ofConversation(teamId, id) });
    },
  };
}
