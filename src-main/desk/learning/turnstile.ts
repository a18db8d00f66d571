/** One run per name at a time; whoever asks while one is on shares the next one, which sees everything asked for before. */

export interface Turnstile {
  /** Runs, or has the run that is about to begin stand for this one too. Rejects as that run does. */
  pass(name: string): Promise<void>;
  /** Resolves when nothing runs. */
  settled(): Promise<void>;
}

interface Lane {
  readonly current: Promise<void>;
  next: Promise<void> | null;
}

export function createTurnstile(run: (name: string) => Promise<void>): Turnstile {
  const lanes = new Map<string, Lane>();

  function begin(name: string): Promise<void> {
    const running = run(name);
    const over = running.then(
      () => undefined,
      () => undefined,
    );
    const lane: Lane = { current: over, next: null };
    lanes.set(name, lane);
    void over.then(() => {
      if (lane.next === null) lanes.delete(name);
    });
    return running;
  }

  return {
    pass(name) {
      const lane = lanes.get(name);
      if (lane === undefined) return begin(name);
      lane.next ??= lane.current.then(() => begin(name));
      return lane.next;
    },
    async settled() {
      while (lanes.size > 0) {
        await Promise.allSettled([...lanes.values()].flatMap(({ current, next }) => [current, next]));
      }
    },
  };
}
