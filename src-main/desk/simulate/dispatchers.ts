/** The two ways to hand a caller to a rep that are compared. */

import { estimateWait, type WaitEstimate } from '../queue/estimate.ts';
import { assumedPatience, assumedTimes, meanPatienceMs, observe, observeWait } from '../queue/live-times.ts';
import { defaultPolicy, type RoutingCommand, type RoutingEvent } from '../routing/model.ts';
import { queueView } from '../routing/queue-view.ts';
import { nextDeadline, route } from '../routing/router.ts';
import { createRouterState } from '../routing/state.ts';
import { createLongestIdle } from './longest-idle.ts';

export interface Dispatcher {
  readonly name: string;
  send(event: RoutingEvent): RoutingCommand[];
  /** When it wants a tick, besides one every second. */
  deadline(): number | null;
  /** What a queued prospect would be told, and whether that passes its patience; null: it is told nothing. */
  estimate(handoffId: string): { readonly wait: WaitEstimate; readonly tooLong: boolean } | null;
  /** What the live times learn from. */
  served(serviceMs: number): void;
  answered(answerMs: number): void;
  waited(ms: number, gaveUp: boolean): void;
}

export function batonDispatcher(): Dispatcher {
  const state = createRouterState(defaultPolicy, 1);
  let service = assumedTimes(120_000);
  let answer = assumedTimes(5_000);
  let patience = assumedPatience(120_000);
  return {
    name: 'Baton',
    send: (event) => route(state, event),
    deadline: () => nextDeadline(state),
    estimate: (handoffId) => {
      const view = queueView(state, handoffId);
      if (view === null) return null;
      const patienceMs = meanPatienceMs(patience);
      const wait = estimateWait({ ...view, service, answer, patienceMs });
      return wait === null ? null : { wait, tooLong: wait.expectedMs > patienceMs };
    },
    served: (ms) => {
      service = observe(service, ms);
    },
    answered: (ms) => {
      answer = observe(answer, ms);
    },
    waited: (ms, gaveUp) => {
      patience = observeWait(patience, ms, gaveUp);
    },
  };
}

export function longestIdleDispatcher(): Dispatcher {
  const nothing = (): void => undefined;
  return {
    name: 'Longest idle',
    send: createLongestIdle(),
    deadline: () => null,
    estimate: () => null,
    served: nothing,
    answered: nothing,
    waited: nothing,
  };
}
