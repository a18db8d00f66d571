/** `protocol`: the application answers its own scheme. */
import type * as Electron from 'electron';
import { loud, missing } from './loud.ts';
import { addScheme, fromPage } from './schemes.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();

export const protocol = loud('protocol', {
  registerSchemesAsPrivileged(list) {
    for (const { scheme, privileges } of list) {
      if (!privileges?.standard || !privileges.secure)
        throw missing(`a scheme that is not standard and secure (${scheme})`);
      addScheme(scheme);
    }
  },
  handle(scheme, handler) {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    addScheme(scheme);
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Partial<Electron.Protocol>);

export interface PageRequest {
  /** As Chromium knows it. */
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** The application's answer; null when the address is not of a handled scheme. Rejects with what the handler throws. */
export async function answer(asked: PageRequest): Promise<Response | null> {
  const url = fromPage(asked.url);
  const handler = handlers.get(url.slice(0, url.indexOf(':')));
  if (!handler) return null;
  const request = new Request(url, { method: asked.method, headers: asked.headers, body: asked.body });
  return handler(request);
}
