/** Requests Chromium has paused: navigations the application may prevent, and everything on its own scheme. */

import type { CdpSession } from './cdp.ts';
import type { Protocol } from './cdp-types.ts';
import { mediaType } from './net.ts';
import { answer } from './protocol.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

/** Own-scheme requests, and every document so that will-navigate can be asked. */
export const patterns: Protocol.Fetch.RequestPattern[] = [
  { urlPattern: 'http://*.localhost/*' },
  { urlPattern: '*', resourceType: 'Document' },
];

export function refuse(page: CdpSession, paused: Paused, errorReason: Protocol.Network.ErrorReason): Promise<unknown> {
  return page.send('Fetch.failRequest', { requestId: paused.requestId, errorReason });
}

/** Lets the request go to the network, or answers it from the application's protocol handler. */
export async function fulfil(page: CdpSession, paused: Paused): Promise<void> {
  const { requestId, request } = paused;
  // Chromium looks for an icon for its tab; Electron has no tabs and does not ask the application.
  if (new URL(request.url).pathname === '/favicon.ico') {
    await page.send('Fetch.fulfillRequest', { requestId, responseCode: 204 });
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
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
  if (!response.headers.has('content-type')) {
    responseHeaders.push({ name: 'content-type', value: mediaType(new URL(request.url).pathname) });
  }
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  await page.send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body });
}
