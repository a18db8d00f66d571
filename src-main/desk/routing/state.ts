/**
 * The router's state: plain records in maps, and indexes over them. Only `router.ts` and the files it calls write it.
 *
 *   handoff:  waiting ──offer──► offered ──accept──► taken ──bridged──► talking ──ended──► (closed)
 *                ▲                  │ declined, missed,  │ not bridged, rep or node died
 *                └──────────────────┴────────────────────┘
 *   rep:      free ──offer──► offered ──accept──► taken ──ended──► free (after wrap-up)
 */
import type { AvailabilityState } from '../../contract/availability.ts';
import { type Calendar, createCalendar } from '../hours/calendar.ts';
import type { HandoffRequest, Offer, RepProfile, RoutingPolicy } from './model.ts';
import { RepIndex } from './rep-index.ts';
import { SortedList } from './sorted-list.ts';

export interface Rep {
  profile: RepProfile;
  availability: AvailabilityState;
  /** The node that holds the rep's socket; null: none. */
  nodeId: string | null;
  /** When the rep was last proved reachable; 0: never. */
  provedAt: number;
  /** Since when the rep has had nothing to do; kept while not available, so that it orders the same later. */
  idleSince: number;
  /** The handoff the rep is offered or has taken. */
  handoffId: string | null;
  misses: number;
  /** Not offered anything before this. */
  restUntil: number;
}

export type Stage =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'offered'; readonly offer: Offer }
  | { readonly kind: 'taken'; readonly offer: Offer; readonly bridgeBy: number }
  | { readonly kind: 'talking'; readonly offer: Offer; readonly closeBy: number };

export interface Handoff {
  readonly request: HandoffRequest;
  readonly requestedAt: number;
  /** Place in the queue: `requestedAt` less the head start. Smaller goes first. */
  readonly order: number;
  /** Language and skills as one word: handoffs with the same need can be served by the same reps. */
  readonly need: string;
  /** Reps who passed on it or missed it: not rung again for it. */
  readonly passed: Set<string>;
  stage: Stage;
  /** Ring time added on request, over all of the current offer, ms. */
  extendedMs: number;
}

export interface RouterState {
  readonly policy: RoutingPolicy;
  /** The largest `at` seen: time never runs backwards here, whatever a node's clock does. */
  now: number;
  /** The last fencing token given out. */
  fence: number;
  readonly reps: Map<string, Rep>;
  readonly handoffs: Map<string, Handoff>;
  readonly waiting: SortedList<Handoff>;
  /** Waiting handoffs by the rep who owns the account. */
  readonly waitingOf: Map<string, Set<Handoff>>;
  /** Every handoff by its one next deadline. */
  readonly deadlines: SortedList<Handoff>;
  readonly free: RepIndex<Rep>;
  readonly calendar: Calendar;
}

/** Tokens of one epoch; a later epoch's are all greater. 2^21 epochs fit into a safe integer. */
const tokensPerEpoch = 2 ** 32;

/** @param epoch grows by one whenever a node takes over the team's routing, 0..2^20 */
export function createRouterState(policy: RoutingPolicy, epoch: number): RouterState {
  return {
    policy,
    now: 0,
    fence: epoch * tokensPerEpoch,
    reps: new Map(),
    handoffs: new Map(),
    waiting: new SortedList(),
    waitingOf: new Map(),
    deadlines: new SortedList(),
    free: new RepIndex(),
    calendar: createCalendar(),
  };
}

/** When this handoff is looked at by itself. */
export function deadlineOf(handoff: Handoff, policy: RoutingPolicy): number {
  const { stage } = handoff;
  switch (stage.kind) {
    case 'waiting':
      return handoff.requestedAt + policy.maxWaitMs;
    case 'offered':
      return stage.offer.expiresAt;
    case 'taken':
      return stage.bridgeBy;
    case 'talking':
      return stage.closeBy;
    default:
      return stage satisfies never;
  }
}
