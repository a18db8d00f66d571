/** New windows a page asks for. The application is asked; the only answer this host can carry out is `deny`. */
import type * as Electron from 'electron';
import { complain } from './environment.ts';
import { missing } from './loud.ts';

export type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

export class Popups {
  handler: OpenHandler | null = null;
  readonly #announced = new Set<string>();

  /** The page has followed a link that opens a window, which Chromium is about to open. */
  announce(url: string): void {
    this.#announced.add(url);
  }

  /** The address of such a window, once; any of them for an empty `url`. */
  take(url: string): string | null {
    for (const address of this.#announced) {
      if (url !== '' && url !== address) continue;
      this.#announced.delete(address);
      return address;
    }
    return null;
  }

  ask(asked: Pick<Electron.HandlerDetails, 'url' | 'frameName' | 'features'>, referrer: string): void {
    const details = { ...asked, disposition: 'new-window', referrer: { url: referrer, policy: 'default' } } as const;
    const action = this.handler?.(details).action ?? 'allow';
    if (action !== 'deny') complain(missing(`a window opened by a page (${asked.url})`).message);
  }
}
