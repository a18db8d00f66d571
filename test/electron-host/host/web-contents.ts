/** `webContents`: the page of a BrowserWindow. */
import type * as Electron from 'electron';
import type { HostBrowser } from './browser.ts';
import type { Protocol } from './cdp-types.ts';
import { complain, wordsOf } from './environment.ts';
import { type MainFrame, mainFrame } from './frame.ts';
import { encodeMessage, invoke } from './ipc-main.ts';
import { HostEmitter, loudInstances, missing } from './loud.ts';
import type { PageMessage } from './page-message.ts';
import type { PageListener, PageTarget } from './page-target.ts';
import { askAndStore, storeChecks } from './permissions.ts';
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

type OpenHandler = (details: { readonly url: string; readonly frameName: string; readonly features: string }) => {
  readonly action: string;
};

const events = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'did-navigate',
  'did-start-loading',
  'did-finish-load',
  'did-fail-load',
  'console-message',
  'preload-error',
  'render-process-gone',
  'unresponsive',
  'responsive',
  'destroyed',
] as const;

export class WebContents extends HostEmitter implements PageListener {
  readonly id: number;
  readonly session = defaultSession;
  readonly mainFrame: MainFrame;
  readonly #browser: HostBrowser;
  readonly #window: WindowSurface;
  readonly #preload: string | null;
  #page: Promise<PageTarget> | null = null;
  #target: PageTarget | null = null;
  #url = '';
  #destroyed = false;
  #openHandler: OpenHandler | null = null;
  readonly #ownNavigations = new Set<string>();
  readonly #openings = new Set<string>();
  #loading: { resolve: () => void; reject: (error: Error) => void } | null = null;

  constructor(id: number, browser: HostBrowser, window: WindowSurface, preload: string | null) {
    super('webContents', events);
    this.id = id;
    this.#browser = browser;
    this.#window = window;
    this.#preload = preload;
    this.mainFrame = mainFrame(
      id,
      () => this.#url,
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

  /** The address of the new window the page has just made Chromium open, once; any of them for an empty `url`. */
  takeOpening(url: string): string | null {
    for (const address of this.#openings) {
      if (url !== '' && url !== address) continue;
      this.#openings.delete(address);
      return address;
    }
    return null;
  }

  send(channel: string, ...args: unknown[]): void {
    const text = encodeMessage(args);
    this.#target?.deliver('event', channel, text);
  }

  /** Resolves when the page has loaded; rejects as Electron does, `ERR_… (-2) loading '…'`. */
  async loadURL(url: string): Promise<void> {
    const { session } = await this.#attached();
    const address = toPage(url);
    this.#loading?.reject(new Error(`ERR_ABORTED (-3) loading '${url}'`));
    const loaded = new Promise<void>((resolve, reject) => {
      this.#loading = { resolve, reject };
    });
    // The navigation's own reply may fail first; then nobody waits for the load.
    loaded.catch(() => {});
    this.#ownNavigations.add(withoutFragment(address));
    const reply = await session.send('Page.navigate', { url: address, transitionType: 'typed' });
    if (reply.errorText) {
      const code = reply.errorText.replace('net::', '');
      this.#loading = null;
      this.emit('did-fail-load', preventableEvent({}), -2, code, url, true);
      throw Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, url });
    }
    // Without a loader it was a move within the document, which loads nothing.
    if (reply.loaderId) await loaded;
  }

  getURL(): string {
    return this.#url;
  }

  getType(): 'window' {
    return 'window';
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isCrashed(): boolean {
    return false;
  }

  reload(): void {
    this.#ownNavigations.add(withoutFragment(toPage(this.#url)));
    this.#later((target) => target.session.send('Page.reload'));
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  close(): void {
    this.#window.close();
  }

  setMedia(features: Protocol.Emulation.MediaFeature[]): void {
    this.#later((target) => target.setMedia(features));
  }

  /** Asks the check handler again, after the application has changed it. */
  checkPermissions(): void {
    if (this.#url === '') return;
    this.#report(storeChecks(this.#browser.root, this.session, this, this.#url));
  }

  gone(): void {
    this.#destroyed = true;
    this.#loading?.reject(new Error(`ERR_ABORTED (-3) loading '${this.#url}'`));
    this.#loading = null;
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
        this.openPopup(fromPage(message.url), message.frameName, message.features);
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
    if (this.#url !== '') this.emit('did-start-loading');
  }

  navigated(url: string): void {
    this.#url = fromPage(url);
    this.emit('did-navigate', preventableEvent({}), this.#url, 200, 'OK');
  }

  painted(): void {
    if (this.#url !== '') this.#window.readyToShow();
  }

  loaded(): void {
    if (this.#url === '') return;
    this.emit('did-finish-load', preventableEvent({}));
    this.#loading?.resolve();
    this.#loading = null;
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
    this.#openings.add(url);
  }

  /** Asks the application; the only answer this host can carry out is `deny`. */
  openPopup(url: string, frameName: string, features: string): void {
    const action = this.#openHandler?.({ url, frameName, features }).action ?? 'allow';
    if (action !== 'deny') complain(missing(`a window opened by a page (${url})`).message);
  }

  async #decide(target: PageTarget, request: Protocol.Fetch.requestPausedPayload): Promise<void> {
    if (request.resourceType === 'Document' && request.frameId === target.id) {
      const url = fromPage(request.request.url);
      if (!this.#ownNavigations.delete(withoutFragment(request.request.url)) && !this.#mayNavigate(url)) {
        await refuse(target.session, request, 'Aborted');
        return;
      }
      await storeChecks(this.#browser.root, this.session, this, url);
    }
    await fulfil(target.session, this.session, request);
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
WebContents satisfies { prototype: { id: number } };

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}
