import { scaleBand, scaleLinear } from '@visx/scale';
import { BarStackHorizontal } from '@visx/shape';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Insights } from '../../../src-main/contract/insights.ts';

const kinds = ['right', 'early', 'late'] as const;
type Kind = (typeof kinds)[number];
/** Units of the drawing; it stretches to its place. */
const width = 100;
const height = 8;

const yScale = scaleBand({ domain: ['all'], range: [0, height] });

/** The verdicts on one trigger as a bar as long as its place: right, too early, too late. The numbers stand beside it. */
export function VerdictBar({ timing }: { timing: Insights['timing'] }) {
  const all = timing.early + timing.right + timing.late;
  if (all === 0) return <span className="verdict-bar none" aria-hidden="true" />;
  const xScale = scaleLinear({ domain: [0, all], range: [0, width] });
  return (
    <svg className="verdict-bar" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <BarStackHorizontal<Insights['timing'], Kind>
        data={[timing]}
        keys={[...kinds]}
        y={() => 'all'}
        xScale={xScale}
        yScale={yScale}
        color={(kind) => kind}
      >
        {(stacks) =>
          stacks.map((stack) =>
            stack.bars.map((bar) => (
              <rect key={bar.key} className={bar.key} x={bar.x} y={0} width={bar.width} height={height} />
            )),
          )
        }
      </BarStackHorizontal>
    </svg>
  );
}

export function Legend() {
  return (
    <ul className="legend" aria-hidden="true">
      <li className="right">{t('Right')}</li>
      <li className="early">{t('Too early')}</li>
      <li className="late">{t('Too late')}</li>
    </ul>
  );
}
