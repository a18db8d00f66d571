import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Insights } from '../../../src-main/contract/insights.ts';
import { Card } from '../../components/card.tsx';
import { words } from '../../components/words.tsx';
import type { CallFilter, PeriodDays } from '../../store/insights-view.ts';
import { daysText } from '../text/insights-text.ts';
import { triggerLabel } from '../text/labels.ts';
import { count, shareOf } from '../text/numbers.ts';
import { DayChart } from './day-chart.tsx';
import { type Bucket, buckets, daysPerColumn, earlyTriggers } from './figures.ts';

interface TimingCardProps {
  readonly insights: Insights;
  readonly days: PeriodDays;
  readonly onOpen: (filter: CallFilter) => void;
}

/** When the AI hands over too early: over the days, and on which trigger. */
export function TimingCard({ insights, days, onOpen }: TimingCardProps) {
  const columns = buckets(insights, days);
  const early = earlyTriggers(insights);
  const { timing } = insights;
  const judged = timing.early + timing.right + timing.late;
  return (
    <Card title={t('When we are too early')}>
      <p className="figure-line">
        {words('{early} too early, {late} too late', {
          early: <strong className="early">{shareOf(timing.early, judged)}</strong>,
          late: <strong>{shareOf(timing.late, judged)}</strong>,
        })}
      </p>
      <DayChart key={days} columns={columns} onOpen={onOpen} />
      {early.length > 0 && (
        <div className="early-from">
          <span className="hint">{t('Too early on')}</span>
          {early.map(({ trigger, timing: counts }) => (
            <button
              key={trigger}
              type="button"
              className="figure-chip"
              onClick={() => onOpen({ kind: 'trigger', trigger, timing: 'too-early' })}
            >
              {triggerLabel[trigger]} <span className="figure-aside">{count(counts.early)}</span>
            </button>
          ))}
        </div>
      )}
      <Numbers columns={columns} unit={daysPerColumn(days) === 1 ? t('Day') : t('Week')} />
    </Card>
  );
}

/** The chart as a table, for whoever reads numbers rather than bars. */
function Numbers({ columns, unit }: { columns: readonly Bucket[]; unit: string }) {
  const judged = columns.filter(({ early, right, late }) => early + right + late > 0);
  return (
    <details className="numbers">
      <summary>{t('The same in numbers')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{unit}</th>
            <th scope="col">{t('Too early')}</th>
            <th scope="col">{t('Right')}</th>
            <th scope="col">{t('Too late')}</th>
          </tr>
        </thead>
        <tbody>
          {judged.map(({ from, to, early, right, late }) => (
            <tr key={from}>
              <th scope="row">{daysText(from, to)}</th>
              <td>{count(early)}</td>
              <td>{count(right)}</td>
              <td>{count(late)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
