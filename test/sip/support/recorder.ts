/** Remembers what was told and lets a test wait for it: by name of a state, never by time. */

export interface Recorder<T> {
  push(value: T): void;
  readonly all: readonly T[];
  /** The first value, told already or still to come, that matches. */
  until(matches: (value: T) => boolean): Promise<T>;
}

export function createRecorder<T>(): Recorder<T> {
  const all: T[] = [];
  let waiting: { matches: (value: T) => boolean; resolve: (value: T) => void }[] = [];
  return {
    all,
    push(value) {
      all.push(value);
      const reached = waiting.filter(({ matches }) => matches(value));
      waiting = waiting.filter((entry) => !reached.includes(entry));
      for (const { resolve } of reached) resolve(value);
    },
    until(matches) {
      const told = all.find(matches);
      return told === undefined ? new Promise((resolve) => waiting.push({ matches, resolve })) : Promise.resolve(told);
    },
  };
}
