import { useEffect } from 'react';
import { timeOfDay } from '../../../src-main/contract/i18n/time-of-day.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { zoneOf } from '../../../src-main/contract/rhythm.ts';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { GearIcon, HistoryIcon, InsightsIcon, KeypadIcon } from '../../components/icons.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useWallClock } from '../../components/use-now.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { insightsStart } from '../../store/insights-view.ts';
import { CallbackList } from '../desk/callback-list.tsx';
import { ComingCard } from '../desk/coming-card.tsx';
import { DeskBanner, QueueLine } from '../desk/desk-strip.tsx';
import { lastDialled } from '../dial-actions.ts';
import { Banners } from '../frame/banners.tsx';
import { ReachabilityBanner, ReachabilityLabel, SignedOutBanner } from '../frame/reachability.tsx';
import { useApp, useLine, useServices } from '../services.tsx';
import { availabilityLabel, meaningOf } from '../text/labels.ts';
import { reachabilityText } from '../text/reachability-text.ts';
import { minutesUntil } from '../text/time.ts';
import { AvailabilityControl } from './availability-control.tsx';
import { PracticeCard } from './practice-card.tsx';
import { EarlierToday, PendingVerdicts } from './recent.tsx';

/** What the rep's state means for the next handoff, in one sentence. */
function Readiness() {
  const availability = useApp((state) => state.availability);
  const reachability = useLine((line) => line.reachability.kind);
  const connecting = useApp((state) => state.desk.connection.kind === 'connecting');
  const zone = useApp((state) => zoneOf(state.settings.schedule));
  const now = useWallClock();
  if (availability.state === 'available' && reachability !== 'reachable')
    return <Heading quiet>{t('You are available, but the line is not up yet.')}</Heading>;
  const until = availability.until;
  return (
    <Heading quiet>
      {meaningOf(availability)}
      {connecting && ` ${t('Connecting to the desk…')}`}
      {until !== null &&
        ` ${t('Until {time}, {left} left.', { time: timeOfDay(until, zone), left: minutesUntil(until, now) })}`}
    </Heading>
  );
}

/** Between calls: ready, and what there is to do. */
export function HomeScreen() {
  const { actions } = useServices();
  const availability = useApp((state) => state.availability.state);
  const reachability = useLine((line) => line.reachability);
  const untouched = useApp((state) => state.recent.kind === 'ready' && state.recent.value.length === 0);
  const history = (pendingOnly: boolean) => actions.open({ page: 'history', handoffId: null, pendingOnly });
  const redial = useApp((state) => (state.recent.kind === 'ready' ? lastDialled(state.recent.value) : null));
  const dial = (input: string) => actions.open({ page: 'dial', input, about: null });
  const seesInsights = useApp((state) => state.desk.may.seeInsights);
  const insights = () => actions.open(insightsStart);
  useShortcuts(
    {
      h: () => history(false),
      v: () => history(true),
      s: () => actions.open({ page: 'settings' }),
      k: () => dial(''),
      r: () => dial(redial ?? ''),
      ...(seesInsights ? { i: insights } : {}),
    },
    { guardTyping: true },
  );
  useEffect(() => void actions.loadRecent(), [actions]);
  const lineTone = reachabilityText(reachability).tone;
  const tone = lineTone === 'good' && availability !== 'available' ? 'warn' : lineTone;

  return (
    <Screen
      name="home"
      bar={
        <Bar tone={tone} title={availabilityLabel[availability]}>
          <ReachabilityLabel />
          {seesInsights && (
            <Button look="icon" label={t('Insights (I)')} onPress={insights}>
              <InsightsIcon />
            </Button>
          )}
          <Button look="icon" label={t('Call a number (K)')} onPress={() => dial('')}>
            <KeypadIcon />
          </Button>
          <Button look="icon" label={t('History (H)')} onPress={() => history(false)}>
            <HistoryIcon />
          </Button>
          <Button look="icon" label={t('Settings (S)')} onPress={() => actions.open({ page: 'settings' })}>
            <GearIcon />
          </Button>
        </Bar>
      }
      banners={
        <>
          <ReachabilityBanner />
          <SignedOutBanner />
          <DeskBanner />
          <Banners />
        </>
      }
      footer={<AvailabilityControl />}
    >
      <Readiness />
      <QueueLine />
      <ComingCard />
      <PendingVerdicts />
      <CallbackList />
      {untouched ? <FirstTime /> : <EarlierToday />}
      <PracticeCard first={untouched} key={untouched ? 'first' : 'later'} />
    </Screen>
  );
}

function FirstTime() {
  const practice = useLine((line) => line.practice);
  if (practice) return null;
  return (
    <div className="empty teach">
      <h2>{t('Nothing has been handed over yet')}</h2>
      <p>
        {t(
          'When the AI reaches its limit, it rings you here with the brief: who it is, why now, and what to say first. Enter bridges, and you are in the conversation.',
        )}
      </p>
      <p>{t('Leave Baton open; it comes to the front when a handoff rings.')}</p>
    </div>
  );
}
