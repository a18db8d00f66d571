/** Handoffs that came here and were not taken. */
import type { HistoryItem } from '../contract/history.ts';
import { t } from '../contract/i18n/translate.ts';
import { phoneText } from '../contract/phone-text.ts';

export interface MissedHandoff {
  readonly handoffId: string;
  /** Name, else number. */
  readonly who: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Those of the local day of `now`, in the order given, as the history counts them: nobody talked, and the rep did not say
 * no. What the phone answered by itself, because the rep was in a call or not there, was missed.
 */
export function missedToday(items: readonly HistoryItem[], now: Date): MissedHandoff[] {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  return items.filter(wasMissed).flatMap(({ handoffId, name, phone, receivedAt }) => {
    const at = Date.parse(receivedAt);
    const who = name ?? (phone === null ? t('Unknown caller') : phoneText(phone));
    return at >= midnight ? [{ handoffId, who, at }] : [];
  });
}

function wasMissed({ direction, talkSeconds, outcome }: HistoryItem): boolean {
  if (direction === 'out' || talkSeconds > 0 || outcome === null) return false;
  switch (outcome.kind) {
    case 'timed-out':
    case 'caller-left-before-bridge':
    case 'failed':
      return true;
    case 'declined':
      return outcome.reason === 'busy' || outcome.reason === 'do-not-disturb' || outcome.reason === 'away';
    case 'connected':
    case 'answered-elsewhere':
    case 'not-reached':
      return false;
    default:
      return outcome satisfies never;
  }
}
