/** What a notification says of a ring and of a callback that is due. Each lives exactly as long as what it tells. */
import type { CallIntent } from '../contract/call.ts';
import type { AnnouncedOffer, DeskState } from '../contract/desk-state.ts';
import { t } from '../contract/i18n/translate.ts';
import { phoneText } from '../contract/phone-text.ts';
import type { Presence } from '../contract/presence.ts';
import type { NoticeText } from './notice.ts';

export function ringNotice(
  { phase, headline, detail }: Presence,
  send: (intent: CallIntent) => void,
): NoticeText | null {
  if (phase !== 'ringing') return null;
  return {
    title: headline ?? t('A handoff is ringing'),
    body: detail ?? t('A prospect is waiting for you.'),
    answers: [
      { text: t('Bridge'), choose: () => send({ type: 'bridge' }) },
      { text: t('Decline'), choose: () => send({ type: 'decline', reason: 'declined' }) },
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
    title: t('Callback due: {who}', { who: who.join(' · ') }),
    body: offer.reason ?? t('It was promised for now.'),
    answers: [
      { text: t('Take it'), choose: () => answers.take(offer) },
      { text: t('Pass it on'), choose: () => answers.pass(offer) },
    ],
  };
}
