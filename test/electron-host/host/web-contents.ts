/** `webContents`: the page of a BrowserWindow. */
import type * as Electron from 'electron';
import type { HostBrowser } from './browser.ts';
import type { Protocol } from './cdp-types.ts';
import { complain, wordsOf } from './environment.ts';
import { contentsEvents } from './event-names.ts';
import { type MainFrame, mainFrame } from './frame.ts';
import type { ContentsMembers } from './implemented.ts';
import { encodeMessage, invoke } from './ipc-main.ts';
import { HostEmitter, loudInstances } from './loud.ts';
import { Navigation } from './navigation.ts';
import type { PageMessage } from './page-message.ts';
import type { PageListener, PageTarget } from './page-target.ts';
import { askAndStore, storeChecks } from './permissions.ts';
import { type OpenHandler, Popups } from './popups.ts';
import { preventableEvent } from './preventable-event.ts';
import { fulfil, refuse } from './requests.ts';
import { fromPage, toPage } from './schemes.ts';
import { defaultSession } from './session.ts';

/** What a page may ask of the window around it. */
export interface WindowSurface {
  close(): void;
  focusChanged(focused: boolean): void;
  readyToShow(): void;
}

export class WebContents extends HostEmitter implements PageListener, ContentsMembers {
  readonly id: number;
  readonly session = defaultSession;
  readonly mainFrame: MainFrame;
  readonly #browser: HostBrowser;
  readonly #window: WindowSurface;
  readonly #preload: string | null;
  #page: Promise<PageTarget> | null = null;
  #target: PageTarget | null = null;
  #destroyed = false;
  readonly popups = new Popups();
  readonly #navigation = new Navigation();

  constructor(id: number, browser: HostBrowser, window: WindowSurface, preload: string | null) {
    super('webContents', contentsEvents);
    this.id = id;
    this.#browser = browser;
    this.#window = window;
    this.#preload = preload;
    this.mainFrame = mainFrame(
      id,
      () => this.#navigation.url,
      () => this.#destroyed,
    );
  }

