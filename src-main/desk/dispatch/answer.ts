/** How a handoff stands now, as a platform is told: whom to transfer to, how long it takes, when to call back. */
import { freeSlots, spokenSlots } from '../callbacks/slots.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { Handoff } from '../handoffs/handoff.ts';
import { referenceText } from '../handoffs/references.ts';
import { adviseQueued } from '../queue/advice.ts';
import { callbackSentence, transferSentence } from '../queue/sentence.ts';
import type { DeskStore } from '../store/store.ts';
import { slotFactsOf } from './callback-facts.ts';
import type { HandoffAnswer } from './handoff-answer.ts';
import type { QueuedSituation } from './routing-record.ts';
import { slotRequest } from './slot-facts.ts';

/** A rep rings for some seconds only: whoever waits has to ask more often than that. */
const askAgainSeconds = 4;
/** Free slots looked at, to have one later and one on another day among them. */
const slotsSeen = 120;
/** Open callbacks that slots are computed around. */
const mostCallbacks = 10_000;

export interface AnswerParts {
  readonly store: DeskStore;
  readonly now: () => Date;
}

export async function answerOf(
  { store, now }: AnswerParts,
  conversation: Conversation,
  handoff: Handoff,
): Promise<HandoffAnswer> {
  const { id: handoffId } = handoff;
  switch (handoff.state) {
    case 'offered':
    case 'ringing':
    case 'accepted':
      return await transfer(store, handoff);
    case 'bridged':
      return { kind: 'taken', handoffId };
    case 'ended':
      return { kind: 'over', handoffId };
    case 'waiting':
      return handoff.queue === null
        ? unseen(handoffId)
        : await queued(store, conversation, handoffId, handoff.queue, now().getTime());
    default:
      return handoff.state satisfies never;
  }
}

async function transfer(store: DeskStore, { teamId, id, fence, holder, state }: Handoff): Promise<HandoffAnswer> {
  const team = await store.team(teamId);
  const rep = holder === null ? null : await store.reps.get(teamId, holder);
  const expiresAt = await store.handoffs.referenceExpiry(teamId, id, fence);
  // Taken out of the team while the phone rang: the next offer is on its way.
  if (team === null || rep === null || expiresAt === null) return unseen(id);
  return {
    kind: 'transfer',
    handoffId: id,
    rep: { id: rep.id, name: rep.name },
    to: rep.sip,
    headers: { 'X-Baton-Handoff': referenceText(id, fence, team.referenceKey) },
    expiresAt,
    say: transferSentence(rep.name, state === 'accepted'),
  };
}

/** Nothing can be said yet. */
function unseen(handoffId: string): HandoffAnswer {
  const seconds = { expectedSeconds: askAgainSeconds, lowSeconds: 0, highSeconds: 60, askAgainSeconds };
  return { kind: 'wait', handoffId, position: 1, ...seconds, say: 'One moment, please. I am asking my colleagues.' };
}

async function queued(
  store: DeskStore,
  conversation: Conversation,
  handoffId: string,
  queue: QueuedSituation,
  now: number,
): Promise<HandoffAnswer> {
  const { zone } = slotFactsOf(conversation.input);
  const { why, ahead, servers, service, answer, patienceMs, since, callbackWantedBy } = queue;
  const prospect = {
    ...{ why, patienceMs, now, zone, waitedMs: now - since, callbackWanted: callbackWantedBy !== null },
    situation: { ahead, servers, service, answer, patienceMs },
  };
  const first = adviseQueued({ ...prospect, slots: [] });
  if (first.kind === 'wait') {
    const { expectedMs, lowMs, highMs } = first.estimate;
    const seconds = (ms: number): number => Math.round(ms / 1_000);
    return {
      ...{ kind: 'wait', handoffId, position: first.position, askAgainSeconds, say: first.sentence },
      ...{ expectedSeconds: seconds(expectedMs), lowSeconds: seconds(lowMs), highSeconds: seconds(highMs) },
    };
  }
  // Looking for free times is worth it only where they are offered.
  const slots = await slotsFor(store, conversation, callbackWantedBy, now);
  const say = callbackSentence(first.why, slots, zone, now);
  return { kind: 'callback', handoffId, why: first.why, slots, zone, say };
}

async function slotsFor(
  store: DeskStore,
  { teamId, input }: Conversation,
  only: string | null,
  now: number,
): Promise<number[]> {
  const facts = slotFactsOf(input);
  const reps = await store.reps.list(teamId);
  const callbacks = await store.callbacks.list(teamId, { repId: null, open: true, limit: mostCallbacks });
  return spokenSlots(freeSlots(slotRequest(facts, reps, callbacks, { now, only }), slotsSeen), facts.zone);
}
