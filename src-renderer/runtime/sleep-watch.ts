/**
 * What a sleep of the machine leaves behind: a socket nobody may trust, and a card for a caller who is long gone. The socket
 * is opened anew; a handoff that rang before is closed with that reason.
 */
import type { BatonApi } from '../../src-main/contract/channels.ts';
import type { CallEvent } from '../call/events.ts';
import type { Lines } from '../call/lines.ts';
import type { Clock } from './clock.ts';
import type { PhoneSwitch } from './phone-switch.ts';

/** An INVITE that was not answered for this long is over at the edge, too (RFC 3261 timers B and H), ms. */
export const staleAfter = 32_000;

export interface SleepDependencies {
  readonly clock: Clock;
  /** Milliseconds since the epoch: the monotonic clock stands still in a sleep on some systems. */
  readonly wallClock: () => number;
  readonly baton: Pick<BatonApi, 'on'>;
  readonly lines: () => Lines;
  readonly phones: Pick<PhoneSwitch, 'checkNow'>;
  readonly send: (event: CallEvent) => void;
}

/** The returned function ends it. */
export function watchSleep({ clock, wallClock, baton, lines, phones, send }: SleepDependencies): () => void {
  let asleepSince: number | null = null;

  function wake(): void {
    const slept = asleepSince === null ? 0 : wallClock() - asleepSince;
    asleepSince = null;
    if (slept < staleAfter) {
      phones.checkNow('network');
      return;
    }
    const { front, back } = lines();
    for (const state of [front, back]) {
      if (state.phase !== 'ringing') continue;
      const { legId } = state.call;
      send({ type: 'leg', at: clock.now(), legId, event: { type: 'failed', cause: 'slept' } });
    }
    phones.checkNow('sleep');
  }

  return baton.on('power', ({ event }) => {
    switch (event) {
      case 'suspend':
        asleepSince = wallClock();
        return;
      case 'resume':
        wake();
        return;
      case 'unlock':
        phones.checkNow('network');
        return;
      case 'lock':
        return;
      default:
        event satisfies never;
    }
  });
}
