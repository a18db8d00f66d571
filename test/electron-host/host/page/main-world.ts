/**
 * What the host puts into a page's own world before any of its scripts run. Sent there as its own source text.
 * It reaches the preload world over the peer; the page's scripts see only what the preload exposed.
 */
import type { MakeCodec } from './codec.ts';
import type { MakePeer } from './peer.ts';

/** What the preload world offers the host's own code in the page's world, under the name ''. */
export interface HostServices {
  close(): void;
  open(url: string, frameName: string, features: string): void;
  ask(permission: string, mediaTypes: readonly string[]): Promise<unknown>;
}

export function mainWorld(secret: string, makeCodec: MakeCodec, makePeer: MakePeer): void {
  if (window.top !== window || location.protocol === 'about:') return;
  let services: HostServices | null = null;

  const isServices = (value: unknown): value is HostServices =>
    typeof value === 'object' && value !== null && 'ask' in value;
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'function') return Object.freeze(value);
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    for (const member of Object.values(value)) freeze(member);
    return Object.freeze(value);
  };
  const expose = (name: string, value: unknown) => {
    if (name === '' && isServices(value)) services = value;
    else Object.defineProperty(window, name, { value: freeze(value), enumerable: true });
  };
  // The preload world hands over the node both will talk on; from then on nobody can listen for the secret.
  document.addEventListener(
    secret,
    (event) => {
      event.stopImmediatePropagation();
      if (event instanceof MouseEvent && event.relatedTarget) {
        makePeer(event.relatedTarget, { out: 'to-preload', in: 'to-page' }, makeCodec, expose);
      }
    },
    { once: true },
  );

  window.close = () => services?.close();
  // Electron answers null for a denied window, and this host knows no other answer.
  window.open = (url, name, features) => {
    services?.open(new URL(String(url ?? 'about:blank'), document.baseURI).href, name ?? '', features ?? '');
    return null;
  };

  /** Chromium decides by its stored settings; Electron asks the session's handler each time. So: ask, which stores, then go on. */
  const askFirst = <Name extends string>(
    prototype: Record<Name, (...args: never[]) => unknown> | undefined,
    name: Name,
    permission: string,
    mediaTypes: (constraints: unknown) => string[],
  ) => {
    const original = prototype?.[name];
    if (!prototype || !original) return;
    const asking = async function (this: unknown, ...args: unknown[]) {
      await services?.ask(permission, mediaTypes(args[0]));
      return Reflect.apply(original, this, args);
    };
    Object.defineProperty(prototype, name, { value: asking, configurable: true, writable: true, enumerable: true });
  };
  const kinds = (constraints: unknown) => {
    const wanted: object = typeof constraints === 'object' && constraints !== null ? constraints : {};
    return ['audio', 'video'].filter((kind) => Boolean(Reflect.get(wanted, kind)));
  };
  askFirst(globalThis.MediaDevices?.prototype, 'getUserMedia', 'media', kinds);
  askFirst(globalThis.MediaDevices?.prototype, 'getDisplayMedia', 'display-capture', () => []);
  askFirst(globalThis.Notification, 'requestPermission', 'notifications', () => []);
}
