/**
 * Conversations this node listens to. A listener is only a memory of what the store holds: one that is missing, or that
 * another node has overtaken, is built anew by replaying the turns.
 */
import type { DeskStore } from '../store/store.ts';
import type { Conversation, ConversationTurn } from './conversation.ts';
import type { TurnDecision } from './decision.ts';
import type { Listening, TriggerPort } from './trigger-port.ts';

export interface Decided {
  /** Every decision of the conversation so far, in order of turns. */
  readonly decisions: readonly TurnDecision[];
  /** Those of this request, on turns nobody had decided before. */
  readonly fresh: readonly TurnDecision[];
}

export interface Listeners {
  /** Decides on every turn up to the first gap. One conversation is decided by one request at a time. */
  decide(conversation: Conversation): Promise<Decided>;
}

interface Listener {
  readonly listening: Listening;
  readonly handBacks: number;
  heard: number;
  /** When it was last asked for, ms since the epoch. */
  askedAt: number;
}

/** Conversations remembered; the longest unheard goes first. One weighs about 170 kB. */
const remembered = 2_000;
/** A conversation as silent as this is most likely over, and costs a few ms to hear again if it is not. */
const rememberedMs = 2 * 60_000;

export function createListeners(store: DeskStore, triggers: TriggerPort, now: () => Date): Listeners {
  /** The longest unheard is first. */
  const listeners = new Map<string, Listener>();
  const turnstile = new Map<string, Promise<unknown>>();

  /** What its team has learned since a conversation began does not change how it is listened to. */
  async function beginning({ teamId, id, input }: Conversation, handBacks: number): Promise<Listener> {
    const tuning = await store.learning.tuningOf(teamId, id);
    return { listening: triggers.listen(input.crm ?? {}, tuning), handBacks, heard: 0, askedAt: now().getTime() };
  }

  async function listenerOf(conversation: Conversation, name: string, handBacks: number): Promise<Listener> {
    const known = listeners.get(name);
    const current = known?.handBacks === handBacks ? known : undefined;
    const listener = current ?? (await beginning(conversation, handBacks));
    listener.askedAt = now().getTime();
    listeners.delete(name);
    listeners.set(name, listener);
    forgetOld();
    return listener;
  }

  function forgetOld(): void {
    const silentSince = now().getTime() - rememberedMs;
    for (const [name, { askedAt }] of listeners) {
      if (askedAt >= silentSince && listeners.size <= remembered) return;
      listeners.delete(name);
    }
  }

  async function decideNow(conversation: Conversation, name: string): Promise<Decided> {
    const { teamId, id } = conversation;
    const turns = unbroken(await store.conversations.turns(teamId, id));
    const handBacks = await store.conversations.handBacks(teamId, id);
    const listener = await listenerOf(conversation, name, handBacks.length);
    const made: TurnDecision[] = [];
    for (const turn of turns.slice(listener.heard)) {
      if (handBacks.includes(listener.heard)) listener.listening.handBack();
      made.push(listener.listening.hear(turn));
      listener.heard = turn.turn;
    }
    const fresh = new Set(await store.conversations.addDecisions(teamId, id, made));
    const decisions = await store.conversations.decisions(teamId, id);
    return { decisions, fresh: decisions.filter((decision) => fresh.has(decision.turn)) };
  }

  return {
    decide(conversation) {
      const name = `${conversation.teamId} ${conversation.id}`;
      const before = turnstile.get(name) ?? Promise.resolve();
      const mine = before.then(() => decideNow(conversation, name));
      // Whoever comes next waits for the end, not for the success.
      const over = mine.then(
        () => undefined,
        () => undefined,
      );
      turnstile.set(name, over);
      void over.then(() => {
        if (turnstile.get(name) === over) turnstile.delete(name);
      });
      return mine;
    },
  };
}

function unbroken(turns: readonly ConversationTurn[]): ConversationTurn[] {
  return turns.filter((turn, index) => turn.turn === index + 1);
}
