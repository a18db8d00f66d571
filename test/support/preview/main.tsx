/**
 * The preview page: the real screens over a fake phone, in the situation the address names (`?s=ring-full`),
 * in the system's language, another one (`&l=es`) or one of long words (`&l=long`).
 */
import { createRoot } from 'react-dom/client';
import type { DeskState } from '../../../src-main/contract/desk-state.ts';
import type { LanguageSetting } from '../../../src-main/contract/i18n/languages.ts';
import { App } from '../../../src-renderer/app.tsx';
import { createHeadsetButtons } from '../../../src-renderer/headset/headset-buttons.ts';
import { monotonicClock } from '../../../src-renderer/runtime/clock.ts';
import { createActions } from '../../../src-renderer/screens/actions.ts';
import { followLanguage } from '../../../src-renderer/screens/language.ts';
import { followPhones } from '../../../src-renderer/screens/phones.ts';
import { createAppStore } from '../../../src-renderer/store/app-store.ts';
import '../../../src-renderer/styles/index.css';
import { speak } from '../../../src-main/contract/i18n/translate.ts';
import { FakeHeadset, FakeHid } from '../fakes/fake-headset.ts';
import { type Asked, createFakeBaton } from './fake-baton.ts';
import { createFakeSession, type FakeSession } from './fake-session.ts';
import { handoffId } from './history.ts';
import { longLanguage } from './long-language.ts';
import type { Situation } from './situation.ts';
import { situations } from './situations.ts';

declare global {
  interface Window {
    /** For the tests that drive this page. */
    preview: {
      readonly asked: Asked[];
      readonly session: FakeSession;
      readonly headset: FakeHeadset;
      /** The desk tells something new. */
      desk(state: DeskState): void;
      /** The rep chooses a language. */
      language(setting: LanguageSetting): void;
      /** Another program opens a link. */
      link(input: string): void;
      readonly situations: Readonly<Record<string, Situation>>;
    };
  }
}

const asks = new URLSearchParams(location.search);
const name = asks.get('s') ?? 'idle-full';
const situation = situations[name];
if (situation === undefined) throw new Error(`No situation is called ${name}.`);

const { devices } = situation;
navigator.mediaDevices.enumerateDevices = async () => devices.map((device) => ({ ...device, toJSON: () => device }));

const asked: Asked[] = [];
const baton = createFakeBaton(situation, asked);
const session = createFakeSession(situation);
const app = createAppStore();
const language = asks.get('l');
if (language === 'long') speak(longLanguage);
else followLanguage(app, language ?? navigator.language);
followPhones(app);
app.setState({
  view: situation.view,
  desk: situation.desk,
  ...(situation.draft.timing === null ? {} : { drafts: { [handoffId]: situation.draft } }),
  ...(situation.note === '' ? {} : { notes: { [handoffId]: situation.note } }),
});
const actions = createActions(baton, session, app);
const device = new FakeHeadset();
if (situation.headset === 'refused') device.refuses = 'Failed to open the device.';
const headset = createHeadsetButtons({
  hid: situation.headset === 'none' ? new FakeHid() : new FakeHid(device),
  lines: session.lines,
  send: session.send,
  clock: monotonicClock,
  log: () => undefined,
});
app.subscribe(({ settings }) => headset.choose(settings.headsetButtons));
window.preview = {
  asked,
  session,
  headset: device,
  situations,
  desk: (desk) => app.setState({ desk }),
  language: (chosen) => app.setState({ settings: { ...app.getState().settings, language: chosen } }),
  link: (input) => actions.open({ page: 'dial', input, about: null }),
};

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(<App services={{ session, baton, headset, app, actions }} />);
