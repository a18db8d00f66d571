/** What the pages may ask the browser for: microphone, speaker, headset buttons, notifications, loopback, copying text. All else is denied. */
import type { DevicePermissionHandlerHandlerDetails, Session } from 'electron';
import { isAppUrl } from './app-origin.ts';

/**
 * `local-network-access` was split into `local-network` and `loopback-network` by newer Chromium; the practice line
 * listens on loopback and an edge may stand in the office network.
 */
const granted: ReadonlySet<string> = new Set([
  'media',
  'speaker-selection',
  'notifications',
  // Which device is another question: `isHeadset`.
  'hid',
  // Writing text only, after a click or key: a number to dial. Reading stays denied.
  'clipboard-sanitized-write',
  'local-network-access',
  'local-network',
  'loopback-network',
]);

export interface PermissionQuestion {
  readonly permission: string;
  /** URL or origin of the asking frame. */
  readonly origin: string;
  readonly mainFrame: boolean;
  /** For `media`: what is asked for, as far as it is known. */
  readonly media: readonly string[];
}

/** Deny by default: own origin, main frame, a listed permission, and of the media only sound. */
export function isPermitted(question: PermissionQuestion): boolean {
  if (!granted.has(question.permission) || !question.mainFrame || !isAppUrl(question.origin)) return false;
  return question.permission !== 'media' || !question.media.includes('video');
}

/** USB-IF, HID Usage Tables 1.5: the page of telephony devices. */
const telephonyPage = 0x0b;

/** A device with the buttons of a telephone: no keyboard, no security key, nothing else Baton has no business with. */
export function isHeadset(device: DevicePermissionHandlerHandlerDetails['device']): boolean {
  return 'collections' in device && device.collections.some(({ usagePage }) => usagePage === telephonyPage);
}

/** Installs the request, check and device handlers (checklist 5). */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    // A request for the media permission that names no medium is nothing Baton's own pages send.
    const unnamed = permission === 'media' && media.length === 0;
    const question = { permission, origin: details.requestingUrl, mainFrame: details.isMainFrame, media };
    answer(!unnamed && isPermitted(question));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted({
      permission,
      origin: origin === '' ? (details.requestingUrl ?? '') : origin,
      mainFrame: details.isMainFrame,
      media: details.mediaType === undefined ? [] : [details.mediaType],
    }),
  );
  session.setDevicePermissionHandler(
    ({ deviceType, origin, device }) => deviceType === 'hid' && isAppUrl(origin) && isHeadset(device),
  );
}