  /** The page behind this object, once it is open. */
  attach(page: Promise<PageTarget>): void {
    this.#page = page.then((target) => {
      this.#target = target;
      return target;
    });
    this.#report(this.#page);
  }

  /** DevTools' name of the page; null until it is open. */
  get targetId(): string | null {
    return this.#target?.id ?? null;
  }

  send(channel: string, ...args: unknown[]): void {
    const text = encodeMessage(args);
    this.#target?.deliver('event', channel, text);
  }

  /** Resolves when the page has loaded; rejects as Electron does, `ERR_… (-2) loading '…'`. */
  async loadURL(url: string): Promise<void> {
    const { session } = await this.#attached();
    const address = toPage(url);
    const loaded = this.#navigation.load();
    this.#navigation.expect(address);
    const reply = await session.send('Page.navigate', { url: address, transitionType: 'typed' });
    if (reply.errorText) {
      const code = reply.errorText.replace('net::', '');
      this.emit('did-fail-load', preventableEvent({}), -2, code, url, true);
      throw Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, url });
    }
    if (reply.loaderId) await loaded;
    // Without a loader it was a move within the document, which requests nothing.
    else this.#navigation.takeExpected(address);
  }

  getURL(): string {
    return this.#navigation.url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  reload(): void {
    this.#navigation.expect(toPage(this.#navigation.url));
    this.#later((target) => target.session.send('Page.reload'));
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.popups.handler = handler;
  }

  close(): void {
    this.#window.close();
  }

  setMedia(features: Protocol.Emulation.MediaFeature[]): void {
    this.#later((target) => target.setMedia(features));
  }

  /** Asks the check handler again, after the application has changed it. */
  checkPermissions(): void {
    if (this.#navigation.url === '') return;
    this.#report(storeChecks(this.#browser.root, this.session, this, this.#navigation.url));
  }

  gone(): void {
    this.#destroyed = true;
    this.#navigation.abort();
    this.emit('destroyed');
  }

  message(message: PageMessage): void {
    switch (message.type) {
      case 'invoke':
        this.#answer(message.id, invoke(message.channel, this.#ipcEvent(), message.args));
        return;
      case 'ask':
        this.#answer(message.id, askAndStore(this.#browser.root, this.session, this, message).then(String));
        return;
      case 'open':
        this.popups.ask({ ...message, url: fromPage(message.url) }, this.#navigation.url);
        return;
      case 'preload-error':
        complain(`preload failed: ${message.text}`);
        this.emit('preload-error', preventableEvent({}), this.#preload ?? '', new Error(message.text));
        return;
      case 'close':
        this.#window.close();
        return;
      case 'focus':
      case 'blur':
        this.#window.focusChanged(message.type === 'focus');
        return;
    }
  }

  paused(target: PageTarget, request: Protocol.Fetch.requestPausedPayload): void {
    this.#decide(target, request).catch((error: unknown) => {
      if (target.session.closed) return;
      complain(`${request.request.url}: ${wordsOf(error)}`);
      this.#report(refuse(target.session, request, 'Failed'));
    });
  }

  started(): void {
    if (this.#navigation.hasBegun) this.emit('did-start-loading');
  }

  navigated(url: string): void {
    this.#navigation.url = fromPage(url);
    this.emit('did-navigate', preventableEvent({}), this.#navigation.url, 200, 'OK');
  }

  painted(): void {
    if (this.#navigation.url !== '') this.#window.readyToShow();
  }

  loaded(): void {
    if (this.#navigation.url === '') return;
    this.emit('did-finish-load', preventableEvent({}));
    this.#navigation.loaded();
    this.#window.readyToShow();
  }

  crashed(): void {
    this.emit('render-process-gone', preventableEvent({}), { reason: 'crashed', exitCode: 139 });
  }

  console(level: string, message: string, lineNumber: number, source: string): void {
    const details = { level, message, lineNumber, sourceId: fromPage(source), frame: this.mainFrame };
    this.emit('console-message', preventableEvent(details));
  }

  opening(url: string): void {
    this.popups.announce(url);
  }

  async #decide(target: PageTarget, request: Protocol.Fetch.requestPausedPayload): Promise<void> {
    if (request.resourceType === 'Document' && request.frameId === target.id) {
      const url = fromPage(request.request.url);
      if (!this.#navigation.takeExpected(request.request.url) && !this.#mayNavigate(url)) {
        await refuse(target.session, request, 'Aborted');
        return;
      }
      await storeChecks(this.#browser.root, this.session, this, url);
    }
    await fulfil(target.session, request);
  }

  #mayNavigate(url: string): boolean {
    const event = preventableEvent({ url, isSameDocument: false, isMainFrame: true, frame: this.mainFrame });
    this.emit('will-navigate', event, url, false, true, 0, 0);
    return !event.defaultPrevented;
  }

  #ipcEvent() {
    const sender = { sender: this, senderFrame: this.mainFrame, frameId: 1, processId: this.id, type: 'frame' };
    return preventableEvent(sender satisfies { [Member in keyof Electron.IpcMainInvokeEvent]?: unknown });
  }

  #answer(id: number, reply: Promise<string>): void {
    const document = this.#target?.document;
    const deliver = (type: 'resolved' | 'rejected', text: string) => {
      if (this.#target?.document === document) this.#target?.deliver(type, id, text);
    };
    reply.then(
      (text) => deliver('resolved', text),
      (error: unknown) => deliver('rejected', wordsOf(error)),
    );
  }

  #later(work: (target: PageTarget) => Promise<unknown>): void {
    this.#report(this.#attached().then(work));
  }

  #attached(): Promise<PageTarget> {
    return this.#page ?? Promise.reject(new Error('electron host: the window has no page yet'));
  }

  #report(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (!this.#destroyed) complain(wordsOf(error));
    });
  }
}
loudInstances('webContents', WebContents);
