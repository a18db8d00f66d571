/** `Notification`: kept, never drawn; `notification.emit('click')` is what a person's click does. */
import type * as Electron from 'electron';
import { HostEmitter, loudInstances } from '../loud.ts';

/** Every notification shown so far, closed ones too. */
export const notifications: Notification[] = [];

export class Notification
  extends HostEmitter
  implements Pick<Electron.Notification, 'title' | 'body' | 'show' | 'close'>
{
  readonly options: Electron.NotificationConstructorOptions;
  title: string;
  body: string;
  /** For tests: on the screen now. */
  visible = false;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'reply', 'action', 'failed']);
    this.options = options;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    this.visible = true;
    if (!notifications.includes(this)) notifications.push(this);
    setImmediate(() => this.emit('show', {}));
  }

  close(): void {
    if (!this.visible) return;
    this.visible = false;
    setImmediate(() => this.emit('close', {}));
  }
}
loudInstances('Notification', Notification);
