import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Insights } from '../../../src-main/contract/insights.ts';
import { Card } from '../../components/card.tsx';
import type { CallFilter } from '../../store/insights-view.ts';
import { timingText } from '../text/insights-text.ts';
import { triggerLabel } from '../text/labels.ts';
import { count, probability, shareOf } from '../text/numbers.ts';
import { rankedTriggers, type TriggerInsight } from './figures.ts';
import { Legend, VerdictBar } from './verdict-bar.tsx';

interface TriggerRowsProps {
  readonly insights: Insights;
  readonly onOpen: (filter: CallFilter) => void;
}

/** Which triggers work: one row each, its verdicts as a bar and in numbers. */
export function TriggerRows({ insights, onOpen }: TriggerRowsProps) {
  return (
    <Card title={t('Which triggers work')}>
      <div className="rows-head">
        <Legend />
        <span>{t('Was needed')}</span>
      </div>
      <ul className="figure-rows">
        {rankedTriggers(insights).map((row) => (
          <li key={row.trigger}>
            <TriggerRow row={row} onOpen={() => onOpen({ kind: 'trigger', trigger: row.trigger, timing: null })} />
          </li>
        ))}
      </ul>
      <p className="hint">{t('Was needed: the prospect did need a person, then or before.')}</p>
    </Card>
  );
}

function TriggerRow({ row, onOpen }: { row: TriggerInsight; onOpen: () => void }) {
  const { trigger, timing, judged, handoffs, threshold } = row;
  return (
    <button type="button" className="figure-row" onClick={onOpen}>
      <span className="figure-name">{triggerLabel[trigger]}</span>
      <VerdictBar timing={timing} />
      <span className="figure-value">
        {shareOf(timing.right + timing.late, judged)}
        <span className="sr-only"> {t('were needed.')}</span>
      </span>
      <span className="figure-note">
        {judged === 0 ? t('{handoffs} handed over, no verdict yet', { handoffs: count(handoffs) }) : timingText(timing)}
        <span className="figure-threshold"> {t('fires from {threshold}', { threshold: probability(threshold) })}</span>
      </span>
    </button>
  );
}
