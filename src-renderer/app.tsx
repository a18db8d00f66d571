/** Which screen the state of the call and the window calls for. */
import { useEffect } from 'react';
import { AccountScreen } from './screens/account/account-screen.tsx';
import { CallScreen } from './screens/call/call-screen.tsx';
import { ConsentScreen } from './screens/consent/consent-screen.tsx';
import { CallbackScreen } from './screens/desk/callback-screen.tsx';
import { DialScreen } from './screens/dial/dial-screen.tsx';
import { EndedScreen } from './screens/ended/ended-screen.tsx';
import { Announcer, Toast } from './screens/frame/announcer.tsx';
import { BootFailedScreen, LoadingScreen } from './screens/frame/boot-screens.tsx';
import { HistoryScreen } from './screens/history/history-screen.tsx';
import { HomeScreen } from './screens/home/home-screen.tsx';
import { Insights } from './screens/insights/lazy.tsx';
import { useLanguage } from './screens/language.ts';
import { usePhones } from './screens/phones.ts';
import { followCall, followPushes } from './screens/pushes.ts';
import { RingScreen } from './screens/ring/ring-screen.tsx';
import { type Services, ServicesProvider, useApp, useCall, useServices } from './screens/services.tsx';
import { SettingsScreen } from './screens/settings/settings-screen.tsx';
import { SetupScreen } from './screens/setup/setup-screen.tsx';
import { needsNoCard } from './screens/text/dial-text.ts';
import { WelcomeScreen } from './screens/welcome/welcome-screen.tsx';
import { CallOverScreen } from './screens/wrap-up/call-over-screen.tsx';
import { WrapUpScreen } from './screens/wrap-up/wrap-up-screen.tsx';

/** `system` leaves the choice to the operating system. */
function useTheme(): void {
  const theme = useApp((state) => state.settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}

/** A call comes before every page; keys of one call never reach the next. */
function CurrentScreen() {
  const state = useCall();
  const readLegId = useApp((app) => app.readLegId);
  switch (state.phase) {
    case 'ringing':
      return <RingScreen key={state.call.legId} state={state} />;
    case 'dialling':
    case 'bridging':
    case 'talking':
      return <CallScreen key={state.call.legId} state={state} />;
    case 'wrapping-up':
      return state.call.dialled === null || state.call.dialled.returnsHandoff ? (
        <WrapUpScreen key={state.call.legId} state={state} />
      ) : (
        <CallOverScreen key={state.call.legId} state={state} />
      );
    case 'ended':
      return needsNoCard(state) || state.call.legId === readLegId ? (
        <CurrentPage />
      ) : (
        <EndedScreen key={state.call.legId} state={state} />
      );
    case 'idle':
      return <CurrentPage />;
  }
}

/** A promise that is due comes before the page the rep was on. */
function CurrentPage() {
  const offer = useApp((app) => app.desk.offer);
  const view = useApp((app) => app.view);
  const dialsIt = view.page === 'dial' && view.about?.kind === 'callback';
  if (offer === null || offer.callbackId === null || dialsIt) return <OpenPage />;
  return <CallbackScreen key={offer.handoffId} offer={offer} callbackId={offer.callbackId} />;
}

function OpenPage() {
  const boot = useApp((app) => app.boot);
  const keyring = useApp((app) => app.keyring.state);
  const view = useApp((app) => app.view);
  const firstRun = useApp((app) => app.settings.firstRun);
  if (boot.kind === 'loading') return <LoadingScreen />;
  if (keyring === 'needs-consent') return <ConsentScreen />;
  if (boot.kind === 'failed') return <BootFailedScreen message={boot.error.message} />;
  switch (view.page) {
    case 'home':
      return firstRun === 'done' ? <HomeScreen /> : <WelcomeScreen key={firstRun} step={firstRun} />;
    case 'history':
      return <HistoryScreen handoffId={view.handoffId} pendingOnly={view.pendingOnly} />;
    case 'insights':
      return <Insights view={view} />;
    case 'dial':
      return <DialScreen key={`${view.input} ${JSON.stringify(view.about)}`} view={view} />;
    case 'settings':
      return <SettingsScreen />;
    case 'account':
      return <AccountScreen />;
    case 'setup':
      return <SetupScreen opened={view.opened} key={view.opened.kind === 'proposed' ? view.opened.proposal.id : ''} />;
  }
}

function Root() {
  const { session, baton, app, actions } = useServices();
  useTheme();
  useLanguage();
  usePhones();
  useEffect(() => followPushes(baton, app, actions), [baton, app, actions]);
  useEffect(() => followCall(session, actions), [session, actions]);
  useEffect(() => void actions.boot(), [actions]);
  return (
    <>
      <Announcer />
      <CurrentScreen />
      <Toast />
    </>
  );
}

export function App({ services }: { services: Services }) {
  return (
    <ServicesProvider services={services}>
      <Root />
    </ServicesProvider>
  );
}
