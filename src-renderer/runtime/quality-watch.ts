/** Measures the call that is talked on every two seconds, says what the rep must know now, and what to keep at its end. */
import type { QualitySummary } from '../../src-main/contract/quality.ts';
import { createQualityMeter, type QualityMeter, type QualityNotice } from '../call/quality/meter.ts';
import type { CallStore } from '../store/call-store.ts';
import type { Clock } from './clock.ts';
import type { LegRegistry } from './leg-registry.ts';
import type { LineState } from './line-state.ts';
import type { Log } from './log.ts';

/** ms */
const sampleEvery = 2_000;
/** A word is longer than this, ms: none is missed. */
const listenEvery = 100;

export interface QualityWatch {
  /** What is known of a call that ends now; null: it was never talked on, or for too short a time. */
  finish(legId: string): QualitySummary | null;
  stop(): void;
}

export function watchQuality(deps: {
  readonly clock: Clock;
  readonly call: CallStore;
  readonly legs: Pick<LegRegistry, 'get'>;
  /** How loud the far end is now, 0..1. */
  readonly remoteLevel: () => number;
  readonly log: Log;
  readonly update: (patch: Pick<LineState, 'quality'>) => void;
}): QualityWatch {
  const { clock, call, legs, remoteLevel, log, update } = deps;
  /** Of calls that were talked on and are not over: one on hold goes on where it was. */
  const meters = new Map<string, QualityMeter>();
  let watched: { readonly legId: string; readonly meter: QualityMeter } | null = null;
  let cancel = (): void => undefined;
  let stopListening = (): void => undefined;
  /** The loudest since the last sample. */
  let heard = 0;
  let shown: QualityNotice | null = null;

  function show(notice: QualityNotice | null): void {
    if (notice?.kind === shown?.kind && notice?.value === shown?.value) return;
    shown = notice;
    update({ quality: notice });
  }

  async function look(legId: string, meter: QualityMeter): Promise<void> {
    const sample = await legs.get(legId)?.sampleMedia();
    const state = call.getState();
    if (watched?.meter !== meter || state.phase !== 'talking' || !sample) return;
    const onHold = state.held || state.holdAsked !== null || state.remoteHeld;
    show(meter.add(clock.now(), sample, heard, { sends: !onHold && !state.muted, receives: !onHold }));
    heard = 0;
  }

  function listen(): void {
    heard = Math.max(heard, remoteLevel());
    stopListening = clock.after(listenEvery, listen);
  }

  function next(legId: string, meter: QualityMeter): void {
    look(legId, meter)
      .catch((error: unknown) =>
        log('warn', 'call.statistics-failed', { why: error instanceof Error ? error.name : 'unknown' }),
      )
      .finally(() => {
        if (watched?.meter === meter) cancel = clock.after(sampleEvery, () => next(legId, meter));
      });
  }

  function end(): void {
    cancel();
    stopListening();
    watched = null;
    show(null);
  }

  const unsubscribe = call.subscribe((state) => {
    const legId = state.phase === 'talking' ? state.call.legId : null;
    if (legId === (watched?.legId ?? null)) return;
    end();
    if (legId === null) return;
    const meter = meters.get(legId) ?? createQualityMeter();
    meters.set(legId, meter);
    watched = { legId, meter };
    heard = 0;
    listen();
    next(legId, meter);
  });

  return {
    finish(legId) {
      const summary = meters.get(legId)?.summary() ?? null;
      meters.delete(legId);
      return summary;
    },
    stop() {
      unsubscribe();
      end();
    },
  };
}
