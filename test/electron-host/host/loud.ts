/** Outside the API that Baton uses the host throws instead of silently doing nothing. */
import { EventEmitter } from 'node:events';

export function missing(what: string): Error {
  return new Error(`electron host: ${what} is not part of this host`);
}

/** Keys that are probed on any value by `await`, serialisers and the inspector, never asked of Electron. */
function isProbe(key: PropertyKey): boolean {
  return typeof key === 'symbol' || key === 'then' || key === 'toJSON';
}

/** Wraps a plain object: reading a member it does not have throws. Assigning (a test replacing a method) works. */
export function loud<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (key in object || isProbe(key)) return Reflect.get(object, key);
      throw missing(`${name}.${String(key)}`);
    },
  });
}

/** The same for instances of a class, without a proxy around them: identity and private fields stay intact. */
export function loudInstances(name: string, type: { readonly prototype: object }): void {
  const parent: unknown = Object.getPrototypeOf(type.prototype);
  if (typeof parent !== 'object' || parent === null) return;
  const guarded = new Proxy(parent, {
    get(object, key, receiver) {
      // Node's EventEmitter keeps its state in underscored members and looks for a `domain`.
      if (key in object || isProbe(key) || key === 'domain' || String(key).startsWith('_')) {
        return Reflect.get(object, key, receiver);
      }
      throw missing(`${name}.${String(key)}`);
    },
  });
  Object.setPrototypeOf(type.prototype, guarded);
}

/** An event emitter that refuses a listener for an event the host never emits. */
export class HostEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    this.setMaxListeners(50);
    this.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && !events.includes(event)) throw missing(`${name} event '${event}'`);
    });
  }
}
