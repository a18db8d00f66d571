/** What one round of a team's leader leads to, collected until it is written as one step. */
import type { z } from 'zod';
import { type DeskEntryKind, deskEntry, type deskEntrySchemas } from '../handoffs/journal.ts';
import type { DispatchStep, FeedMessage, HandoffChange } from '../store/dispatch-store.ts';
import { callbackIdOf } from './callback-facts.ts';
import { queuedSituation } from './queued-situation.ts';
import { freshNotes, type HandoffNotes, recordOf, type TeamState } from './team-state.ts';

export interface Round {
  readonly team: TeamState;
  /** ms since the epoch. */
  readonly at: number;
  /** Inbox numbers dealt with. */
  readonly consumed: number[];
  /** Those of them nothing could be done with. */
  readonly setAside: number[];
  /** Handoffs whose record or row is another now. */
  readonly dirty: Set<string>;
  /** Those routing is done with, and the notes they had. */
  readonly closed: Map<string, HandoffNotes>;
  readonly references: DispatchStep['references'][number][];
  readonly journal: DispatchStep['journal'][number][];
  readonly feed: DispatchStep['feed'][number][];
  readonly callbacks: Map<string, DispatchStep['callbacks'][number]>;
  /** Callbacks that reps have just taken: they are dialled next. */
  readonly taken: { readonly callbackId: string; readonly repId: string; readonly token: number }[];
  timesChanged: boolean;
}

export function beginRound(team: TeamState, at: number): Round {
  return {
    ...{
      team,
      at,
      consumed: [],
      setAside: [],
      dirty: new Set(),
      closed: new Map(),
      references: [],
      journal: [],
      feed: [],
    },
    ...{ callbacks: new Map(), taken: [], timesChanged: false },
  };
}

export function isEmpty({ consumed, dirty, closed, feed, journal, callbacks }: Round): boolean {
  return consumed.length + dirty.size + closed.size + feed.length + journal.length + callbacks.size === 0;
}

export function stepOf(round: Round, nodeId: string): DispatchStep {
  const { team, dirty, closed, consumed, setAside, references, journal, feed } = round;
  const open = [...dirty].filter((id) => team.router.handoffs.has(id));
  const done = [...closed.keys()].filter((id) => !team.router.handoffs.has(id));
  return {
    ...{ teamId: team.teamId, nodeId, epoch: team.epoch, consumed, setAside, references },
    ...{ journal, feed },
    records: open.flatMap((id) => recordOf(team, id) ?? []),
    closed: done,
    handoffs: [...open, ...done].filter((id) => callbackIdOf(id) === null).map((id) => changeOf(round, id)),
    callbacks: [...round.callbacks.values()],
    times: round.timesChanged ? team.times : null,
  };
}

/** The row of a handoff, from its place in the router. */
function changeOf({ team, at, closed }: Round, id: string): HandoffChange {
  const handoff = team.router.handoffs.get(id);
  const notes = team.notes.get(id) ?? closed.get(id) ?? freshNotes(at);
  const held = { id, fence: notes.token, holder: notes.holder, endedAt: null, queue: null };
  if (handoff === undefined) {
    const fence = notes.holder === null ? team.router.fence : notes.token;
    return { ...held, state: 'ended', fence, endedAt: new Date(at) };
  }
  const { stage } = handoff;
  switch (stage.kind) {
    case 'waiting':
      // No reference is good for it until the next offer, whose token is greater.
      return {
        ...held,
        state: 'waiting',
        fence: team.router.fence,
        holder: null,
        queue: queuedSituation(team, id, at),
      };
    case 'offered':
      return { ...held, state: notes.ringing === stage.offer.token ? 'ringing' : 'offered' };
    case 'taken':
      return { ...held, state: 'accepted' };
    case 'talking':
      return { ...held, state: 'bridged' };
    default:
      return stage satisfies never;
  }
}

/** A handoff the router cannot be told of ends at once: a platform must not wait for it. */
export function giveUp(round: Round, handoffId: string, why: 'unreadable' | 'end-unreported'): void {
  round.closed.set(handoffId, freshNotes(round.at));
  note(round, { handoffId }, 'closed', { why });
}

export function say(round: Round, repId: string, message: FeedMessage): void {
  round.feed.push({ repId, message, at: new Date(round.at) });
}

/** Only of handoffs: what becomes of a callback's search for a rep is journalled with the callback. */
export function note<Kind extends DeskEntryKind>(
  round: Round,
  about: { readonly handoffId: string; readonly repId?: string },
  kind: Kind,
  body: z.infer<(typeof deskEntrySchemas)[Kind]>,
): void {
  if (callbackIdOf(about.handoffId) !== null) return;
  const entry = deskEntry(kind, body, new Date(round.at), about.repId);
  round.journal.push({ handoffId: about.handoffId, entry });
}

export function notesOf({ team, at }: Round, handoffId: string): HandoffNotes {
  const known = team.notes.get(handoffId) ?? freshNotes(at);
  team.notes.set(handoffId, known);
  return known;
}
