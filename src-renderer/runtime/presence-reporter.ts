/** Tells main how the phone and the calls stand whenever that changes; main paints tray and title from it. */
import type { BatonApi } from '../../src-main/contract/channels.ts';
import { presenceOf } from '../call/presence.ts';
import type { LinesStore, ReadableStore } from '../store/call-store.ts';
import type { Clock } from './clock.ts';
import type { LineState } from './line-state.ts';

interface ReporterParts {
  readonly baton: BatonApi;
  readonly calls: LinesStore;
  readonly line: ReadableStore<LineState>;
  readonly clock: Clock;
  /** Milliseconds since the epoch. */
  readonly wallClock: () => number;
}

/** Returns the function that stops reporting. */
export function reportPresence({ baton, calls, line, clock, wallClock }: ReporterParts): () => void {
  let told = '';
  let named: { readonly moment: number; readonly time: string } | null = null;
  /** Once for each moment: the two clocks drift, and a drift is no news. */
  const wallTime = (moment: number): string => {
    if (named?.moment !== moment) named = { moment, time: new Date(wallClock() + moment - clock.now()).toISOString() };
    return named.time;
  };
  const report = (): void => {
    const presence = presenceOf(calls.getState(), line.getState().reachability, wallTime);
    const text = JSON.stringify(presence);
    if (text === told) return;
    told = text;
    void baton.request('presence:report', presence);
  };
  const stops = [calls.subscribe(report), line.subscribe(report)];
  report();
  return () => {
    for (const stop of stops) stop();
  };
}
