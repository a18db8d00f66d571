/** Serves the pages from `app://bundle` instead of `file://` (Electron checklist 18). */
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { appScheme } from './app-origin.ts';
import { securityHeaders } from './content-policy.ts';
import { pageFile } from './page-files.ts';

/** Must run before the app is ready: Chromium learns its schemes once. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Answers every request for `app://bundle`. The policy is awaited for each answer, so that a page loaded during start
 * already carries the port of the practice line in it.
 */
export function serveAppPages(folder: string, policyFor: (url: string) => Promise<string>): void {
  protocol.handle(appScheme, async (request) => {
    const headers = securityHeaders(await policyFor(request.url));
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers });
    const found = pageFile(folder, request.url);
    if (found === null) return new Response('Not found', { status: 404, headers });
    try {
      const body = await readFile(found.file);
      return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': found.contentType } });
    } catch {
      // A file that is not there; what it was called says nothing a page may learn.
      return new Response('Not found', { status: 404, headers });
    }
  });
}
