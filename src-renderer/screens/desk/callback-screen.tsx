import { useState } from 'react';
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import { assessCompliance } from '../../../src-main/contract/compliance.ts';
import type { AnnouncedOffer } from '../../../src-main/contract/desk-state.ts';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { Bar } from '../../components/bar.tsx';
import { Card } from '../../components/card.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useMediaQuery, wide } from '../../components/use-media-query.ts';
import { useWallClock } from '../../components/use-now.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { words } from '../../components/words.tsx';
import type { Loaded } from '../../store/app-store.ts';
import { Banners } from '../frame/banners.tsx';
import { ReachabilityLabel } from '../frame/reachability.tsx';
import { BriefTranscript, Needs, Objections } from '../ring/brief-details.tsx';
import { ComplianceLine } from '../ring/compliance-light.tsx';
import { useApp, useServices } from '../services.tsx';
import { callbackTimes } from '../text/callback-text.ts';
import { whereFrom, whoIs } from '../text/desk-text.ts';
import { useLoaded } from '../use-loaded.ts';
import { CallbackActs, callbackKeys } from './callback-acts.tsx';
import { DialCard } from './dial-card.tsx';

/** Turns of the earlier call shown at first. */
const shownTurns = 8;

/** A promised callback is due and offered to this rep: whom to call, what was said, and how it went. */
export function CallbackScreen({ offer, callbackId }: { offer: AnnouncedOffer; callbackId: string }) {
  const { actions } = useServices();
  const isWide = useMediaQuery(wide);
  const [busy, setBusy] = useState(false);
  const brief = useLoaded(actions.deskBrief, offer.handoffId);
  const from = whereFrom(offer);

  async function once(work: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    await work();
    setBusy(false);
  }
  const answers = {
    take: () => void once(() => actions.takeCallback(offer)),
    pass: () => void once(() => actions.passCallback(offer)),
    result: (result: Parameters<typeof actions.callbackResult>[1]) =>
      void once(() => actions.callbackResult(callbackId, result)),
  };
  useShortcuts(callbackKeys(offer.dial, answers), { guardTyping: true });

  const loaded = brief.kind === 'ready' ? brief.value : null;
  return (
    <Screen
      name="callback"
      bar={
        <Bar tone="good" title={offer.dial ? t('Your callback') : t('Callback due')}>
          <ReachabilityLabel />
        </Bar>
      }
      banners={<Banners />}
      pinned={loaded === null ? undefined : <Cleared brief={loaded} />}
      footer={<CallbackActs dial={offer.dial} busy={busy} answers={answers} />}
    >
      <div className="ring-main">
        <Promised callbackId={callbackId} />
        <div className="who">
          <Heading>
            <bdi>{whoIs(offer)}</bdi>
          </Heading>
          {from !== null && (
            <p className="position">
              <bdi>{from}</bdi>
            </p>
          )}
        </div>
        {offer.reason !== null && (
          <p className="why">
            <bdi>{offer.reason}</bdi>
          </p>
        )}
        {offer.dial && <DialCard offer={offer} callbackId={callbackId} />}
        {loaded !== null && loaded.opener !== null && (
          <Card title={t('Say first')}>
            <p className="say">
              <bdi>{loaded.opener}</bdi>
            </p>
          </Card>
        )}
        {!isWide && <EarlierCall brief={brief} />}
      </div>
      {isWide && (
        <aside className="ring-details" aria-label={t('The earlier call')}>
          <EarlierCall brief={brief} />
        </aside>
      )}
    </Screen>
  );
}

/** `Promised for 15:30, 14:30 in Denver`. */
function Promised({ callbackId }: { callbackId: string }) {
  const callback = useApp((state) => state.desk.callbacks.find(({ id }) => id === callbackId));
  const now = useWallClock();
  if (callback === undefined) return <p className="eyebrow">{t('A callback was promised')}</p>;
  const { ours, theirs, left, overdue } = callbackTimes(callback, now);
  return (
    <p className="eyebrow">
      <span>
        {words('Promised for {time}', {
          time: <time dateTime={callback.at}>{[ours, theirs].filter((part) => part !== null).join(', ')}</time>,
        })}
      </span>
      <span className={overdue ? 'left warn-text' : 'left'}>{left}</span>
    </p>
  );
}

function Cleared({ brief }: { brief: HandoffBrief }) {
  const now = useWallClock();
  return <ComplianceLine assessment={assessCompliance(brief, now)} />;
}

function EarlierCall({ brief }: { brief: Loaded<HandoffBrief> }) {
  switch (brief.kind) {
    case 'loading':
      return <p className="empty">{t('Loading what was said…')}</p>;
    case 'failed':
      return (
        <p className="empty">
          {t('What was said on the earlier call is not at hand. {message}', { message: told(brief.error.message) })}
        </p>
      );
    case 'ready':
      return (
        <>
          <h2 className="sr-only">{t('What was said')}</h2>
          <Objections brief={brief.value} />
          <Needs brief={brief.value} />
          <section className="group">
            <h3>{t('Transcript')}</h3>
            <BriefTranscript brief={brief.value} tail={shownTurns} />
          </section>
        </>
      );
    default:
      return brief satisfies never;
  }
}
