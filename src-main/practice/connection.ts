/** One WebSocket that carries SIP (RFC 7118): text in, text out, frames over the cap end it. */
import { WebSocket } from 'ws';

export class Connection {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Sends one SIP message; false when the connection is closed (RFC 3261 18.4 transport error). */
  send(text: string): boolean {
    if (!this.open) return false;
    this.#socket.send(text);
    return true;
  }
}
