/** Handoffs that rang here and were not taken. */
import type { HistoryItem } from '../contract/history.ts';
import { t } from '../contract/i18n/translate.ts';

export interface MissedHandoff {
  readonly handoffId: string;
  /** Name, else number. */
  readonly who: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Those of the local day of `now`, in the order given. One that was declined was not missed. */
export function missedToday(items: readonly HistoryItem[], now: Date): MissedHandoff[] {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  return items.flatMap(({ handoffId, name, phone, receivedAt, outcome }) => {
    const at = Date.parse(receivedAt);
    const isMissed = outcome?.kind === 'timed-out' || outcome?.kind === 'caller-left-before-bridge';
    return isMissed && at >= midnight ? [{ handoffId, who: name ?? phone ?? t('Unknown caller'), at }] : [];
  });
}
