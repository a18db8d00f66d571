/**
 * The context bridge: two worlds of one page talk by events on a node only they hold, synchronously, as in Electron.
 * Only JSON text crosses; neither world ever sees an object of the other. Runs in pages, sent as its own source text.
 */
import type { Callable, MakeCodec } from './codec.ts';

export interface Peer {
  /** Makes a value of this world known to the other under a name. */
  expose(name: string, value: unknown): void;
}

export type MakePeer = typeof makePeer;

type PeerMessage =
  | { readonly type: 'call'; readonly id: number; readonly text: string }
  | { readonly type: 'returned'; readonly text: string }
  | { readonly type: 'threw'; readonly text: string }
  | { readonly type: 'resolved'; readonly id: number; readonly text: string }
  | { readonly type: 'rejected'; readonly id: number; readonly text: string }
  | { readonly type: 'exposed'; readonly name: string; readonly text: string };

export function makePeer(
  node: EventTarget,
  channel: { readonly out: string; readonly in: string },
  makeCodec: MakeCodec,
  onExposed: (name: string, value: unknown) => void,
): Peer {
  // Taken before any page script can replace them.
  const { CustomEvent } = globalThis;
  const { dispatchEvent } = EventTarget.prototype;
  const functions: Callable[] = [];
  const numbers = new Map<Callable, number>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let lastPromise = 0;
  let answer: PeerMessage | null = null;

  const post = (message: PeerMessage) => {
    Reflect.apply(dispatchEvent, node, [new CustomEvent(channel.out, { detail: JSON.stringify(message) })]);
  };
  const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)));
  const codec = makeCodec({
    outFunction(fn) {
      const known = numbers.get(fn);
      if (known !== undefined) return known;
      const id = functions.push(fn) - 1;
      numbers.set(fn, id);
      return id;
    },
    inFunction:
      (id) =>
      (...args) => {
        post({ type: 'call', id, text: codec.encode(args) });
        const got = answer;
        answer = null;
        if (got?.type === 'returned') return codec.decode(got.text);
        throw got?.type === 'threw' ? codec.decode(got.text) : new Error('electron host: the other world is gone');
      },
    outPromise(promise) {
      lastPromise += 1;
      const id = lastPromise;
      promise.then(
        (value) => post({ type: 'resolved', id, text: codec.encode(value) }),
        (reason: unknown) => post({ type: 'rejected', id, text: codec.encode(asError(reason)) }),
      );
      return id;
    },
    inPromise: (id) => new Promise((resolve, reject) => promises.set(id, { resolve, reject })),
  });

  const call = (id: number, text: string): PeerMessage => {
    try {
      const args = codec.decode(text);
      return { type: 'returned', text: codec.encode(functions[id]?.(...(Array.isArray(args) ? args : []))) };
    } catch (error) {
      return { type: 'threw', text: codec.encode(asError(error)) };
    }
  };
  const receive = (message: PeerMessage) => {
    switch (message.type) {
      case 'call':
        post(call(message.id, message.text));
        return;
      case 'returned':
      case 'threw':
        answer = message;
        return;
      case 'resolved':
        promises.get(message.id)?.resolve(codec.decode(message.text));
        promises.delete(message.id);
        return;
      case 'rejected':
        promises.get(message.id)?.reject(codec.decode(message.text));
        promises.delete(message.id);
        return;
      case 'exposed':
        onExposed(message.name, codec.decode(message.text));
        return;
    }
  };
  node.addEventListener(channel.in, (event) => {
    if (event instanceof CustomEvent) receive(JSON.parse(String(event.detail)));
  });
  return { expose: (name, value) => post({ type: 'exposed', name, text: codec.encode(value) }) };
}
