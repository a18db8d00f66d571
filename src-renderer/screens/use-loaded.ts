import { useEffect, useState } from 'react';
import type { Loaded } from '../store/app-store.ts';

/** What `ask` answers about `key`; a new `round` asks again and keeps what is shown until the answer is there. */
export function useLoaded<K, T>(ask: (key: K) => Promise<Loaded<T>>, key: K, round = 0): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ kind: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round means: ask again
  useEffect(() => {
    let current = true;
    void ask(key).then((answer) => {
      // An answer about something else must not replace what was asked for since.
      if (current) setLoaded(answer);
    });
    return () => {
      current = false;
    };
  }, [ask, key, round]);
  return loaded;
}
