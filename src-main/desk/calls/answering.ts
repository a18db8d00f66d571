/** Handoffs as platforms ask for them: opened, waited for, answered as they stand, taken back. */
import { randomUUID } from 'node:crypto';
import type { Trigger } from '../../contract/brief.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { Answered, Caller, Desk, DeskParts } from '../desk.ts';
import { answerOf } from '../dispatch/answer.ts';
import type { DispatchEvent } from '../dispatch/dispatch-event.ts';
import { requestOf } from '../dispatch/handoff-request.ts';
import type { Claims, Handoff, HandoffInput, JournalEntry } from '../handoffs/handoff.ts';
import { deskEntry } from '../handoffs/journal.ts';
import { type DeskResult, done } from '../problem.ts';
import { dealtWith, dispatched, noConversation, noted } from './dispatched.ts';

export interface Wanted {
  readonly trigger: Trigger | null;
  readonly claims: Claims | null;
  /** Why a handoff is opened, if one is. */
  readonly entry: JournalEntry;
}

export interface Answering {
  /** The open handoff of the conversation, or a new one, as it stands once the team's leader has seen it. */
  want(conversation: Conversation, wanted: Wanted): Promise<DeskResult<Answered>>;
  /** As it stands now. */
  standing(conversation: Conversation, handoff: Handoff): Promise<DeskResult<Answered>>;
  readonly desk: Pick<Desk, 'offer' | 'answer' | 'cancel' | 'aiLeft' | 'missed'>;
}

export function answering(parts: Pick<DeskParts, 'store' | 'dispatch' | 'now'>): Answering {
  const { store, dispatch, now } = parts;

  async function answered(conversation: Conversation, handoffId: string): Promise<DeskResult<Answered>> {
    const handoff = await store.handoffs.get(conversation.teamId, handoffId);
    if (handoff === null) throw new Error('A handoff is gone.');
    return done({ handoff, answer: await answerOf(parts, conversation, handoff) });
  }

  async function want(conversation: Conversation, wanted: Wanted): Promise<DeskResult<Answered>> {
    const { teamId, id: conversationId, input } = conversation;
    const id = randomUUID();
    const request = requestOf(id, input);
    const asked = { teamId, id, conversationId, request, at: now(), ...wanted };
    const { handoff, number } = await store.handoffs.open(asked);
    if (number === null) return await standing(conversation, handoff);
    dispatch.wake(teamId);
    const seen = await dealtWith(dispatch, teamId, number);
    return seen.ok ? await answered(conversation, handoff.id) : seen;
  }

  async function standing(conversation: Conversation, handoff: Handoff): Promise<DeskResult<Answered>> {
    if (handoff.state !== 'waiting') return await answered(conversation, handoff.id);
    const { teamId, id: handoffId } = handoff;
    const seen = await dispatched(dispatch, teamId, { type: 'asked', handoffId });
    return seen.ok ? await answered(conversation, handoffId) : seen;
  }

  /** The newest handoff, while it is not over yet. */
  async function onOpen(
    { teamId }: Caller,
    id: string,
    tell: (handoff: Handoff) => { readonly event: DispatchEvent | null; readonly entry: JournalEntry },
  ): Promise<DeskResult<undefined>> {
    if ((await store.conversations.get(teamId, id)) === null) return noConversation;
    const handoff = await store.handoffs.ofConversation(teamId, id);
    if (handoff === null || handoff.state === 'ended') return done(undefined);
    const { event, entry } = tell(handoff);
    await noted(dispatch, teamId, event, [{ handoffId: handoff.id, entry }]);
    return done(undefined);
  }

  return {
    want,
    standing,
    desk: {
      async offer({ teamId }, id, input) {
        const conversation = await store.conversations.get(teamId, id);
        if (conversation === null) return noConversation;
        const trigger = triggerIn(input);
        const entry = deskEntry('requested', { trigger: trigger?.kind ?? 'unknown' }, now());
        return await want(conversation, { trigger, claims: input.claims ?? null, entry });
      },
      async answer({ teamId }, id) {
        const conversation = await store.conversations.get(teamId, id);
        if (conversation === null) return noConversation;
        const handoff = await store.handoffs.ofConversation(teamId, id);
        return handoff === null ? done(null) : await standing(conversation, handoff);
      },
      cancel: (caller, id) =>
        onOpen(caller, id, ({ id: handoffId, state }) => {
          // Those who talk are not parted.
          const event = state === 'bridged' ? null : ({ type: 'cancelled', handoffId } as const);
          return { event, entry: deskEntry('prospect-left', {}, now()) };
        }),
      aiLeft: (caller, id) => onOpen(caller, id, () => ({ event: null, entry: deskEntry('ai-left', {}, now()) })),
      missed: (caller, id) =>
        onOpen(caller, id, ({ id: handoffId, holder, state }) => {
          const had = holder !== null && state !== 'bridged' ? holder : null;
          const event = had === null ? null : ({ type: 'ended', handoffId, repId: had, over: false } as const);
          return { event, entry: deskEntry('missed', {}, now(), holder ?? '') };
        }),
    },
  };
}

function triggerIn({ trigger }: HandoffInput): Trigger | null {
  if (trigger === undefined) return null;
  const { kind = 'unknown', probability = null, reason = null, evidence = [] } = trigger;
  return { kind, probability, reason, evidence };
}
