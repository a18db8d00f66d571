/** What an adapter's event makes the desk do. */
import type { Conversation } from '../conversations/conversation.ts';
import type { Caller } from '../desk.ts';
import type { HandoffAnswer } from '../dispatch/handoff-answer.ts';
import type { Claims, HandoffInput } from '../handoffs/handoff.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
import type { DeskStore } from '../store/store.ts';
import { createCallBook, type PlatformName } from './call-book.ts';
import type { CallEvent } from './call-event.ts';
import type { NewTurns } from './told-turns.ts';

export interface Booked {
  /** ms since the epoch. */
  readonly startsAt: number;
  /** IANA zone of the prospect. */
  readonly zone: string;
}

/** What the adapters ask of dispatching. */
export interface HandoffDesk {
  /** New turns, numbered on; answers for the handoff they have called for, null where they called for none. */
  hear(caller: Caller, conversationId: string, turns: NewTurns['turns']): Promise<DeskResult<HandoffAnswer | null>>;
  /** Asks for a handoff, or how the open one stands now. */
  offer(caller: Caller, conversationId: string, input: HandoffInput): Promise<DeskResult<HandoffAnswer>>;
  /** @param slot ms since the epoch, one of those that were offered */
  book(caller: Caller, conversationId: string, slot: number): Promise<DeskResult<Booked>>;
  /** The rep was dialled in vain; the prospect waits with the AI. */
  missed(caller: Caller, conversationId: string): Promise<DeskResult<undefined>>;
  /** The AI no longer speaks to the prospect, who is still there: the abandonment clock runs. */
  aiLeft(caller: Caller, conversationId: string): Promise<DeskResult<undefined>>;
  /** The prospect has left; what is not bridged yet is not bridged any more. */
  left(caller: Caller, conversationId: string): Promise<DeskResult<undefined>>;
}

export interface Told {
  readonly conversation: Conversation | null;
  readonly answer: HandoffAnswer | null;
  readonly booked: Booked | null;
  /** Turns the platform now tells otherwise than they were heard. */
  readonly revised: readonly number[];
}

export interface PlatformDesk {
  tell(caller: Caller, platform: PlatformName, event: CallEvent): Promise<DeskResult<Told>>;
}

const nothing: Told = { conversation: null, answer: null, booked: null, revised: [] };

export function createPlatformDesk(parts: {
  readonly store: DeskStore;
  readonly handoffs: HandoffDesk;
  readonly now: () => Date;
}): PlatformDesk {
  const { store, handoffs, now } = parts;
  const book = createCallBook(store, now);

  async function tellOf(caller: Caller, conversation: Conversation, event: CallEvent): Promise<DeskResult<Told>> {
    const { id } = conversation;
    const told = { ...nothing, conversation };
    switch (event.kind) {
      case 'transcript':
      case 'turn': {
        const heard = await book.addNew(conversation, event, (turns) => handoffs.hear(caller, id, turns));
        if (!heard.ok) return heard;
        const { added, revised } = heard.value;
        if (added !== null || event.kind === 'turn' || event.asks !== true) {
          return done({ ...told, answer: added, revised });
        }
        const open = await store.handoffs.ofConversation(caller.teamId, id);
        if (open === null || open.state === 'ended') return done({ ...told, revised });
        const answer = await handoffs.offer(caller, id, {});
        return answer.ok ? done({ ...told, answer: answer.value, revised }) : answer;
      }
      case 'handoff': {
        const heard = await book.addNew(conversation, event, (turns) => handoffs.hear(caller, id, turns));
        if (!heard.ok) return heard;
        const answer = await handoffs.offer(caller, id, event.handoff);
        if (!answer.ok) return answer;
        const left: DeskResult<undefined> = event.aiLeft === true ? await handoffs.aiLeft(caller, id) : done(undefined);
        return left.ok ? done({ ...told, answer: answer.value, revised: heard.value.revised }) : left;
      }
      case 'callback': {
        if (Number.isNaN(event.slot)) return refuse('unprocessable', 'The slot is not one of those that were offered.');
        const booked = await handoffs.book(caller, id, event.slot);
        return booked.ok ? done({ ...told, booked: booked.value }) : booked;
      }
      case 'missed': {
        const missed = await handoffs.missed(caller, id);
        return missed.ok ? done(told) : missed;
      }
      case 'ended': {
        const left = event.handedOver ? await handoffs.aiLeft(caller, id) : await handoffs.left(caller, id);
        if (!left.ok) return left;
        const kept = await book.addNew(conversation, event, (turns) => book.keep(conversation, turns));
        if (!kept.ok) return kept;
        if (event.claims !== undefined) await claim(conversation, event.claims);
        return done({ ...told, revised: kept.value.revised });
      }
      case 'nothing':
        return done(told);
      default:
        return event satisfies never;
    }
  }

  /** What the platform says at the end; what it claimed when it asked for the rep stays. */
  async function claim({ teamId, id }: Conversation, claims: Claims): Promise<void> {
    const handoff = await store.handoffs.ofConversation(teamId, id);
    if (handoff !== null) await store.handoffs.claim(teamId, handoff.id, claims);
  }

  return {
    async tell(caller, platform, event) {
      if (event.kind === 'nothing') return done(nothing);
      return await tellOf(caller, await book.conversationOf(caller.teamId, platform, event.call), event);
    },
  };
}
