/** `app`: the application's identity and life. */
import type * as Electron from 'electron';
import { splitSwitch } from './command-line.ts';
import { appEvents } from './event-names.ts';
import type { AppMembers } from './implemented.ts';
import { HostEmitter, loud, loudInstances } from './loud.ts';
import { getPath, setPath } from './paths.ts';
import { preventableEvent } from './preventable-event.ts';
import { InstanceLock } from './single-instance.ts';
import { state, switchValue } from './state.ts';
import { windows } from './windows.ts';

/** What Electron would have told the operating system, kept for tests. */
export const appRecord = {
  userModelId: null as string | null,
  protocolClients: [] as string[],
  loginItem: null as Electron.Settings | null,
  badgeCount: 0,
  sandboxed: false,
  relaunches: 0,
};

class App extends HostEmitter implements AppMembers {
  readonly isPackaged = false;
  readonly commandLine = loud('app.commandLine', {
    appendSwitch(name, value) {
      state.switches.push(value ? `--${name}=${value}` : `--${name}`);
    },
    hasSwitch: (name) => switchValue(name) !== null,
    getSwitchValue: (name) => switchValue(name) ?? '',
    removeSwitch(name) {
      state.switches = state.switches.filter((argument) => splitSwitch(argument)[0] !== name);
    },
  } satisfies Partial<Electron.CommandLine>);
  readonly #ready = Promise.withResolvers<void>();
  #lock: InstanceLock | null = null;
  /** Filled in by the command line: ends Chromium and this process. */
  end: (code: number) => void = (code) => process.exit(code);

  constructor() {
    super('app', appEvents);
    windows.listener = {
      created: (window) => {
        this.emit('browser-window-created', preventableEvent({}), window);
        this.emit('web-contents-created', preventableEvent({}), window.webContents);
      },
      allClosed: () => this.#allClosed(),
    };
  }

  get name(): string {
    return state.name;
  }

  getName(): string {
    return state.name;
  }

  setName(name: string): void {
    state.name = name;
  }

  getVersion(): string {
    return state.version;
  }

  getAppPath(): string {
    return state.root;
  }

  getPath(name: string): string {
    return getPath(name);
  }

  setPath(name: string, value: string): void {
    setPath(name, value);
  }

  getLocale(): string {
    const language = (process.env['LC_ALL'] || process.env['LANG'] || 'en-US').split('.')[0]?.replace('_', '-') ?? '';
    return /^(C|POSIX)?$/.test(language) ? 'en-US' : language;
  }

  isReady(): boolean {
    return state.ready;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  /** Called once by the command line, when Chromium is up and the application's main module has been evaluated. */
  becomeReady(): void {
    state.ready = true;
    this.emit('ready', preventableEvent({}), {});
    this.#ready.resolve();
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    this.#lock ??= new InstanceLock(getPath('userData'));
    const held = this.#lock.acquire((second) => {
      this.emit('second-instance', preventableEvent({}), second.argv, second.workingDirectory, second.additionalData);
    });
    if (!held) this.#lock.announce({ argv: process.argv, workingDirectory: process.cwd(), additionalData });
    return held;
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release();
  }

  enableSandbox(): void {
    appRecord.sandboxed = true;
  }

  setAppUserModelId(id: string): void {
    appRecord.userModelId = id;
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    appRecord.protocolClients.push(protocol);
    return true;
  }

  getLoginItemSettings(): Electron.LoginItemSettings {
    const openAtLogin = appRecord.loginItem?.openAtLogin ?? false;
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    };
  }

  setLoginItemSettings(settings: Electron.Settings): void {
    appRecord.loginItem = settings;
  }

  setBadgeCount(count = 0): boolean {
    appRecord.badgeCount = count;
    return true;
  }

  focus(): void {
    windows.focused?.focus();
  }

  relaunch(): void {
    appRecord.relaunches += 1;
  }

  /** before-quit → `close` of every window → will-quit → quit. Any of the first three may prevent it. */
  quit(): void {
    if (state.quitting) return;
    const event = preventableEvent({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    state.quitting = true;
    for (const window of windows.open) window.close();
    if ([...windows.open].some((window) => !window.isClosing())) state.quitting = false;
    else if (windows.open.size === 0) this.#finish();
  }

  /** Ends at once: no before-quit, no will-quit, windows cannot object. */
  exit(code = 0): void {
    state.quitting = true;
    this.emit('quit', preventableEvent({}), code);
    this.releaseSingleInstanceLock();
    this.end(code);
  }

  #allClosed(): void {
    if (state.quitting) this.#finish();
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  #finish(): void {
    const event = preventableEvent({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) state.quitting = false;
    else this.exit(0);
  }
}
loudInstances('app', App);

export const app = new App();
