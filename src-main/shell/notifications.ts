/** What a notification says of a ring, of a second call that waits, and of a callback that is due. Each lives exactly as long as what it tells. */
import type { CallIntent } from '../contract/call.ts';
import type { AnnouncedOffer, DeskState } from '../contract/desk-state.ts';
import { t } from '../contract/i18n/translate.ts';
import { phoneText } from '../contract/phone-text.ts';
import type { Presence, WaitingCall } from '../contract/presence.ts';
import type { NoticeText } from './notice.ts';

export function ringNotice(
  { phase, legId, headline, detail }: Presence,
  send: (intent: CallIntent) => void,
): NoticeText | null {
  if (phase !== 'ringing' || legId === null) return null;
  return {
    about: legId,
    title: headline ?? t('A handoff is ringing'),
    body: detail ?? t('A prospect is waiting for you.'),
    answers: [
      { text: t('Bridge'), choose: () => send({ type: 'bridge', legId }) },
      { text: t('Decline'), choose: () => send({ type: 'decline', reason: 'declined', legId }) },
    ],
  };
}

/** A blocked call is bridged from the window alone, which says what stands in the way. */
export function waitingNotice(
  { legId, headline, detail, blocked }: WaitingCall,
  send: (intent: CallIntent) => void,
): NoticeText {
  const bridge = { text: t('Hold and bridge'), choose: () => send({ type: 'bridge', legId }) };
  return {
    about: legId,
    title: t('Another call waits: {headline}', { headline }),
    body: detail ?? t('A prospect is waiting for you.'),
    answers: [
      ...(blocked ? [] : [bridge]),
      { text: t('Decline'), choose: () => send({ type: 'decline', reason: 'declined', legId }) },
    ],
  };
}

/** A promised callback that waits for this rep's answer. */
export function callbackDue({ offer }: Pick<DeskState, 'offer'>): AnnouncedOffer | null {
  return offer !== null && offer.callbackId !== null && !offer.dial ? offer : null;
}

export interface CallbackAnswers {
  take(offer: AnnouncedOffer): void;
  pass(offer: AnnouncedOffer): void;
}

export function callbackNotice(offer: AnnouncedOffer, answers: CallbackAnswers): NoticeText {
  const number = offer.phone === null ? null : phoneText(offer.phone);
  const who = [offer.name ?? number ?? t('a prospect'), ...(offer.company === null ? [] : [offer.company])];
  return {
    about: offer.handoffId,
    title: t('Callback due: {who}', { who: who.join(' · ') }),
    body: offer.reason ?? t('It was promised for now.'),
    answers: [
      { text: t('Take it'), choose: () => answers.take(offer) },
      { text: t('Pass it on'), choose: () => answers.pass(offer) },
    ],
  };
}
