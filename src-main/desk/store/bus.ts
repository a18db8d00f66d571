/** Word between nodes that something was written. Carries no state: whoever hears it reads the store. */

export interface BusListener {
  onMessage(message: string): void;
  /** Messages may have been lost (the connection broke): read everything again. */
  onGap(): void;
}

export interface DeskBus {
  /**
   * Best effort, to every node, this one included. Rejects when it cannot be sent: nobody has heard it, and nobody else
   * knows.
   * @param channel a name, up to 40 bytes
   * @param message under 7,000 bytes
   */
  publish(channel: string, message: string): Promise<void>;
  /**
   * Everything published once this has resolved is heard, or `onGap` is. Resolves without a connection too.
   * @returns the function that stops listening.
   */
  subscribe(channel: string, listener: BusListener): Promise<() => Promise<void>>;
}

/** @throws RangeError for a message too long for the smallest bus: a mistake of ours. */
export function assertMessage(message: string): void {
  const bytes = Buffer.byteLength(message);
  if (bytes >= 7_000) throw new RangeError(`A message of ${bytes} bytes is too long for the bus.`);
}
