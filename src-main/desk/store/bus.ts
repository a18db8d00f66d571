/** Word between nodes that something was written. Carries no state: whoever hears it reads the store. */

export interface BusListener {
  onMessage(message: string): void;
  /** Messages may have been lost (the connection broke): read everything again. */
  onGap(): void;
}

export interface DeskBus {
  /** Best effort, to every node, this one included. @param message under 7,000 bytes */
  publish(channel: string, message: string): Promise<void>;
  /** @returns the function that stops listening. */
  subscribe(channel: string, listener: BusListener): Promise<() => Promise<void>>;
}
