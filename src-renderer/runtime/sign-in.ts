/** Signing in: settings and account from main, the audio desk, then the phone. One sign-in runs at a time. */
import type { Availability } from '../../src-main/contract/availability.ts';
import type { BatonApi } from '../../src-main/contract/channels.ts';
import { type Account, defaultSettings, type Settings } from '../../src-main/contract/settings.ts';
import type { ManagedAudioDesk, PhoneDependencies } from '../call/ports.ts';
import type { AudioPost } from './audio-post.ts';
import type { LineState } from './line-state.ts';
import type { PhoneSwitch } from './phone-switch.ts';

export interface SignIn {
  settings(): Settings;
  availability(): Availability | null;
  /** Reads settings and account again and follows them. */
  run(): Promise<void>;
  /** Follows settings that main pushed. */
  settingsChanged(settings: Settings): Promise<void>;
  availabilityChanged(availability: Availability): void;
  /** Signs in no more; resolves when a sign-in under way has given up. */
  stop(): Promise<void>;
}

export interface SignInDependencies {
  readonly baton: BatonApi;
  readonly audio: AudioPost;
  readonly phones: PhoneSwitch;
  readonly line: () => LineState;
  readonly update: (patch: Partial<LineState>) => void;
  readonly notify: (text: string) => void;
  readonly phoneFor: (account: Account, audio: ManagedAudioDesk) => PhoneDependencies;
}

export function createSignIn(deps: SignInDependencies): SignIn {
  const { baton, audio, phones, line, update, notify, phoneFor } = deps;
  let settings = defaultSettings;
  let availability: Availability | null = null;
  /** The account in use as text, to see whether it changed. */
  let inUse: string | null = null;
  let queue = Promise.resolve();
  let stopped = false;

  async function read(): Promise<Account | null> {
    const before = { settings, availability };
    const [read, account, available] = await Promise.all([
      baton.request('settings:get', {}),
      baton.request('account:get', {}),
      baton.request('availability:get', {}),
    ]);
    // What main told by itself meanwhile is newer than its answers.
    if (read.ok && settings === before.settings) settings = read.value;
    if (available.ok && availability === before.availability) availability = available.value;
    const failure = [read, account, available].find((answer) => !answer.ok);
    if (failure?.ok === false) notify(`Not everything could be read at sign-in. ${failure.error.message}`);
    return account.ok ? account.value : null;
  }

  /** Only the rep can help a phone that has given up, so a new sign-in is that help; any other keeps trying by itself. */
  function hasGivenUp(): boolean {
    const { reachability } = line();
    return reachability.kind === 'offline' && reachability.retryInMs === null;
  }

  async function signIn(): Promise<void> {
    if (stopped) return;
    const account = await read();
    if (stopped) return;
    update({ signedIn: account !== null, practice: account?.practice ?? false });
    const desk = await audio.open(settings);
    if (stopped) return;
    const text = account === null || desk === null ? null : JSON.stringify(account);
    if (text !== null && text === inUse && !hasGivenUp()) {
      phones.checkNow('network');
      return;
    }
    inUse = text;
    await phones.use(account === null || desk === null ? null : phoneFor(account, desk));
  }

  /** One after the other, so that two quick changes end with the account of the second. */
  function run(): Promise<void> {
    queue = queue.then(signIn);
    return queue;
  }

  return {
    settings: () => settings,
    availability: () => availability,
    run,
    async settingsChanged(next) {
      const before = settings;
      settings = next;
      const placeOf = ({ line, edge, network }: Settings): string => JSON.stringify([line, edge, network]);
      const moved = placeOf(next) !== placeOf(before);
      if (moved) await run();
      else if (audio.desk() !== null) await audio.open(next);
    },
    availabilityChanged(next) {
      availability = next;
    },
    stop() {
      stopped = true;
      return queue;
    },
  };
}
