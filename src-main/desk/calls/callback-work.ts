/** Callbacks as platforms and reps arrange them. The team's leader alone makes and changes them. */
import { randomUUID } from 'node:crypto';
import type { CallbackView } from '../../contract/callbacks.ts';
import type { Callback } from '../callbacks/callback.ts';
import { freeSlots, isFreeSlot, spokenSlots } from '../callbacks/slots.ts';
import { callbackView } from '../callbacks/view.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { CallbackWish, Desk, DeskParts } from '../desk.ts';
import { slotFactsOf } from '../dispatch/callback-facts.ts';
import { slotRequest } from '../dispatch/slot-facts.ts';
import type { Handoff } from '../handoffs/handoff.ts';
import { deskEntry } from '../handoffs/journal.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
import { dispatched, noCallback, noConversation } from './dispatched.ts';

type CallbackDesk = Pick<Desk, 'bookCallback' | 'callbacks' | 'moveCallback' | 'cancelCallback' | 'callbackResult'>;

const everything = 10_000;

export function callbackWork({ store, dispatch, now }: Pick<DeskParts, 'store' | 'dispatch' | 'now'>): CallbackDesk {
  async function conversationOf(teamId: string, callback: Pick<Callback, 'handoffId'>): Promise<Conversation | null> {
    const handoff = await store.handoffs.get(teamId, callback.handoffId);
    return handoff === null ? null : await store.conversations.get(teamId, handoff.conversationId);
  }

  async function viewOf(teamId: string, callback: Callback): Promise<DeskResult<CallbackView>> {
    const view = await callbackView(store, teamId, callback);
    return view === null ? noCallback : done(view);
  }

  /** What is free around a callback of this conversation. @param except the callback that gives up its own time */
  async function slotsFor({ teamId, input }: Conversation, except: string | null) {
    const facts = slotFactsOf(input);
    const reps = await store.reps.list(teamId);
    const all = await store.callbacks.list(teamId, { repId: null, open: true, limit: everything });
    const others = all.filter(({ id }) => id !== except);
    const at = now().getTime();
    const requestFor = (only: string | null) => slotRequest(facts, reps, others, { now: at, only });
    return {
      isFree: (startsAt: number, only: string | null) => isFreeSlot(requestFor(only), startsAt),
      next: () => spokenSlots(freeSlots(requestFor(null), 120), facts.zone),
    };
  }

  type Slots = Awaited<ReturnType<typeof slotsFor>>;

  function refused({ next }: Slots) {
    const times = next().map((at) => new Date(at).toISOString());
    const detail =
      times.length === 0
        ? 'That time is not free, and no other is in the next days.'
        : `That time is not free. Free are: ${times.join(', ')}.`;
    return refuse('conflict', detail);
  }

  /** Who keeps the promise. */
  function repFor(wish: CallbackWish, preferred: readonly (string | null)[], slots: Slots): string | null {
    if (wish.repId !== undefined) return wish.repId;
    return preferred.find((id) => id !== null && slots.isFree(wish.startsAt, id)) ?? null;
  }

  /** The handoff whose brief the callback opens: the newest, or one that begins and ends with the promise. */
  async function handoffFor({ teamId, id: conversationId }: Conversation): Promise<Handoff> {
    const known = await store.handoffs.ofConversation(teamId, conversationId);
    if (known !== null) return known;
    const entry = deskEntry('requested', { trigger: 'unknown' }, now());
    const nothing = { trigger: null, claims: null, request: null };
    const opened = { teamId, id: randomUUID(), conversationId, at: now(), entry, ...nothing };
    return (await store.handoffs.open(opened)).handoff;
  }

  return {
    async bookCallback({ teamId }, conversationId, wish) {
      const conversation = await store.conversations.get(teamId, conversationId);
      if (conversation === null) return noConversation;
      const known = await store.handoffs.ofConversation(teamId, conversationId);
      const again = known === null ? null : await promisedAt(teamId, known.id, wish.startsAt);
      if (again !== null) return await viewOf(teamId, again);
      const slots = await slotsFor(conversation, null);
      const preferred = [known?.queue?.callbackWantedBy ?? null, conversation.input.routing?.owner ?? null];
      const repId = repFor(wish, preferred, slots);
      if (!slots.isFree(wish.startsAt, repId)) return refused(slots);
      const handoff = await handoffFor(conversation);
      const callbackId = randomUUID();
      const event = {
        type: 'callback-booked',
        callbackId,
        handoffId: handoff.id,
        repId,
        startsAt: wish.startsAt,
      } as const;
      const seen = await dispatched(dispatch, teamId, event);
      if (!seen.ok) return seen;
      const callback = await store.callbacks.get(teamId, callbackId);
      return callback === null ? refused(await slotsFor(conversation, null)) : await viewOf(teamId, callback);
    },

    async callbacks({ teamId }, filter) {
      const found = await store.callbacks.list(teamId, filter);
      const views = await Promise.all(found.map((callback) => callbackView(store, teamId, callback)));
      return done(views.filter((view) => view !== null));
    },

    async moveCallback({ teamId }, id, wish) {
      const callback = await store.callbacks.get(teamId, id);
      const conversation = callback === null ? null : await conversationOf(teamId, callback);
      if (callback === null || conversation === null) return noCallback;
      const slots = await slotsFor(conversation, id);
      const repId = repFor(wish, [callback.repId], slots);
      if (!slots.isFree(wish.startsAt, repId)) return refused(slots);
      const event = { type: 'callback-moved', callbackId: id, startsAt: wish.startsAt, repId } as const;
      const seen = await dispatched(dispatch, teamId, event);
      if (!seen.ok) return seen;
      const after = await store.callbacks.get(teamId, id);
      const isMoved = after?.stage.kind === 'booked' && after.stage.startsAt === wish.startsAt;
      if (after === null || !isMoved) return refuse('conflict', 'The callback is over, or being dialled.');
      return await viewOf(teamId, after);
    },

    async cancelCallback({ teamId }, id) {
      if ((await store.callbacks.get(teamId, id)) === null) return noCallback;
      const seen = await dispatched(dispatch, teamId, { type: 'callback-cancelled', callbackId: id });
      if (!seen.ok) return seen;
      const after = await store.callbacks.get(teamId, id);
      return after === null ? noCallback : await viewOf(teamId, after);
    },

    async callbackResult({ teamId, subject }, id, result) {
      const callback = await store.callbacks.get(teamId, id);
      if (callback === null) return noCallback;
      const { stage } = callback;
      if (stage.kind !== 'dialling' || stage.repId !== subject) {
        return refuse('gone', 'This rep is not, or no longer, dialling this callback.');
      }
      return await dispatched(dispatch, teamId, { type: 'callback-result', callbackId: id, repId: subject, result });
    },
  };

  /** A platform that asks twice is answered with the promise it has. */
  async function promisedAt(teamId: string, handoffId: string, startsAt: number): Promise<Callback | null> {
    const open = await store.callbacks.list(teamId, { repId: null, open: true, limit: everything });
    return (
      open.find(({ handoffId: of, stage }) => of === handoffId && 'startsAt' in stage && stage.startsAt === startsAt) ??
      null
    );
  }
}
