/** The connections of a node, by team and rep. */
import type { RepConnection } from './rep-connection.ts';

export interface ConnectionBook {
  readonly size: number;
  get(teamId: string, repId: string): RepConnection | undefined;
  set(connection: RepConnection): void;
  /** False: another has taken its place, or it is not there. */
  remove(connection: RepConnection): boolean;
  ofTeam(teamId: string): Iterable<RepConnection>;
  all(): Iterable<RepConnection>;
}

export function createConnectionBook(): ConnectionBook {
  const teams = new Map<string, Map<string, RepConnection>>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    get: (teamId, repId) => teams.get(teamId)?.get(repId),
    set(connection) {
      const { teamId, repId } = connection;
      const reps = teams.get(teamId) ?? new Map<string, RepConnection>();
      teams.set(teamId, reps);
      if (!reps.has(repId)) size += 1;
      reps.set(repId, connection);
    },
    remove(connection) {
      const { teamId, repId } = connection;
      const reps = teams.get(teamId);
      if (reps?.get(repId) !== connection) return false;
      reps.delete(repId);
      size -= 1;
      if (reps.size === 0) teams.delete(teamId);
      return true;
    },
    ofTeam: (teamId) => teams.get(teamId)?.values() ?? [],
    *all() {
      for (const reps of teams.values()) yield* reps.values();
    },
  };
}
