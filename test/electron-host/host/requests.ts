/** Requests Chromium has paused: navigations the application may prevent, and everything on its own scheme. */

import type { CdpSession } from './cdp.ts';
import type { Protocol } from './cdp-types.ts';
import { mediaType } from './net.ts';
import { answer } from './protocol.ts';
import { fromPage } from './schemes.ts';
import type { HostSession } from './session.ts';

type Paused = Protocol.Fetch.requestPausedPayload;
type Header = Protocol.Fetch.HeaderEntry;

/** Own-scheme requests, and every document so that will-navigate can be asked. */
export const patterns: Protocol.Fetch.RequestPattern[] = [
  { urlPattern: 'http://*.localhost/*' },
  { urlPattern: '*', resourceType: 'Document' },
];

export function refuse(page: CdpSession, paused: Paused, errorReason: Protocol.Network.ErrorReason): Promise<unknown> {
  return page.send('Fetch.failRequest', { requestId: paused.requestId, errorReason });
}

/** Lets the request go to the network, or answers it from the application's protocol handler. */
export async function fulfil(page: CdpSession, session: HostSession, paused: Paused): Promise<void> {
  const { requestId, request } = paused;
  // Chromium looks for an icon of its tab; Electron has no tabs and does not ask the application.
  if (new URL(request.url).pathname === '/favicon.ico' && paused.resourceType === 'Other') {
    await refuse(page, paused, 'Aborted');
    return;
  }
  const response = await answer({
    url: request.url,
    method: request.method,
    headers: request.headers,
    body: request.postData ?? null,
  });
  if (!response) {
    await page.send('Fetch.continueRequest', { requestId });
    return;
  }
  const responseHeaders = await headersOf(response, request.url, session);
  if (responseHeaders === null) {
    await refuse(page, paused, 'Aborted');
    return;
  }
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  await page.send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body });
}

/** null when the application's header listener cancels. */
async function headersOf(response: Response, url: string, session: HostSession): Promise<Header[] | null> {
  const headers: Record<string, string[]> = {};
  for (const [name, value] of response.headers) headers[name] = [...(headers[name] ?? []), value];
  headers['content-type'] ??= [mediaType(new URL(url).pathname)];
  const listener = session.headersListener;
  if (!listener) return entries(headers);
  const details = { url: fromPage(url), responseHeaders: headers, statusCode: response.status };
  const changed = await new Promise<Parameters<Parameters<typeof listener>[1]>[0]>((resolve) =>
    listener(details, resolve),
  );
  return changed.cancel ? null : entries(changed.responseHeaders ?? headers);
}

function entries(headers: Record<string, string | string[]>): Header[] {
  return Object.entries(headers).flatMap(([name, values]) => [values].flat().map((value) => ({ name, value })));
}
