/** The edge of a test: takes the phone's WebSocket, registers it, and lets the test play the far end on the wire. */
import { type FakeSocket, type SocketPeer, socketClass } from './fake-socket.ts';
import { FarCall, type InviteOptions } from './far-call.ts';
import { type Message, parseMessage, responseTo } from './sip-text.ts';

export type Answer = (request: Message) => string | null;

export class ScriptedEdge implements SocketPeer {
  /** Every frame the phone sent, oldest first. */
  readonly received: Message[] = [];
  /** What REGISTER and OPTIONS are answered with; null: not at all. */
  onRegister: Answer = (request) => responseTo(request, 200, [`Contact: ${request.header('contact')}`]);
  onOptions: Answer = (request) => responseTo(request, 200);
  /** False: new sockets are closed at once, as by an edge that is down. */
  up = true;
  /** Addresses of servers that are down although others are up. */
  readonly down = new Set<string>();
  socket: FakeSocket | null = null;
  readonly calls = new Map<string, FarCall>();
  #watchers: { matches: (message: Message) => boolean; resolve: (message: Message) => void }[] = [];
  readonly #taken = new Set<Message>();

  /** The class to put in the place of the global WebSocket. */
  get webSocket(): unknown {
    return socketClass(this);
  }

  onSocket(socket: FakeSocket): void {
    if (!this.up || this.down.has(socket.url)) {
      socket.drop();
      return;
    }
    this.socket = socket;
    socket.open();
  }

  onFrame(text: string): void {
    const message = parseMessage(text);
    this.received.push(message);
    if (message.status === null) {
      const answer =
        message.method === 'REGISTER' ? this.onRegister : message.method === 'OPTIONS' ? this.onOptions : null;
      const reply = answer?.(message) ?? null;
      if (reply !== null) this.send(reply);
    }
    this.calls.get(message.header('call-id') ?? '')?.onMessage(message);
    const index = this.#watchers.findIndex(({ matches }) => matches(message));
    if (index >= 0) {
      this.#taken.add(message);
      this.#watchers.splice(index, 1)[0]?.resolve(message);
    }
  }

  send(text: string): void {
    this.socket?.receive(text);
  }

  /** The next frame that matches and that nobody has waited for yet. */
  next(matches: (message: Message) => boolean): Promise<Message> {
    const seen = this.received.find((message) => !this.#taken.has(message) && matches(message));
    if (seen) {
      this.#taken.add(seen);
      return Promise.resolve(seen);
    }
    return new Promise((resolve) => this.#watchers.push({ matches, resolve }));
  }

  nextRequest(method: string): Promise<Message> {
    return this.next((message) => message.status === null && message.method === method);
  }

  /** Sends an INVITE to the phone. */
  invite(options: InviteOptions = {}): FarCall {
    const call = new FarCall(this, options);
    this.calls.set(call.callId, call);
    call.invite();
    return call;
  }

  requests(method: string): Message[] {
    return this.received.filter((message) => message.status === null && message.method === method);
  }
}
