/** Tells main how the phone and the calls stand whenever that changes; main paints tray and title from it. */
import type { BatonApi } from '../../src-main/contract/channels.ts';
import { presenceOf } from '../call/presence.ts';
import type { LinesStore, ReadableStore } from '../store/call-store.ts';
import type { LineState } from './line-state.ts';

/** Returns the function that stops reporting. */
export function reportPresence(baton: BatonApi, calls: LinesStore, line: ReadableStore<LineState>): () => void {
  let told = '';
  const report = (): void => {
    const presence = presenceOf(calls.getState(), line.getState().reachability);
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
