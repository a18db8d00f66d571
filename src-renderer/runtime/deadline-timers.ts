/** The timers behind `schedule` and `cancel-deadlines`: one per name, replaced when scheduled again. */
import type { DeadlineName } from '../call/deadlines.ts';
import type { Clock } from './clock.ts';

export interface DeadlineTimers {
  /** `at`: monotonic milliseconds. */
  schedule(deadline: DeadlineName, legId: string, at: number): void;
  cancelAll(): void;
}

export function createDeadlineTimers(
  clock: Clock,
  onDeadline: (deadline: DeadlineName, legId: string) => void,
): DeadlineTimers {
  const running = new Map<DeadlineName, () => void>();
  return {
    schedule(deadline, legId, at) {
      running.get(deadline)?.();
      const cancel = clock.after(Math.max(0, at - clock.now()), () => {
        running.delete(deadline);
        onDeadline(deadline, legId);
      });
      running.set(deadline, cancel);
    },
    cancelAll() {
      for (const cancel of running.values()) cancel();
      running.clear();
    },
  };
}
