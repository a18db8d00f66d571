/**
 * Who is likely to be handed a conversation that has not asked for anybody yet. The leader of the team decides, because it
 * alone knows who is free; a conversation stays with its rep while that rep is.
 */
import { requestOf } from '../dispatch/handoff-request.ts';
import type { DeskStore } from '../store/store.ts';
import { type Expected, expectation } from './expectation.ts';
import type { DispatchPort } from './ports.ts';
import { likelyWord, say } from './words.ts';

export interface LikelyLeader {
  /** A conversation has new turns. @param probability the highest of a trigger on them */
  grew(teamId: string, conversationId: string, probability: number): void;
}

interface Tracked {
  readonly repId: string;
  readonly probability: number;
  readonly at: number;
}

/** Below this nothing is looked up: no threshold is low enough for it to be likely. */
const leastProbability = 0.25;
/** A conversation that has said nothing for this long holds no rep, ms. */
const quietMs = 60_000;
/** A rep is shown another conversation when it is so much likelier. */
const margin = 0.1;

/** @param clock monotonic ms */
export function createLikelyLeader(
  store: DeskStore,
  dispatch: Pick<DispatchPort, 'leads' | 'peek'>,
  clock: () => number,
  failed: (error: unknown) => void,
): LikelyLeader {
  /** By team, then by conversation. */
  const teams = new Map<string, Map<string, Tracked>>();
  const looking = new Map<string, { again: boolean }>();

  function trackedOf(teamId: string): Map<string, Tracked> {
    const tracked = teams.get(teamId) ?? new Map<string, Tracked>();
    teams.set(teamId, tracked);
    for (const [conversationId, { at }] of tracked) if (clock() - at > quietMs) tracked.delete(conversationId);
    return tracked;
  }

  /** Null: nobody is free, or whoever is has a likelier one coming. */
  function repFor(teamId: string, conversationId: string, { conversation, probability }: Expected): string | null {
    const tracked = trackedOf(teamId);
    const before = tracked.get(conversationId)?.repId ?? null;
    const request = requestOf(conversationId, conversation.input);
    // Whoever was to have it is asked first, like the owner of an account.
    const kept = before === null ? null : dispatch.peek(teamId, { ...request, ownerId: before });
    const repId = kept !== null && kept === before ? kept : dispatch.peek(teamId, request);
    const isTaken = [...tracked].some(
      ([other, theirs]) =>
        other !== conversationId && theirs.repId === repId && theirs.probability + margin > probability,
    );
    return isTaken ? null : repId;
  }

  async function look(teamId: string, conversationId: string): Promise<void> {
    const expected = await expectation(store, teamId, conversationId);
    const repId = expected === null ? null : repFor(teamId, conversationId, expected);
    const tracked = trackedOf(teamId);
    const before = tracked.get(conversationId);
    const about = { t: teamId, c: conversationId };
    if (before !== undefined && before.repId !== repId) {
      tracked.delete(conversationId);
      await say(store.bus, likelyWord, { ...about, r: before.repId, l: null });
    }
    if (expected === null || repId === null) return;
    const { trigger, probability, inSeconds } = expected;
    tracked.set(conversationId, { repId, probability, at: clock() });
    await say(store.bus, likelyWord, { ...about, r: repId, l: { trigger, probability, inSeconds } });
  }

  function grew(teamId: string, conversationId: string, probability: number): void {
    if (!dispatch.leads(teamId)) {
      teams.delete(teamId);
      return;
    }
    const isTracked = teams.get(teamId)?.has(conversationId) === true;
    if (!isTracked && probability < leastProbability) return;
    const name = `${teamId} ${conversationId}`;
    const running = looking.get(name);
    if (running !== undefined) {
      running.again = true;
      return;
    }
    const mine = { again: false };
    looking.set(name, mine);
    look(teamId, conversationId)
      .catch(failed)
      .finally(() => {
        looking.delete(name);
        if (mine.again) grew(teamId, conversationId, 1);
      });
  }

  return { grew };
}
