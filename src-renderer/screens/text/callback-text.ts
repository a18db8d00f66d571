/** Promised callbacks as a rep reads them. */
import type { CallbackResult, CallbackView } from '../../../src-main/contract/callbacks.ts';
import { timeOfDay } from '../../../src-main/contract/i18n/time-of-day.ts';
import { byLocale, currentLocale, labels, t } from '../../../src-main/contract/i18n/translate.ts';
import { duration, sameDay } from './time.ts';

export interface CallbackTimes {
  /** In the rep's own zone: `15:30`, `Fri 27 Nov, 15:30`. */
  readonly ours: string;
  /** `14:30 in Denver`; null where the clocks show the same, or the zone is none this machine knows. */
  readonly theirs: string | null;
  /** `in 12 min`, `in 26 h`, `now`, `5 min overdue`. */
  readonly left: string;
  readonly overdue: boolean;
}

/** A promise this close, ms, is due now: a minute is as exact as people keep time. */
const due = 60_000;
/** Up to here the minutes count, minutes. */
const exactly = 12 * 60;

const dayAndTime = byLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
);

export function callbackTimes({ at, zone }: Pick<CallbackView, 'at' | 'zone'>, now: Date): CallbackTimes {
  const instant = new Date(at);
  const leftMs = instant.getTime() - now.getTime();
  return {
    ours: sameDay(instant, now) ? timeOfDay(instant) : dayAndTime().format(instant),
    theirs: timeThere(instant, zone),
    left: leftText(leftMs),
    overdue: leftMs <= -due,
  };
}

function leftText(leftMs: number): string {
  if (Math.abs(leftMs) < due) return t('now');
  const minutes = Math.floor(Math.abs(leftMs) / 60_000);
  // Nobody plans tomorrow by the minute.
  const shown = minutes < exactly ? duration(minutes * 60) : `${Math.round(minutes / 60)} h`;
  return leftMs < 0 ? t('{time} overdue', { time: shown }) : t('in {time}', { time: shown });
}

/** Null for a zone this runtime does not know: a made-up time would be worse than none. */
function timeThere(instant: Date, zone: string): string | null {
  try {
    const there = new Intl.DateTimeFormat(currentLocale(), { hour: '2-digit', minute: '2-digit', timeZone: zone });
    const time = there.format(instant);
    return time === timeOfDay(instant) ? null : `${time} ${placeOf(zone, instant)}`;
  } catch {
    return null;
  }
}

/** `in New York`; the offset for zones that name no place. */
function placeOf(zone: string, instant: Date): string {
  const city = zone.split('/').at(-1) ?? zone;
  if (zone.includes('/') && !zone.startsWith('Etc/')) return t('in {city}', { city: city.replaceAll('_', ' ') });
  const parts = new Intl.DateTimeFormat(currentLocale(), { timeZone: zone, timeZoneName: 'short' }).formatToParts(
    instant,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

export const resultLabel: Record<CallbackResult, string> = labels({
  reached: 'Reached',
  'no-answer': 'No answer',
  busy: 'Busy',
  voicemail: 'Voicemail',
  'wrong-number': 'Wrong number',
  failed: 'Could not dial',
});

/** What happens next, said once the desk has taken the result. */
export const resultNext: Record<CallbackResult, string> = labels({
  reached: 'The promise is kept.',
  'no-answer': 'The desk plans another attempt.',
  busy: 'The desk plans another attempt.',
  voicemail: 'The desk plans another attempt.',
  'wrong-number': 'Nobody will be sent to this number again.',
  failed: 'The desk offers it again.',
});
