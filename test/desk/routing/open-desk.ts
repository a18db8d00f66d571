/** A router to talk to in tests: events are told at `clock.now`, reps and handoffs named in a word. */
import {
  defaultPolicy,
  type HandoffRequest,
  type RepProfile,
  type RoutingCommand,
  type RoutingEvent,
} from '../../../src-main/desk/routing/model.ts';
import { route } from '../../../src-main/desk/routing/router.ts';
import { createRouterState } from '../../../src-main/desk/routing/state.ts';

type Told = RoutingEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'at'> : never) : never;
type Offered = Extract<RoutingCommand, { type: 'offer' }>;

export function openDesk() {
  const state = createRouterState(defaultPolicy, 1);
  const clock = { now: Date.parse('2026-03-09T10:00:00-04:00') };
  const tell = (event: Told): RoutingCommand[] => route(state, { ...event, at: clock.now });
  return {
    state,
    clock,
    tell,
    /** A rep of that name comes to work on node n1. */
    rep(id: string, profile: Partial<RepProfile> = {}): RoutingCommand[] {
      tell({ type: 'rep-profile', rep: { id, skills: [], languages: ['en'], hours: null, ...profile } });
      return tell({ type: 'rep-presence', repId: id, nodeId: 'n1', availability: 'available' });
    },
    ask(id: string, request: Partial<HandoffRequest> = {}): RoutingCommand[] {
      const handoff = { id, skills: [], language: 'en', ownerId: null, vip: false, prospectHours: [], ...request };
      return tell({ type: 'handoff-requested', handoff });
    },
    /** The rep takes the offer, talks and hangs up. */
    serve({ handoffId, repId, token }: Offered['offer']): void {
      tell({ type: 'offer-accepted', handoffId, repId, token });
      tell({ type: 'handoff-bridged', handoffId, repId, token });
      tell({ type: 'handoff-ended', handoffId });
    },
    stayReachable(...repIds: readonly string[]): void {
      for (const repId of repIds) tell({ type: 'rep-proved', repId });
    },
  };
}

export const kinds = (commands: readonly RoutingCommand[]): string[] => commands.map(({ type }) => type);

export function offerIn(commands: readonly RoutingCommand[]): Offered {
  const found = commands.find((command) => command.type === 'offer');
  if (found?.type !== 'offer') throw new Error(`no offer in ${JSON.stringify(commands)}`);
  return found;
}
