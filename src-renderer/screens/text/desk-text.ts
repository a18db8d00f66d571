/** What the desk tells between calls, in words. */

import type { LikelyCall, QueueView } from '../../../src-main/contract/desk-socket.ts';
import type { AnnouncedOffer, DeskConnection, DeskState } from '../../../src-main/contract/desk-state.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import { triggerLabel } from './labels.ts';
import { count, probability } from './numbers.ts';
import { sentence } from './reachability-text.ts';
import { duration } from './time.ts';

export interface DeskLine {
  readonly tone: 'warn' | 'stop';
  /** What happened. */
  readonly title: string;
  /** What it means. */
  readonly text: string;
  /** Only a person can help: the settings are where. */
  readonly settings: boolean;
}

/** Null while the desk is heard from, just called, or not set up: nothing to say. */
export function deskLine(connection: DeskConnection): DeskLine | null {
  switch (connection.kind) {
    case 'off':
    case 'live':
    case 'connecting':
      return null;
    case 'waiting':
      return {
        tone: 'warn',
        title: sentence(connection.why),
        text: t('Calls still ring, but queue and callbacks may be out of date. Baton keeps trying.'),
        settings: false,
      };
    case 'refused':
      return {
        tone: 'stop',
        title: sentence(connection.why),
        text: t('The desk offers nothing to this phone until that is settled.'),
        settings: true,
      };
    default:
      return connection satisfies never;
  }
}

/** Null while nobody waits: an empty queue is no news. */
export function queueText({ waiting, forMe, longestSeconds }: QueueView): string | null {
  if (waiting === 0) return null;
  const who = t('{waiting, plural, one {One prospect waits} other {# prospects wait}}', { waiting });
  const mine =
    forMe === 0 ? t('none for you') : forMe === waiting ? t('for you') : t('{forMe} for you', { forMe: count(forMe) });
  return t('{who}, {mine}; the longest {time}.', { who, mine, time: duration(longestSeconds) });
}

/** `Likely in about 20 s`. Nobody can know to the second, so it is not said to the second. */
export function likelyWhen(inSeconds: number | null): string {
  if (inSeconds === null) return t('Likely soon');
  if (inSeconds < 5) return t('Likely any moment');
  const step = inSeconds < 60 ? 5 : 30;
  return t('Likely in about {time}', { time: duration(Math.round(inSeconds / step) * step) });
}

type Who = Pick<AnnouncedOffer, 'name' | 'company'> & { readonly phone?: string | null };

/** The name, else the company, else the number. */
export function whoIs({ name, company, phone }: Who): string {
  return name ?? company ?? (phone === null || phone === undefined ? t('A prospect') : phoneText(phone));
}

/** `VP Sales, Northwind Logistics`; null when neither adds anything. */
export function whereFrom({ name, company, role }: Pick<AnnouncedOffer, 'name' | 'company' | 'role'>): string | null {
  const parts = [role, name === null ? null : company].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

/** `High interest 0.58`; null when no trigger stands out. */
export function likelyTrigger({ trigger, probability: sure }: LikelyCall): string | null {
  return trigger === null ? null : `${triggerLabel[trigger]} ${probability(sure)}`;
}

/** What a screen reader says. It changes with the person, not with every turn or second. */
export function deskAnnouncement({ offer, likely }: Pick<DeskState, 'offer' | 'likely'>): string {
  if (offer !== null) {
    const who = [whoIs(offer), whereFrom(offer)].filter((part) => part !== null).join(', ');
    if (offer.callbackId === null) return t('Connecting you with {who}.', { who });
    if (!offer.dial) return t('Callback due: {who}. Enter takes it, Escape passes it on.', { who });
    return offer.phone === null
      ? t('The callback of {who} is yours. Dial now.', { who })
      : t('The callback of {who} is yours. Dial {number}.', { who, number: phoneText(offer.phone) });
  }
  if (likely === null) return '';
  const about = [whoIs(likely), whereFrom(likely)].filter((part) => part !== null).join(', ');
  const trigger = likely.trigger === null ? null : triggerLabel[likely.trigger].toLowerCase();
  const known = [about, trigger].filter((part) => part !== null).join(', ');
  return t('A handoff is likely soon: {known}.', { known });
}
