import { useEffect, useRef, useState } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { zoneOf } from '../../../src-main/contract/rhythm.ts';
import { useApp, useCall, useServices } from '../services.tsx';
import { announcement, waitingAnnouncement } from '../text/announcement.ts';
import { availabilityNews } from '../text/availability-text.ts';
import { deskAnnouncement } from '../text/desk-text.ts';
import { qualityText } from '../text/quality-text.ts';

/** Live regions that outlast every screen: the call's turns at once, everything else when there is a pause. */
export function Announcer() {
  const { session } = useServices();
  const said = useApp((state) => state.said);
  const desk = useApp((state) => deskAnnouncement(state.desk));
  const { phase } = useCall();
  const [urgent, setUrgent] = useState('');
  useEffect(() => {
    setUrgent(announcement(session.call.getState()));
    return session.call.subscribe((state, previous) => {
      if (state.phase !== previous.phase) setUrgent(announcement(state));
    });
  }, [session]);
  useEffect(
    () =>
      session.lines.subscribe(({ back }, { back: before }) => {
        if (back.phase === 'ringing' && before.phase !== 'ringing') setUrgent(waitingAnnouncement(back.call));
      }),
    [session],
  );
  return (
    <div className="sr-only">
      <div role="alert" aria-live="assertive" data-live="call">
        {urgent}
      </div>
      <div role="status" aria-live="polite" data-live="said">
        {said.text}
      </div>
      <div role="status" aria-live="polite" data-live="quality">
        <QualityNews />
      </div>
      <div role="status" aria-live="polite" data-live="availability">
        <AvailabilityNews />
      </div>
      <div role="status" aria-live="polite" data-live="desk">
        {phase === 'idle' || phase === 'ended' ? desk : ''}
      </div>
    </div>
  );
}

/** Every change, the rep's own and what came by itself. What it is at the start stands in the heading. */
function AvailabilityNews() {
  const { app } = useServices();
  const [news, setNews] = useState('');
  useEffect(
    () =>
      app.subscribe(({ availability, settings }, { availability: before, boot }) => {
        const isSame = availability.state === before.state && availability.until === before.until;
        if (boot.kind === 'ready' && !isSame) setNews(availabilityNews(availability, zoneOf(settings.schedule)));
      }),
    [app],
  );
  return news;
}

/** A warning is said when it is raised and when it is over, not at every change of its figure. */
function QualityNews() {
  const { session } = useServices();
  const [news, setNews] = useState('');
  useEffect(
    () =>
      session.line.subscribe(({ quality }, { quality: before }) => {
        if (quality?.kind === before?.kind) return;
        const talking = session.call.getState().phase === 'talking';
        if (quality !== null) setNews(Object.values(qualityText(quality)).join(' '));
        else setNews(talking ? t('The connection sounds good again.') : '');
      }),
    [session],
  );
  return news;
}

/** How long a confirmation stays, ms. */
const shown = 4_000;

/** The last action's confirmation, for eyes. */
export function Toast() {
  const said = useApp((state) => state.said);
  const { session } = useServices();
  const first = useRef(said.count);
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    if (said.count === first.current) return;
    setVisible(true);
    const timer = setTimeout(() => setVisible(false), shown);
    return () => clearTimeout(timer);
  }, [said]);
  // What was said about the last screen must not lie over the next one.
  useEffect(
    () =>
      session.call.subscribe((state, previous) => {
        if (state.phase !== previous.phase && state.phase !== 'idle') setVisible(false);
      }),
    [session],
  );
  return visible ? (
    <div className="toast" aria-hidden="true">
      {said.text}
    </div>
  ) : null;
}
