/** A WebSocket without a network: the browser's interface on one side, the scripted edge on the other. */

export type SocketPeer = {
  /** A socket asks to be opened. */
  onSocket(socket: FakeSocket): void;
  onFrame(text: string, socket: FakeSocket): void;
};

export class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  binaryType = 'blob';
  readyState: number = FakeSocket.CONNECTING;
  /** Nothing passes in either direction, and nobody is told: a half-open TCP connection. */
  frozen = false;
  readonly url: string;
  readonly protocol: string;
  readonly #peer: SocketPeer;

  constructor(peer: SocketPeer, url: string, protocol: string) {
    super();
    this.#peer = peer;
    this.url = url;
    this.protocol = protocol;
    queueMicrotask(() => peer.onSocket(this));
  }

  open(): void {
    if (this.readyState !== FakeSocket.CONNECTING) return;
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  send(text: string): void {
    if (this.readyState !== FakeSocket.OPEN || this.frozen) return;
    queueMicrotask(() => this.#peer.onFrame(text, this));
  }

  /** The phone closes. A frozen peer never confirms. */
  close(): void {
    if (this.readyState >= FakeSocket.CLOSING) return;
    this.readyState = FakeSocket.CLOSING;
    if (!this.frozen) queueMicrotask(() => this.drop(1000));
  }

  /** The edge closes, or the network says so. */
  drop(code = 1006): void {
    if (this.readyState === FakeSocket.CLOSED) return;
    this.readyState = FakeSocket.CLOSED;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }

  receive(text: string): void {
    if (this.readyState === FakeSocket.OPEN && !this.frozen) {
      this.dispatchEvent(Object.assign(new Event('message'), { data: text }));
    }
  }
}

/** The global `WebSocket` while a test runs. */
export function socketClass(peer: SocketPeer): unknown {
  return class extends FakeSocket {
    constructor(url: string, protocol: string) {
      super(peer, url, protocol);
    }
  };
}
