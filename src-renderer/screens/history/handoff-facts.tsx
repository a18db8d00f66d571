import type { HistoryDetail } from '../../../src-main/contract/history.ts';
import { timeOfDay } from '../../../src-main/contract/i18n/time-of-day.ts';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import { DatedFacts } from '../../components/dated-facts.tsx';
import { strategyLabel } from '../text/labels.ts';
import { tenths } from '../text/numbers.ts';
import { awaitsVerdict, historyLine } from '../text/outcome-text.ts';
import { dayLabel } from '../text/time.ts';

/** How the call went, as dated facts. */
export function HandoffFacts({ detail }: { detail: HistoryDetail }) {
  const { item, brief, strategy, fallback, bridgedAfterMs } = detail;
  const rows: [string, string | null][] = [
    [t('When'), `${dayLabel(item.receivedAt, new Date())}, ${timeOfDay(item.receivedAt)}`],
    [t('Ended'), historyLine({ ...item, disposition: null })],
    [t('Verdict'), awaitsVerdict(item) ? t('Waiting for you') : null],
    [
      item.direction === 'in' ? t('Bridged') : t('Answered'),
      bridgedAfterMs === null
        ? null
        : item.direction === 'in'
          ? t('{seconds} s after the first ring', { seconds: tenths(bridgedAfterMs / 1000) })
          : t('{seconds} s after dialling', { seconds: tenths(bridgedAfterMs / 1000) }),
    ],
    [t('Cleared'), detail.overridden ? t('No: you called although it was not') : null],
    [t('Phone'), item.phone === null ? null : phoneText(item.phone)],
    [t('Email'), brief.prospect.email],
    [t('From'), [brief.platform, brief.campaign].filter((part) => part !== null).join(', ') || null],
    [
      t('Connected by'),
      strategy === null
        ? null
        : [strategyLabel[strategy].name, fallback === null ? null : told(fallback)]
            .filter((part) => part !== null)
            .join(': '),
    ],
  ];
  return <DatedFacts rows={rows} />;
}
