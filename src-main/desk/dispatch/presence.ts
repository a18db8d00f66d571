/**
 * Which reps the leader believes to be where. It is not stored: every node with sockets of the team says, every few seconds,
 * whom it has proved, and a node that no longer says so is dead.
 */
import type { AvailabilityState } from '../../contract/availability.ts';
import type { RouterState } from '../routing/state.ts';
import type { Told } from './orders.ts';

/** How often a node says whom it has proved, ms. */
export const beatMs = 3_000;
/** A node that has not said anything for this long is dead, ms. */
export const deadMs = 9_000;
/** Where reps with an offer are believed to be after a change of leader, until they are heard. */
export const unheardNode = '(unheard)';
/** A rep's word that the router has overruled (busy after a decline) counts again when it is still said after this, ms. */
const overruledMs = 15_000;

export interface ProvedRep {
  readonly repId: string;
  readonly availability: AvailabilityState;
}

export interface Presence {
  /** When each node was last heard. */
  readonly nodes: Map<string, number>;
  /** Whom each node named in its last beat. */
  readonly named: Map<string, ReadonlySet<string>>;
  /** The last word of each rep. */
  readonly said: Map<string, AvailabilityState>;
  /** Since when a rep says otherwise than the router has it, in unchanged words. */
  readonly overruled: Map<string, number>;
  /** Taken out of the round by the router until the rep says something else. */
  readonly setAway: Set<string>;
}

/** For a new leader: every node says whom it has at the next beat, and who is not named by then is gone. */
export function createPresence(now: number): Presence {
  return {
    nodes: new Map([[unheardNode, now - deadMs + beatMs + 1_000]]),
    named: new Map(),
    said: new Map(),
    overruled: new Map(),
    setAway: new Set(),
  };
}

/** What one rep's word is to the router: news, or a proof that it is still there. */
export function heardRep(
  presence: Presence,
  router: RouterState,
  nodeId: string,
  { repId, availability }: ProvedRep,
  at: number,
): Told | null {
  const rep = router.reps.get(repId);
  if (rep === undefined) return null;
  const away = presence.setAway.has(repId);
  if (presence.said.get(repId) !== availability) {
    presence.said.set(repId, availability);
    presence.setAway.delete(repId);
    presence.overruled.delete(repId);
    return { type: 'rep-presence', repId, nodeId, availability };
  }
  if (rep.nodeId !== nodeId) return { type: 'rep-presence', repId, nodeId, availability: away ? 'away' : availability };
  if (rep.availability === availability || away) {
    presence.overruled.delete(repId);
    return { type: 'rep-proved', repId };
  }
  const since = presence.overruled.get(repId) ?? at;
  presence.overruled.set(repId, since);
  if (at - since <= overruledMs) return { type: 'rep-proved', repId };
  presence.overruled.delete(repId);
  return { type: 'rep-presence', repId, nodeId, availability };
}

/**
 * A node's beat: everyone it has proved; whom the router believes there and it does not name is gone. A rep who has moved to
 * another node is not taken back by the old one, whose socket may be half open for a while: its beat only repeats.
 */
export function heardBeat(
  presence: Presence,
  router: RouterState,
  nodeId: string,
  reps: readonly ProvedRep[],
  at: number,
): Told[] {
  presence.nodes.set(nodeId, at);
  const before = presence.named.get(nodeId);
  const named = new Set(reps.map(({ repId }) => repId));
  presence.named.set(nodeId, named);
  const repeats = (repId: string) => before?.has(repId) !== false && livesElsewhere(presence, router, repId, nodeId);
  const gone = [...router.reps.values()].filter((rep) => rep.nodeId === nodeId && !named.has(rep.profile.id));
  for (const { profile } of gone) presence.said.delete(profile.id);
  return [
    ...gone.map(({ profile }): Told => ({ type: 'rep-died', repId: profile.id, nodeId })),
    ...reps.flatMap((rep) => (repeats(rep.repId) ? [] : (heardRep(presence, router, nodeId, rep, at) ?? []))),
  ];
}

function livesElsewhere(presence: Presence, router: RouterState, repId: string, nodeId: string): boolean {
  const home = router.reps.get(repId)?.nodeId ?? null;
  return home !== null && home !== nodeId && home !== unheardNode && presence.nodes.has(home);
}

/** A node's word that a rep has left it; one who has moved on meanwhile is not meant. */
export function heardGone(presence: Presence, router: RouterState, repId: string, nodeId: string): Told | null {
  if (router.reps.get(repId)?.nodeId !== nodeId) return null;
  presence.said.delete(repId);
  return { type: 'rep-died', repId, nodeId };
}

/** Nodes that have been silent for too long; they are forgotten. */
export function silentNodes(presence: Presence, at: number): Told[] {
  const silent = [...presence.nodes].filter(([, heardAt]) => at - heardAt > deadMs).map(([nodeId]) => nodeId);
  for (const nodeId of silent) {
    presence.nodes.delete(nodeId);
    presence.named.delete(nodeId);
  }
  return silent.map((nodeId) => ({ type: 'node-died', nodeId }));
}
