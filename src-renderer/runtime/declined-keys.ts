/** Handoffs the rep has declined in this session: known at once, before main has written them. */
const limit = 500;

export interface DeclinedKeys {
  add(handoffKey: string): void;
  has(handoffKey: string): boolean;
}

export function createDeclinedKeys(): DeclinedKeys {
  const keys = new Set<string>();
  return {
    add(handoffKey) {
      keys.add(handoffKey);
      const [oldest] = keys;
      if (keys.size > limit && oldest !== undefined) keys.delete(oldest);
    },
    has: (handoffKey) => keys.has(handoffKey),
  };
}
