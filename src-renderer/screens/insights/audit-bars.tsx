import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { words } from '../../components/words.tsx';
import { allowedAbandoned } from '../text/audit-text.ts';
import { finePercent } from '../text/numbers.ts';

const length = 100;
const height = 8;

interface HopBarProps {
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  /** What the whole length stands for, ms: the same for every hop, so that bars compare. */
  readonly longestMs: number;
}

/** The usual time solid, the slow end of it light. */
export function HopBar({ p50Ms, p95Ms, longestMs }: HopBarProps) {
  const scale = scaleLinear({ domain: [0, longestMs], range: [0, length] });
  return (
    <svg className="share-bar" viewBox={`0 0 ${length} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {p95Ms !== null && <Bar className="slow" width={Math.max(1, scale(p95Ms))} height={height} />}
      {p50Ms !== null && <Bar width={Math.max(1, scale(p50Ms))} height={height} />}
    </svg>
  );
}

/** The share of abandoned calls on a scale with the allowed one in its middle. */
export function Abandoned({ share }: { share: number }) {
  const scale = scaleLinear({ domain: [0, allowedAbandoned * 2], range: [0, length], clamp: true });
  const over = share > allowedAbandoned;
  return (
    <>
      <p className="figure-line">
        {words('{share} of answered calls had neither AI nor rep for longer than the rules allow.', {
          share: <strong>{finePercent(share)}</strong>,
        })}
      </p>
      <svg
        className={over ? 'share-bar limit over' : 'share-bar limit'}
        viewBox={`0 0 ${length} ${height * 2}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <Bar className="track" y={height / 2} width={length} height={height} />
        <Bar y={height / 2} width={scale(share)} height={height} />
        <line
          className="allowed"
          x1={scale(allowedAbandoned)}
          x2={scale(allowedAbandoned)}
          y1={0}
          y2={height * 2}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <p className="limit-label">
        {t('at most {allowedAbandoned}', { allowedAbandoned: finePercent(allowedAbandoned) })}
      </p>
    </>
  );
}
