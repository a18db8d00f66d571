/** The events of one leg. What ended it is told also to a listener that came too late to hear it. */
import type { CancelCause, LegEvent } from '../call/ports.ts';

export interface LegEvents {
  emit(event: LegEvent): void;
  /** The last event there will be; null: the leg ended because this side wanted it to. */
  end(event: LegEvent | null): void;
  readonly over: boolean;
  subscribe(listener: (event: LegEvent) => void): () => void;
}

export function createLegEvents(): LegEvents {
  const listeners = new Set<(event: LegEvent) => void>();
  let over = false;
  let last: LegEvent | null = null;
  const tell = (event: LegEvent) => {
    for (const listener of [...listeners]) listener(event);
  };
  return {
    get over() {
      return over;
    },
    emit(event) {
      if (!over) tell(event);
    },
    end(event) {
      if (over) return;
      over = true;
      last = event;
      if (event) tell(event);
      listeners.clear();
    },
    subscribe(listener) {
      if (over) {
        const final = last;
        if (final) queueMicrotask(() => listener(final));
        return () => undefined;
      }
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function cancelled(cause: CancelCause): LegEvent {
  return { type: 'cancelled', cause };
}
