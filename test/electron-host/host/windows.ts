/** All open windows, and what the application hears about them. */
import type { HostBrowser } from './browser.ts';
import type { BrowserWindow } from './browser-window.ts';
import type { WebContents } from './web-contents.ts';

/** Filled in by `app`, which emits the application's events. */
export interface WindowsListener {
  created(window: BrowserWindow): void;
  allClosed(): void;
}

class Windows {
  readonly open = new Set<BrowserWindow>();
  /** null until the application is ready. */
  browser: HostBrowser | null = null;
  focused: BrowserWindow | null = null;
  listener: WindowsListener = { created() {}, allClosed() {} };

  byTarget(id: string): WebContents | undefined {
    return this.contents().find((contents) => contents.targetId === id);
  }

  contents(): WebContents[] {
    return [...this.open].map((window) => window.webContents);
  }

  closed(window: BrowserWindow): void {
    this.open.delete(window);
    if (this.focused === window) this.focused = null;
    if (this.open.size === 0) this.listener.allClosed();
  }

  /**
   * A page Chromium opened by itself: true when it came from one of the application's pages, whose answer is asked.
   * A link without an opener names neither opener nor address; the page it is in has just reported the address.
   */
  popup(openerId: string | null, url: string): boolean {
    const opener = openerId === null ? undefined : this.byTarget(openerId);
    for (const contents of opener ? [opener] : this.contents()) {
      const address = contents.popups.take(url) ?? (opener ? url : null);
      if (address === null) continue;
      contents.popups.ask({ url: address, frameName: '', features: '' }, contents.getURL());
      return true;
    }
    return false;
  }
}

export const windows = new Windows();
