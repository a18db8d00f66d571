/** How long signing in takes, for whoever has just entered an account. */
import type { Reachability } from '../../src-main/contract/presence.ts';
import type { Clock } from './clock.ts';

/** Told every change of reachability, answers what `LineState.registeredInMs` is from then on. */
export function createRegistrationClock(clock: Clock): (reachability: Reachability) => number | null {
  let begunAt: number | null = null;
  let tookMs: number | null = null;
  return (reachability) => {
    switch (reachability.kind) {
      case 'signed-out':
      case 'offline':
        begunAt = null;
        tookMs = null;
        break;
      case 'connecting':
        begunAt ??= clock.now();
        tookMs = null;
        break;
      case 'reachable':
        if (begunAt !== null) tookMs = clock.now() - begunAt;
        begunAt = null;
        break;
      case 'degraded':
        break;
      default:
        reachability satisfies never;
    }
    return tookMs;
  };
}
