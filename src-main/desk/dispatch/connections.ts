/** The reps whose sockets this node has and has proved, by team. */
import type { AvailabilityState } from '../../contract/availability.ts';
import type { ProvedRep } from './presence.ts';

export interface Connections {
  /** Whether that is news. */
  set(teamId: string, repId: string, availability: AvailabilityState): boolean;
  remove(teamId: string, repId: string): boolean;
  has(teamId: string): boolean;
  teams(): string[];
  /** `version` grows with every change. */
  of(teamId: string): { readonly version: number; readonly reps: readonly ProvedRep[] };
}

export function createConnections(): Connections {
  const teams = new Map<string, Map<string, AvailabilityState>>();
  let version = 0;
  return {
    set(teamId, repId, availability) {
      const reps = teams.get(teamId) ?? new Map<string, AvailabilityState>();
      teams.set(teamId, reps);
      if (reps.get(repId) === availability) return false;
      reps.set(repId, availability);
      version += 1;
      return true;
    },
    remove(teamId, repId) {
      const reps = teams.get(teamId);
      if (reps?.delete(repId) !== true) return false;
      if (reps.size === 0) teams.delete(teamId);
      version += 1;
      return true;
    },
    has: (teamId) => teams.has(teamId),
    teams: () => [...teams.keys()],
    of(teamId) {
      return {
        version,
        get reps() {
          return [...(teams.get(teamId) ?? [])].map(([repId, availability]) => ({ repId, availability }));
        },
      };
    },
  };
}
