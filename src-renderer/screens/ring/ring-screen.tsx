import { useState } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallState } from '../../call/state.ts';
import { Bar } from '../../components/bar.tsx';
import { FollowEnd } from '../../components/follow-end.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useMediaQuery, wide } from '../../components/use-media-query.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { Banners } from '../frame/banners.tsx';
import { useLine, useServices } from '../services.tsx';
import { isCold, nameOf, positionOf, reasonOf } from '../text/brief-view.ts';
import { BriefTranscript, Needs, Objections } from './brief-details.tsx';
import { ComplianceBanner, ComplianceLight, overrideCombo } from './compliance-light.tsx';
import { type DetailTab, DetailTabs } from './detail-tabs.tsx';
import { RingActions, ringShortcuts } from './ring-actions.tsx';
import { WaitLine } from './wait-line.tsx';
import { WhisperCard } from './whisper-card.tsx';

export type Ringing = Extract<CallState, { phase: 'ringing' }>;

function AudioState({ mediaReady }: { mediaReady: boolean }) {
  const microphone = useLine((line) => line.microphone);
  if (microphone === 'denied' || microphone === 'missing')
    return <span className="reach stop">{t('No microphone')}</span>;
  return mediaReady ? (
    <span className="reach good">{t('Audio ready')}</span>
  ) : (
    <span className="reach">{t('Preparing audio…')}</span>
  );
}

/** The whisper card: who, why now, what to say first; one key each for what happens next. */
export function RingScreen({ state }: { state: Ringing }) {
  const { session, actions } = useServices();
  const { call } = state;
  const isWide = useMediaQuery(wide);
  const [tab, setTab] = useState<DetailTab | null>(null);
  const toggle = (next: DetailTab) => setTab(tab === next ? null : next);

  function bridge(): void {
    if (call.blocked) actions.say(t('Bridge is locked. Override the compliance banner first, or decline.'));
    else session.send({ type: 'bridge', legId: call.legId });
  }

  useShortcuts(
    {
      ...ringShortcuts(session.send, call.legId, bridge),
      ...(call.blocked
        ? { [overrideCombo]: () => session.send({ type: 'override-compliance', legId: call.legId }) }
        : {}),
      n: () => toggle('needs'),
      j: () => toggle('objections'),
      t: () => toggle('transcript'),
    },
    { guardTyping: true },
  );

  const position = positionOf(call.brief);
  const cold = isCold(call.brief);
  return (
    <Screen
      name="ring"
      bar={
        <Bar tone={cold ? 'warn' : 'good'} title={cold ? t('Cold transfer') : t('Warm transfer')}>
          <AudioState mediaReady={state.mediaReady} />
        </Bar>
      }
      banners={<Banners inCall />}
      pinned={
        <>
          <ComplianceLight call={call} />
          {!isWide && <DetailTabs brief={call.brief} open={tab} onToggle={toggle} />}
        </>
      }
      footer={<RingActions call={call} onBridge={bridge} />}
    >
      <div className="ring-main">
        <WaitLine state={state} />
        <div className="who">
          <Heading>
            <bdi title={nameOf(call.brief, call.facts)}>{nameOf(call.brief, call.facts)}</bdi>
          </Heading>
          {position !== null && (
            <p className="position">
              <bdi title={position}>{position}</bdi>
            </p>
          )}
        </div>
        <p className="why">
          <bdi title={reasonOf(call.brief)}>{reasonOf(call.brief)}</bdi>
        </p>
        <ComplianceBanner call={call} />
        {tab === null || isWide ? <WhisperCard call={call} /> : <Details tab={tab} state={state} />}
      </div>
      {isWide && (
        <aside className="ring-details" aria-label={t('The whole brief')}>
          <Objections brief={call.brief} />
          <Needs brief={call.brief} />
          <section className="group">
            <h3>{t('Transcript')}</h3>
            <FollowEnd count={call.brief.transcript.length}>
              <BriefTranscript brief={call.brief} />
            </FollowEnd>
          </section>
        </aside>
      )}
    </Screen>
  );
}

/** Turns the transcript tab opens with: the ones that led to the transfer. */
const newestTurns = 8;

function Details({ tab, state }: { tab: DetailTab; state: Ringing }) {
  const { brief } = state.call;
  switch (tab) {
    case 'needs':
      return <Needs brief={brief} />;
    case 'objections':
      return <Objections brief={brief} />;
    case 'transcript':
      return (
        <FollowEnd count={brief.transcript.length} startAtEnd>
          <BriefTranscript brief={brief} tail={newestTurns} />
        </FollowEnd>
      );
  }
}
