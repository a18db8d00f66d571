import type { LikelyCall } from '../../../src-main/contract/desk-socket.ts';
import type { AnnouncedOffer } from '../../../src-main/contract/desk-state.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { FollowEnd } from '../../components/follow-end.tsx';
import { Transcript } from '../../components/transcript.tsx';
import { useApp } from '../services.tsx';
import { likelyTrigger, likelyWhen, whereFrom, whoIs } from '../text/desk-text.ts';
import { triggerLabel } from '../text/labels.ts';

/** Who is about to come: offered and on the way, else likely. One place for both, so that nothing jumps when one becomes the other. */
export function ComingCard() {
  const offer = useApp((state) => state.desk.offer);
  const likely = useApp((state) => state.desk.likely);
  if (offer !== null && offer.callbackId === null) return <Announced offer={offer} likely={likely} />;
  return likely === null ? null : <Likely likely={likely} />;
}

function Who({ who }: { who: Pick<AnnouncedOffer, 'name' | 'company' | 'role'> }) {
  const from = whereFrom(who);
  return (
    <>
      <p className="coming-name">
        <bdi>{whoIs(who)}</bdi>
      </p>
      {from !== null && (
        <p className="position">
          <bdi>{from}</bdi>
        </p>
      )}
    </>
  );
}

function Announced({ offer, likely }: { offer: AnnouncedOffer; likely: LikelyCall | null }) {
  return (
    <section className="card live coming" aria-labelledby="coming">
      <div className="coming-head">
        <h2 id="coming">{t('Connecting you with')}</h2>
        {offer.trigger !== null && <span className="pill">{triggerLabel[offer.trigger]}</span>}
      </div>
      <Who who={offer} />
      {offer.reason !== null && (
        <p>
          <bdi>{offer.reason}</bdi>
        </p>
      )}
      {likely !== null && likely.name === offer.name && <LiveTurns likely={likely} />}
    </section>
  );
}

function Likely({ likely }: { likely: LikelyCall }) {
  const trigger = likelyTrigger(likely);
  return (
    <section className="card coming" aria-labelledby="coming">
      <div className="coming-head">
        <h2 id="coming">{likelyWhen(likely.inSeconds)}</h2>
        {trigger !== null && <span className="pill">{trigger}</span>}
      </div>
      <Who who={likely} />
      <LiveTurns likely={likely} />
    </section>
  );
}

/** What the AI and the prospect say, as they say it. */
function LiveTurns({ likely: { turns, name } }: { likely: LikelyCall }) {
  if (turns.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="live-turns" aria-label={t('What is being said')} tabIndex={0}>
      <FollowEnd count={turns.length} startAtEnd>
        <Transcript turns={turns} highlighted={nothing} prospectName={name?.split(/\s+/u).at(0) ?? t('Prospect')} />
      </FollowEnd>
    </section>
  );
}

const nothing: ReadonlySet<number> = new Set();
