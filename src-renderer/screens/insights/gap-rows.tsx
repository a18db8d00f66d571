import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Insights } from '../../../src-main/contract/insights.ts';
import { Card } from '../../components/card.tsx';
import type { CallFilter } from '../../store/insights-view.ts';
import { gapLabel } from '../text/labels.ts';
import { count, enough, shareOf } from '../text/numbers.ts';

interface GapRowsProps {
  readonly insights: Insights;
  readonly onOpen: (filter: CallFilter) => void;
}

/** What reps missed in briefs, the most missed first. */
export function GapRows({ insights: { gaps, contextJudged }, onOpen }: GapRowsProps) {
  const ranked = gaps.filter((gap) => gap.count > 0).toSorted((a, b) => b.count - a.count);
  return (
    <Card title={t('What is missing in briefs')}>
      {ranked.length === 0 ? (
        <p className="hint">
          {contextJudged === 0
            ? t('No rep has said yet whether the brief was enough.')
            : t('Nothing: {contextJudged} times the brief was enough.', { contextJudged: count(contextJudged) })}
        </p>
      ) : (
        <>
          <ul className="figure-rows">
            {ranked.map((gap) => (
              <li key={gap.gap}>
                <button
                  type="button"
                  className="figure-row compact"
                  onClick={() => onOpen({ kind: 'gap', gap: gap.gap })}
                >
                  <span className="figure-name">{gapLabel[gap.gap]}</span>
                  <ShareBar part={gap.count} all={ranked.at(0)?.count ?? gap.count} />
                  <span className="figure-value">
                    {count(gap.count)}
                    {contextJudged >= enough && (
                      <span className="figure-aside"> {shareOf(gap.count, contextJudged)}</span>
                    )}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <p className="hint">
            {t('Of {contextJudged} verdicts that said something about the brief.', {
              contextJudged: count(contextJudged),
            })}
          </p>
        </>
      )}
    </Card>
  );
}

/** A plain bar, as long as its share of `all`. */
export function ShareBar({ part, all }: { part: number; all: number }) {
  const scale = scaleLinear({ domain: [0, Math.max(all, 1)], range: [0, 100] });
  return (
    <svg className="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <Bar width={scale(part)} height={8} />
    </svg>
  );
}
