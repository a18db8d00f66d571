/** Shares one read among many who ask: after a node's death a thousand phones greet the desk within a second. */

/**
 * Whoever asks gets a read that began after it asked, so that nothing it knows of is missing.
 * @param read by name
 */
export function createFreshReads<T>(read: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();

  function start(name: string): Promise<T> {
    const reading = read(name).finally(() => {
      if (running.get(name) === reading) running.delete(name);
    });
    running.set(name, reading);
    return reading;
  }

  return (name) => {
    const before = running.get(name);
    if (before === undefined) return start(name);
    const waiting = next.get(name);
    if (waiting !== undefined) return waiting;
    const begin = () => {
      next.delete(name);
      return start(name);
    };
    const reading = before.then(begin, begin);
    next.set(name, reading);
    return reading;
  };
}
