/** `BrowserWindow`: a page in a Chromium window. Without a display the window exists in name only; a hidden one is minimised. */
import type * as Electron from 'electron';
import type { HostBrowser } from './browser.ts';
import { complain, wordsOf } from './environment.ts';
import { windowEvents } from './event-names.ts';
import type { WindowMembers } from './implemented.ts';
import { HostEmitter, loudInstances } from './loud.ts';
import { type PageOptions, PageTarget } from './page-target.ts';
import { type Placement, place } from './placement.ts';
import { preventableEvent } from './preventable-event.ts';
import { nativeTheme } from './theme.ts';
import { WebContents } from './web-contents.ts';
import { checkOptions, type WindowOptions } from './window-options.ts';
import { windows } from './windows.ts';

let lastId = 0;

export class BrowserWindow extends HostEmitter implements WindowMembers {
  readonly id: number;
  readonly webContents: WebContents;
  /** Recorded for tests: whether the taskbar entry flashes. */
  flashing = false;
  readonly #browser: HostBrowser;
  readonly #opened: Promise<{ readonly page: PageTarget; readonly windowId: number }>;
  #bounds: Electron.Rectangle;
  #title: string;
  #visible: boolean;
  #minimized = false;
  #readyShown = false;
  #closing = false;
  #destroyed = false;

  constructor(options: WindowOptions = {}) {
    super('BrowserWindow', windowEvents);
    if (!windows.browser) throw new Error('Cannot create BrowserWindow before app is ready');
    checkOptions(options);
    this.#browser = windows.browser;
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.#title = options.title ?? 'Electron';
    this.#visible = options.show ?? true;
    lastId += 1;
    this.id = lastId;
    const preload = options.webPreferences?.preload ?? null;
    const additionalArguments = options.webPreferences?.additionalArguments ?? [];
    const surface = {
      close: () => this.close(),
      focusChanged: (focused: boolean) => this.#focusChanged(focused),
      readyToShow: () => this.#ready(),
    };
    const page = this.#browser
      .open(this.#bounds, this.#visible, () => this.#gone())
      .then((target) => new PageTarget(target));
    this.webContents = new WebContents(this.id, this.#browser, surface, preload);
    this.#opened = page.then((target) => this.#start(target, { preload, additionalArguments }));
    this.webContents.attach(this.#opened.then((opened) => opened.page));
    windows.open.add(this);
    windows.listener.created(this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.open];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return windows.focused;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows.open].find((window) => window.webContents === contents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    const wasVisible = this.#visible;
    this.#visible = true;
    this.#minimized = false;
    this.#replace();
    if (!wasVisible) this.emit('show');
  }

  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.#replace();
    this.#focusChanged(false);
    this.emit('hide');
  }

  focus(): void {
    this.#later(({ page }) => this.#browser.root.send('Target.activateTarget', { targetId: page.id }));
    this.#focusChanged(true);
  }

  minimize(): void {
    this.#minimized = true;
    this.#replace();
    this.#focusChanged(false);
    this.emit('minimize');
  }

  restore(): void {
    if (!this.#minimized) return;
    this.#minimized = false;
    this.#replace();
    this.emit('restore');
  }

  /** Asks `close` listeners, which may prevent it; closes a moment later, as Electron does. */
  close(): void {
    if (this.isClosing()) return;
    const event = preventableEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.#closing = true;
    setImmediate(() => this.destroy());
  }

  /** Closes at once; nobody is asked. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#later(({ page }) => this.#browser.root.send('Target.closeTarget', { targetId: page.id }));
    this.#gone();
  }

  /** True from the moment nothing can keep the window open. */
  isClosing(): boolean {
    return this.#closing || this.#destroyed;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  isFullScreen(): boolean {
    return false;
  }

  isFocused(): boolean {
    return windows.focused === this;
  }

  flashFrame(flash: boolean): void {
    this.flashing = flash;
  }

  setOverlayIcon(): void {
    // Of Windows alone, where this host does not run.
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  getNormalBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  moveTop(): void {
    // Without a window manager there is no order of windows.
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.#replace();
    this.emit('resize');
  }

  async #start(page: PageTarget, options: PageOptions): Promise<{ page: PageTarget; windowId: number }> {
    await page.start(options, nativeTheme.features(), this.webContents);
    const { windowId } = await this.#browser.root.send('Browser.getWindowForTarget', { targetId: page.id });
    await place(this.#browser, page, windowId, this.#placement());
    return { page, windowId };
  }

  #replace(): void {
    this.#later(({ page, windowId }) => place(this.#browser, page, windowId, this.#placement()));
  }

  #placement(): Placement {
    return { bounds: this.#bounds, shown: this.#visible && !this.#minimized };
  }

  #ready(): void {
    if (this.#readyShown) return;
    this.#readyShown = true;
    this.emit('ready-to-show');
    if (this.#visible) this.emit('show');
  }

  #focusChanged(focused: boolean): void {
    if (focused === (windows.focused === this)) return;
    const before = windows.focused;
    windows.focused = focused ? this : null;
    before?.emit('blur');
    if (focused) this.emit('focus');
  }

  /** The page has ended: closed by the application, by a person at the window, or with Chromium. */
  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.webContents.gone();
    this.emit('closed');
    windows.closed(this);
  }

  #later(work: (opened: { page: PageTarget; windowId: number }) => Promise<unknown>): void {
    this.#opened.then(work).catch((error: unknown) => {
      // With the page or with Chromium everything still under way ends, too.
      if (!this.#destroyed && !this.#browser.root.closed) complain(wordsOf(error));
    });
  }
}
BrowserWindow satisfies { readonly [Member in keyof typeof Electron.BrowserWindow]?: unknown };
loudInstances('BrowserWindow', BrowserWindow);
