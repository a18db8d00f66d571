/** The timers behind `schedule` and `cancel-deadlines`: one per leg and name, replaced when scheduled again. */
import type { DeadlineName } from '../call/deadlines.ts';
import type { Clock } from './clock.ts';

export interface DeadlineTimers {
  /** `at`: monotonic milliseconds. */
  schedule(deadline: DeadlineName, legId: string, at: number): void;
  /** Every deadline of the leg. */
  cancel(legId: string): void;
  cancelAll(): void;
}

export function createDeadlineTimers(
  clock: Clock,
  onDeadline: (deadline: DeadlineName, legId: string) => void,
): DeadlineTimers {
  const running = new Map<string, Map<DeadlineName, () => void>>();

  function ofLeg(legId: string): Map<DeadlineName, () => void> {
    const known = running.get(legId) ?? new Map<DeadlineName, () => void>();
    running.set(legId, known);
    return known;
  }

  function cancel(legId: string): void {
    for (const stop of running.get(legId)?.values() ?? []) stop();
    running.delete(legId);
  }

  return {
    schedule(deadline, legId, at) {
      const timers = ofLeg(legId);
      timers.get(deadline)?.();
      const stop = clock.after(Math.max(0, at - clock.now()), () => {
        timers.delete(deadline);
        if (timers.size === 0) running.delete(legId);
        onDeadline(deadline, legId);
      });
      timers.set(deadline, stop);
    },
    cancel,
    cancelAll() {
      for (const legId of [...running.keys()]) cancel(legId);
    },
  };
}
