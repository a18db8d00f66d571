/** What a rep's phone asks for after its greeting, carried out. Everything becomes an event of the team's inbox. */
import type { RepMessage } from '../../contract/desk-socket.ts';
import { callbackIdOf } from '../dispatch/callback-facts.ts';
import type { DispatchEvent } from '../dispatch/dispatch-event.ts';
import type { JournalEntry } from '../handoffs/handoff.ts';
import type { DeskStore } from '../store/store.ts';
import type { DispatchPort } from './ports.ts';

export interface Rep {
  readonly teamId: string;
  readonly repId: string;
}

/** What asks for something; greeting and presence are the connection's own. */
export type RepRequest = Exclude<RepMessage, { type: 'hello' | 'presence' }>;
type Answer = Exclude<RepRequest, { type: 'callback-result' }>;

export interface RequestDependencies {
  readonly store: DeskStore;
  readonly dispatch: DispatchPort;
  readonly now: () => Date;
}

const tooLate = 'It is not, or no longer, offered to this rep.';

/** Null when it was done, or will be; else why it cannot be, in words for the rep. */
export async function carryOut(rep: Rep, request: RepRequest, parts: RequestDependencies): Promise<string | null> {
  const { teamId, repId } = rep;
  const { store, dispatch } = parts;
  if (request.type === 'callback-result') {
    const { callbackId, result } = request;
    if ((await store.callbacks.get(teamId, callbackId)) === null) return 'There is no such callback.';
    await dispatch.append(teamId, [{ type: 'callback-result', callbackId, repId, result }]);
    return null;
  }
  const journal = await journalOf(rep, request, parts);
  if (journal === null) return 'There is no such handoff.';
  const [number = 0] = await dispatch.append(teamId, [eventOf(repId, request)], journal);
  // One the leader has not come to yet is answered by the feed: with what was asked for, or with a withdrawal.
  if (request.type !== 'accept' || !(await dispatch.consumed(teamId, number))) return null;
  return (await isTheirs(rep, request, store)) ? null : tooLate;
}

/** Null: there is nothing to answer. Callbacks have no journal of their own. */
async function journalOf({ teamId, repId }: Rep, answer: Answer, { store, now }: RequestDependencies) {
  const { handoffId, token, type, ...body } = answer;
  const callbackId = callbackIdOf(handoffId);
  if (callbackId !== null) return (await store.callbacks.get(teamId, callbackId)) === null ? null : [];
  const handoff = await store.handoffs.get(teamId, handoffId);
  if (handoff === null) return null;
  const current = handoff.holder === repId && handoff.fence === token;
  const entry: JournalEntry = { kind: type, repId, body: { token, ...body }, at: now(), current };
  return [{ handoffId, entry }];
}

async function isTheirs({ teamId, repId }: Rep, { handoffId, token }: Answer, store: DeskStore): Promise<boolean> {
  const callbackId = callbackIdOf(handoffId);
  if (callbackId !== null) {
    const stage = (await store.callbacks.get(teamId, callbackId))?.stage;
    return stage?.kind === 'dialling' && stage.repId === repId;
  }
  const handoff = await store.handoffs.get(teamId, handoffId);
  return handoff !== null && handoff.holder === repId && handoff.fence === token && handoff.state !== 'ended';
}

function eventOf(repId: string, answer: Answer): DispatchEvent {
  const { handoffId, token } = answer;
  switch (answer.type) {
    case 'accept':
      return { type: 'accepted', handoffId, repId, token };
    case 'decline':
      return { type: 'declined', handoffId, repId, token, reason: answer.reason };
    case 'more-time':
      return { type: 'more-time', handoffId, repId, token, seconds: answer.seconds };
    default:
      return answer satisfies never;
  }
}
