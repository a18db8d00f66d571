/** The running Chromium, as windows need it: new targets, their sessions, and targets nobody asked for. */
import { randomBytes } from 'node:crypto';
import type { CdpSession } from './cdp.ts';
import type { Protocol } from './cdp-types.ts';
import type { Chromium } from './chromium.ts';
import { complain, wordsOf } from './environment.ts';

export interface Target {
  readonly id: string;
  readonly page: CdpSession;
}

/** A target a page opened by itself (a link with target=_blank); the page's `popup` is told, the target is closed. */
export type PopupListener = (openerId: string | null, url: string) => boolean;

export class HostBrowser {
  readonly #chromium: Chromium;
  readonly #expected = new Map<string, (target: Target) => void>();
  readonly #gone = new Map<string, () => void>();
  readonly #onPopup: PopupListener;

  constructor(chromium: Chromium, onPopup: PopupListener) {
    this.#chromium = chromium;
    this.#onPopup = onPopup;
    this.root.on('Target.attachedToTarget', (event) => this.#attached(event));
    this.root.on('Target.detachedFromTarget', (event) => {
      if (event.targetId !== undefined) this.#gone.get(event.targetId)?.();
    });
  }

  get root(): CdpSession {
    return this.#chromium.connection.browser;
  }

  get headless(): boolean {
    return this.#chromium.headless;
  }

  /** Every new page is paused until the host has put its scripts in. */
  async start(): Promise<void> {
    await this.root.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }, { exclude: true }],
    });
  }

  /** Opens a page in a window of its own; it stays paused until its owner resumes it. `onGone` runs once, when it is closed. */
  async open(
    bounds: { x: number; y: number; width: number; height: number },
    visible: boolean,
    onGone: () => void,
  ): Promise<Target> {
    const token = randomBytes(8).toString('hex');
    const url = this.headless ? `about:blank#${token}` : `data:text/html,${token}`;
    const target = new Promise<Target>((resolve) => this.#expected.set(url, resolve));
    if (this.headless) {
      // The reply comes only after the paused page has been resumed, so it is not awaited here.
      const { x, y, width, height } = bounds;
      const state = visible ? {} : { windowState: 'minimized' as const };
      this.root
        .send('Target.createTarget', {
          url,
          newWindow: true,
          background: !visible,
          left: x,
          top: y,
          width,
          height,
          ...state,
        })
        .catch((error: unknown) => complain(`a window could not be opened: ${wordsOf(error)}`));
    } else this.#chromium.openAppWindow(url);
    const opened = await target;
    this.#gone.set(opened.id, onGone);
    return opened;
  }

  #attached(event: Protocol.Target.attachedToTargetPayload): void {
    const { targetInfo: info, sessionId } = event;
    const page = this.#chromium.connection.session(sessionId);
    const resolve = this.#expected.get(info.url);
    if (resolve) {
      this.#expected.delete(info.url);
      resolve({ id: info.targetId, page });
      return;
    }
    if (this.#onPopup(info.openerId ?? null, info.url)) {
      this.root
        .send('Target.closeTarget', { targetId: info.targetId })
        .catch((error: unknown) => complain(wordsOf(error)));
      return;
    }
    // A page opened by a tool over the debugging port: not the application's, so it just runs.
    page.send('Runtime.runIfWaitingForDebugger').catch((error: unknown) => complain(wordsOf(error)));
  }
}
