/** The reps of a team, kept; whoever leads the team is told of every change. */
import type { DispatchNode } from '../dispatch/node.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
import { type RepInput, repRecord } from '../reps/rep.ts';
import type { RepRecord } from '../store/dispatch-store.ts';
import type { DeskStore } from '../store/store.ts';

export interface RepDesk {
  list(teamId: string): Promise<RepRecord[]>;
  get(teamId: string, id: string): Promise<DeskResult<RepRecord>>;
  /** Adds or replaces. */
  put(teamId: string, id: string, input: RepInput): Promise<RepRecord>;
}

export function repWork(parts: {
  readonly store: DeskStore;
  readonly dispatch: Pick<DispatchNode, 'append'>;
}): RepDesk {
  const { store, dispatch } = parts;
  return {
    list: (teamId) => store.reps.list(teamId),
    async get(teamId, id) {
      const rep = await store.reps.get(teamId, id);
      return rep === null ? refuse('not-found', 'There is no such rep.') : done(rep);
    },
    async put(teamId, id, input) {
      const rep = repRecord(teamId, id, input);
      await store.reps.put(rep);
      await dispatch.append(teamId, [{ type: 'reps-changed' }]);
      return rep;
    },
  };
}
