/** `session.defaultSession`: the application's permission decisions. */
import type * as Electron from 'electron';
import { HostEmitter, loud, loudInstances } from './loud.ts';
import type { WebContents } from './web-contents.ts';

/** Electron's handlers, with the host's WebContents in place of Electron's. */
type RequestHandler = (
  webContents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (webContents: WebContents | null, permission: string, origin: string, details: object) => boolean;
export class HostSession extends HostEmitter {
  permissionRequestHandler: RequestHandler | null = null;
  permissionCheckHandler: CheckHandler | null = null;
  /** Recorded: this host offers pages no devices, so there is nothing to decide. */
  devicePermissionHandler: unknown = null;
  /** Set by the browser: applies changed handlers to open windows. */
  permissionsChanged: () => void = () => {};

  constructor() {
    super('session', ['will-download', 'select-hid-device', 'hid-device-added', 'hid-device-removed']);
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.permissionRequestHandler = handler;
    this.permissionsChanged();
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.permissionCheckHandler = handler;
    this.permissionsChanged();
  }

  setDevicePermissionHandler(handler: unknown): void {
    this.devicePermissionHandler = handler;
  }
}
HostSession satisfies { prototype: { [Member in keyof Electron.Session]?: unknown } };
loudInstances('session', HostSession);

export const defaultSession = new HostSession();
export const session = loud('session', { defaultSession });
