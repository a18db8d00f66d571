import type { HistoryDetail } from '../../../src-main/contract/history.ts';
import { phoneText } from '../text/brief-view.ts';
import { strategyLabel } from '../text/labels.ts';
import { awaitsVerdict, historyLine } from '../text/outcome-text.ts';
import { dayLabel, timeOfDay } from '../text/time.ts';

/** How the call went, as dated facts. */
export function HandoffFacts({ detail }: { detail: HistoryDetail }) {
  const { item, brief, strategy, fallback, bridgedAfterMs } = detail;
  const rows: [string, string | null][] = [
    ['When', `${dayLabel(item.receivedAt, new Date())}, ${timeOfDay(item.receivedAt)}`],
    ['Ended', historyLine({ ...item, disposition: null })],
    ['Verdict', awaitsVerdict(item) ? 'Waiting for you' : null],
    [
      item.direction === 'in' ? 'Bridged' : 'Answered',
      bridgedAfterMs === null
        ? null
        : `${(bridgedAfterMs / 1000).toFixed(1)} s after ${item.direction === 'in' ? 'the first ring' : 'dialling'}`,
    ],
    ['Cleared', detail.overridden ? 'No: you called although it was not' : null],
    ['Phone', item.phone === null ? null : phoneText(item.phone)],
    ['Email', brief.prospect.email],
    ['From', [brief.platform, brief.campaign].filter((part) => part !== null).join(', ') || null],
    [
      'Connected by',
      strategy === null ? null : [strategyLabel[strategy].name, fallback].filter((part) => part !== null).join(': '),
    ],
  ];
  return (
    <dl className="dated">
      {rows.map(([term, value]) =>
        value === null ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
