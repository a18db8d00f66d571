/**
 * What a sandboxed preload script sees: `require('electron')`, a reduced `process`, and nothing of Node.
 * Runs in an isolated world of the page, sent there as its own source text.
 */
import type { Callable, MakeCodec } from './codec.ts';
import type { MakePeer } from './peer.ts';

/** Facts about the main process that a preload may read. */
export interface PreloadFacts {
  readonly secret: string;
  readonly platform: string;
  readonly arch: string;
  readonly versions: Record<string, string | undefined>;
  readonly argv: readonly string[];
}

export interface PreloadGlobals {
  readonly require: (id: string) => unknown;
  readonly process: object;
  readonly failed: (error: unknown) => void;
}

export function preloadWorld(facts: PreloadFacts, makeCodec: MakeCodec, makePeer: MakePeer): PreloadGlobals {
  const binding: unknown = Reflect.get(globalThis, '__electronHost');
  Reflect.deleteProperty(globalThis, '__electronHost');
  const post = (message: object) => {
    if (typeof binding === 'function') binding(JSON.stringify(message));
  };
  const codec = makeCodec();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let listeners: { readonly channel: string; readonly listener: Callable }[] = [];
  let lastId = 0;

  const ask = (message: object) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      post({ ...message, id: lastId });
    });

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) => ask({ type: 'invoke', channel, args: codec.encode(args) }),
    on(channel: string, listener: Callable) {
      listeners.push({ channel, listener });
      return ipcRenderer;
    },
    off(channel: string, listener: Callable) {
      const at = listeners.findLastIndex((entry) => entry.channel === channel && entry.listener === listener);
      listeners = listeners.toSpliced(at === -1 ? listeners.length : at, 1);
      return ipcRenderer;
    },
  };

  const deliver = (channel: string, args: unknown) => {
    for (const entry of listeners.filter((one) => one.channel === channel)) {
      try {
        entry.listener({ sender: ipcRenderer, senderId: 0, ports: [] }, ...(Array.isArray(args) ? args : []));
      } catch (error) {
        reportError(error);
      }
    }
  };
  // Main calls this by Runtime.evaluate; only this world has it.
  Object.defineProperty(globalThis, '__electronReceive', {
    value: (type: string, key: string | number, text: string) => {
      if (type === 'event') {
        deliver(String(key), codec.decode(text));
        return;
      }
      const one = waiting.get(Number(key));
      waiting.delete(Number(key));
      if (type === 'resolved') one?.resolve(codec.decode(text));
      else one?.reject(new Error(text));
    },
  });

  const node = document.createElement('i');
  const peer = makePeer(node, { out: 'to-page', in: 'to-preload' }, makeCodec, () => {});
  document.dispatchEvent(new MouseEvent(facts.secret, { relatedTarget: node }));
  peer.expose('', {
    close: () => post({ type: 'close' }),
    open: (url: string, frameName: string, features: string) => post({ type: 'open', url, frameName, features }),
    ask: (permission: string, mediaTypes: readonly string[]) => ask({ type: 'ask', permission, mediaTypes }),
  });
  addEventListener('focus', () => post({ type: 'focus' }));
  addEventListener('blur', () => post({ type: 'blur' }));

  const loud = (name: string, members: object) =>
    new Proxy(members, {
      get(object, key) {
        if (key in object || typeof key === 'symbol' || key === 'then') return Reflect.get(object, key);
        throw new Error(`electron host: ${name}.${key} is not part of this host`);
      },
    });
  const electron = loud('electron', {
    contextBridge: loud('contextBridge', { exposeInMainWorld: (name: string, api: unknown) => peer.expose(name, api) }),
    ipcRenderer: loud('ipcRenderer', ipcRenderer),
  });
  return {
    require(id) {
      if (id === 'electron' || id === 'electron/renderer') return electron;
      throw new Error(`module not found: ${id}`);
    },
    process: loud('process', {
      platform: facts.platform,
      arch: facts.arch,
      versions: facts.versions,
      argv: facts.argv,
      env: {},
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
    }),
    failed: (error) => post({ type: 'preload-error', text: error instanceof Error ? error.stack : String(error) }),
  };
}
