/** One page over DevTools: puts the scripts in, carries messages between main process and preload, reports what happens. */
import { randomBytes } from 'node:crypto';
import type { Target } from './browser.ts';
import type { CdpSession } from './cdp.ts';
import type { Protocol } from './cdp-types.ts';
import { complain, wordsOf } from './environment.ts';
import { mainWorldScript, preloadScript, preloadWorldName } from './page/scripts.ts';
import { type PageMessage, parsePageMessage } from './page-message.ts';
import { patterns } from './requests.ts';

/** What the owner of a page hears. */
export interface PageListener {
  message(message: PageMessage): void;
  paused(target: PageTarget, request: Protocol.Fetch.requestPausedPayload): void;
  started(): void;
  navigated(url: string): void;
  painted(): void;
  loaded(): void;
  crashed(): void;
  console(level: string, message: string, line: number, source: string): void;
  /** The page asked for a new window that Chromium itself would open (a link with target=_blank). */
  opening(url: string): void;
}

export interface PageOptions {
  readonly preload: string | null;
  readonly additionalArguments: readonly string[];
}

export class PageTarget {
  readonly id: string;
  readonly session: CdpSession;
  /** The preload's world of the current document; null between documents. */
  #world: string | null = null;

  constructor(target: Target) {
    this.id = target.id;
    this.session = target.page;
  }

  /** Prepares the paused page and lets it run. */
  async start(options: PageOptions, media: Protocol.Emulation.MediaFeature[], listener: PageListener): Promise<void> {
    this.#listenToWorlds(listener);
    this.#listenToPage(listener);
    const secret = `e${randomBytes(12).toString('hex')}`;
    const facts = {
      secret,
      platform: process.platform,
      arch: process.arch,
      versions: { ...process.versions },
      argv: [process.execPath, ...options.additionalArguments],
    };
    const { session } = this;
    // All in flight at once: a session keeps the order.
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.addBinding', { name: '__electronHost', executionContextName: preloadWorldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(secret) }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadScript(facts, options.preload),
        worldName: preloadWorldName,
      }),
      session.send('Fetch.enable', { patterns }),
      this.setMedia(media),
    ]);
    await session.send('Runtime.runIfWaitingForDebugger');
  }

  /** CSS media features the page must see, e.g. prefers-color-scheme; the machine's own where none is given. */
  setMedia(features: Protocol.Emulation.MediaFeature[]): Promise<unknown> {
    return this.session.send('Emulation.setEmulatedMedia', { features });
  }

  /** Delivers to the preload of the current document; a document that is gone hears nothing, as in Electron. */
  deliver(type: 'event' | 'resolved' | 'rejected', key: string | number, text: string): void {
    if (this.#world === null || this.session.closed) return;
    const expression = `__electronReceive(${JSON.stringify(type)},${JSON.stringify(key)},${JSON.stringify(text)})`;
    const uniqueContextId = this.#world;
    this.session.send('Runtime.evaluate', { expression, uniqueContextId }).catch((error: unknown) => {
      if (uniqueContextId === this.#world && !this.session.closed) complain(`message lost: ${wordsOf(error)}`);
    });
  }

  /** Identity of the document that is there now, to answer that one and no later one. */
  get document(): string | null {
    return this.#world;
  }

  #listenToWorlds(listener: PageListener): void {
    const { session } = this;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== preloadWorldName || Reflect.get(context.auxData ?? {}, 'frameId') !== this.id) return;
      this.#world = context.uniqueId;
    });
    session.on('Runtime.executionContextDestroyed', (event) => {
      if (event.executionContextUniqueId === this.#world) this.#world = null;
    });
    session.on('Runtime.bindingCalled', (event) => {
      const message = event.name === '__electronHost' ? parsePageMessage(event.payload) : null;
      if (message) listener.message(message);
    });
  }

  #listenToPage(listener: PageListener): void {
    const { session } = this;
    session.on('Fetch.requestPaused', (event) => listener.paused(this, event));
    session.on('Page.frameStartedLoading', (event) => {
      if (event.frameId === this.id) listener.started();
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined || /^(about:blank|data:text\/html,)/.test(frame.url)) return;
      listener.navigated((frame.unreachableUrl ?? frame.url) + (frame.urlFragment ?? ''));
    });
    session.on('Page.navigatedWithinDocument', (event) => {
      if (event.frameId === this.id) listener.navigated(event.url);
    });
    session.on('Page.lifecycleEvent', (event) => {
      if (event.frameId === this.id && event.name === 'firstPaint') listener.painted();
    });
    session.on('Page.loadEventFired', () => listener.loaded());
    session.on('Page.windowOpen', (event) => listener.opening(event.url));
    session.on('Inspector.targetCrashed', () => listener.crashed());
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
      listener.console(
        'error',
        details.exception?.description ?? details.text,
        details.lineNumber + 1,
        details.url ?? '',
      );
    });
    session.on('Runtime.consoleAPICalled', (event) => {
      const level = event.type === 'warning' || event.type === 'error' || event.type === 'debug' ? event.type : 'info';
      const message = event.args.map((argument) => String(argument.value ?? argument.description ?? '')).join(' ');
      const [frame] = event.stackTrace?.callFrames ?? [];
      listener.console(level, message, (frame?.lineNumber ?? -1) + 1, frame?.url ?? '');
    });
  }
}
