/** Composition root of the window: the phone starts first, the screens follow it. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { BatonApi } from '../src-main/contract/channels.ts';
import { App } from './app.tsx';
import { createHeadsetButtons } from './headset/headset-buttons.ts';
import { monotonicClock } from './runtime/clock.ts';
import { createLog } from './runtime/log.ts';
import { startSession } from './runtime/session.ts';
import { logStrayErrors } from './runtime/stray-errors.ts';
import { createActions } from './screens/actions.ts';
import { followLanguage } from './screens/language.ts';
import { followPhones } from './screens/phones.ts';
import { createAppStore } from './store/app-store.ts';
import './styles/index.css';

declare global {
  interface Window {
    readonly baton: BatonApi;
  }
}

const log = createLog(window.baton);
logStrayErrors(window, log);
const session = startSession(window.baton);
const app = createAppStore();
followLanguage(app, navigator.language);
followPhones(app);
const headset = createHeadsetButtons({
  hid: navigator.hid ?? null,
  lines: session.lines,
  send: session.send,
  clock: monotonicClock,
  log,
});
app.subscribe(({ settings }) => headset.choose(settings.headsetButtons));
const services = { session, baton: window.baton, headset, app, actions: createActions(window.baton, session, app) };

window.baton.on('app:leaving', () => void session.stop().finally(() => window.baton.request('app:left', {})));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <App services={services} />
  </StrictMode>,
);
