/** The calls of platforms as conversations of the desk: one call is one conversation, whoever tells of it first. */
import { createHash } from 'node:crypto';
import type { Conversation } from '../conversations/conversation.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
import type { DeskStore } from '../store/store.ts';
import type { CallEvent, ToldCall } from './call-event.ts';
import { type NewTurns, newTurns, nextTurn } from './told-turns.ts';

export const platforms = ['vapi', 'retell', 'livekit', 'twilio', 'generic', 'vcon'] as const;
export type PlatformName = (typeof platforms)[number];

export type ToldEvent = Extract<CallEvent, { told: unknown }>;

export interface CallBook {
  /** Begun with what is told, or found as it was begun. */
  conversationOf(teamId: string, platform: PlatformName, call: ToldCall): Promise<Conversation>;
  /** Gives the turns nobody has heard yet to `add`, which is not called without any. */
  addNew<T>(
    conversation: Conversation,
    told: Pick<ToldEvent, 'kind' | 'told'>,
    add: (turns: NewTurns['turns']) => Promise<DeskResult<T | null>>,
  ): Promise<DeskResult<{ readonly added: T | null; readonly revised: readonly number[] }>>;
  /** An `add` that only keeps: nobody listens to a call that is over. */
  keep(conversation: Conversation, turns: NewTurns['turns']): Promise<DeskResult<null>>;
}

/** Two requests may tell the same words at once; whoever is second looks again. */
const tries = 5;

export function createCallBook(store: DeskStore, now: () => Date): CallBook {
  return {
    async conversationOf(teamId, platform, call) {
      const createdAt = now();
      const { input } = call;
      const startedAt = input.startedAt === undefined ? createdAt : new Date(input.startedAt);
      const conversation = { teamId, id: conversationId(teamId, platform, call.id), input, startedAt, createdAt };
      if (await store.conversations.add(conversation)) return conversation;
      return (await store.conversations.get(teamId, conversation.id)) ?? conversation;
    },

    async addNew({ teamId, id }, { told }, add) {
      for (let left = tries; ; left -= 1) {
        const known = await store.conversations.turns(teamId, id);
        const { turns, revised } = isOne(told) ? nextTurn(known, told) : newTurns(known, told);
        if (turns.length === 0) return done({ added: null, revised });
        const result = await add(turns);
        if (result.ok) return done({ added: result.value, revised });
        if (result.problem.kind !== 'unprocessable' || left <= 1) return result;
      }
    },

    async keep({ teamId, id }, turns) {
      const told = turns.map((turn) => ({ ...turn, atSeconds: turn.atSeconds ?? null }));
      const added = await store.conversations.addTurns(teamId, id, told);
      return added.kind === 'added' ? done(null) : refuse('unprocessable', 'The turns are known with other words.');
    },
  };
}

function isOne(told: ToldEvent['told']): told is Exclude<ToldEvent['told'], readonly unknown[]> {
  return !Array.isArray(told);
}

/** One id for one call, on whatever node it is told first (RFC 9562 5.8). */
function conversationId(teamId: string, platform: PlatformName, callId: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([teamId, platform, callId]))
    .digest('hex');
  const variant = '89ab'[Number.parseInt(hash.slice(16, 17), 16) % 4];
  const [a, b, c, d, e] = [
    [0, 8],
    [8, 12],
    [13, 16],
    [17, 20],
    [20, 32],
  ].map(([from, to]) => hash.slice(from, to));
  return `${a}-${b}-8${c}-${variant}${d}-${e}`;
}
