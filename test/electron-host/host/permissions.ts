/**
 * Permissions: Electron asks the session's handlers, Chromium looks at its stored settings. So the handlers' answers
 * are stored in Chromium before the page could ask: check handler when a document is opened, request handler on use.
 */

import type { CdpSession } from './cdp.ts';
import type { Protocol } from './cdp-types.ts';
import { trace, wordsOf } from './environment.ts';
import { originOf, toPage } from './schemes.ts';
import type { HostSession } from './session.ts';
import type { WebContents } from './web-contents.ts';

type Setting = Protocol.Browser.PermissionSetting;

interface Permission {
  /** Electron's name. */
  readonly name: string;
  /** Electron's media type, for `media`. */
  readonly mediaType: 'audio' | 'video' | null;
  /** Chromium's name. */
  readonly chromium: string;
}

const permissions: readonly Permission[] = [
  { name: 'media', mediaType: 'audio', chromium: 'microphone' },
  { name: 'media', mediaType: 'video', chromium: 'camera' },
  { name: 'notifications', mediaType: null, chromium: 'notifications' },
  { name: 'speaker-selection', mediaType: null, chromium: 'speaker-selection' },
  { name: 'display-capture', mediaType: null, chromium: 'display-capture' },
  { name: 'geolocation', mediaType: null, chromium: 'geolocation' },
  { name: 'clipboard-read', mediaType: null, chromium: 'clipboard-read' },
  { name: 'clipboard-sanitized-write', mediaType: null, chromium: 'clipboard-write' },
  { name: 'idle-detection', mediaType: null, chromium: 'idle-detection' },
  { name: 'window-management', mediaType: null, chromium: 'window-management' },
  { name: 'midi', mediaType: null, chromium: 'midi' },
  // Without these a page reaches nothing on 127.0.0.1 or the office network; the names changed between versions.
  { name: 'local-network-access', mediaType: null, chromium: 'local-network-access' },
  { name: 'local-network', mediaType: null, chromium: 'local-network' },
  { name: 'loopback-network', mediaType: null, chromium: 'loopback-network' },
];

/** Without any handler Electron grants; with a check handler it decides; with only a request handler, nothing is decided yet. */
function checked(session: HostSession, contents: WebContents, permission: Permission, url: string): Setting {
  const details = {
    requestingUrl: url,
    isMainFrame: true,
    mediaType: permission.mediaType ?? 'unknown',
    securityOrigin: `${originOf(url)}/`,
  };
  if (session.permissionCheckHandler) {
    return session.permissionCheckHandler(contents, permission.name, originOf(url), details) ? 'granted' : 'denied';
  }
  return session.permissionRequestHandler ? 'prompt' : 'granted';
}

async function store(browser: CdpSession, permission: Permission, setting: Setting, url: string): Promise<void> {
  const origin = new URL(toPage(url)).origin;
  if (origin === 'null') return;
  try {
    await browser.send('Browser.setPermission', { permission: { name: permission.chromium }, setting, origin });
  } catch (error) {
    // An older Chromium does not know every name; what it does not know its pages cannot use.
    if (!wordsOf(error).includes('Invalid PermissionDescriptor name')) throw error;
    trace('host', () => `this Chromium knows no permission ${permission.chromium}`);
  }
}

/** Stores the check handler's answers for a document that is about to be opened. */
export async function storeChecks(
  browser: CdpSession,
  session: HostSession,
  contents: WebContents,
  url: string,
): Promise<void> {
  await Promise.all(permissions.map((one) => store(browser, one, checked(session, contents, one, url), url)));
}

/** Asks the request handler now, as a page is about to use the permission, and stores its answer. */
export async function askAndStore(
  browser: CdpSession,
  session: HostSession,
  contents: WebContents,
  asked: { readonly permission: string; readonly mediaTypes: readonly string[] },
): Promise<boolean> {
  const url = contents.getURL();
  const handler = session.permissionRequestHandler;
  const details = {
    requestingUrl: url,
    isMainFrame: true,
    securityOrigin: `${originOf(url)}/`,
    mediaTypes: asked.mediaTypes,
  };
  const granted = handler
    ? await new Promise<boolean>((resolve) => handler(contents, asked.permission, resolve, details))
    : true;
  const concerned = permissions.filter(
    (one) => one.name === asked.permission && (one.mediaType === null || asked.mediaTypes.includes(one.mediaType)),
  );
  await Promise.all(concerned.map((one) => store(browser, one, granted ? 'granted' : 'denied', url)));
  return granted;
}
