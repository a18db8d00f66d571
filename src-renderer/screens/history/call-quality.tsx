import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { QualitySummary } from '../../../src-main/contract/quality.ts';
import { codecName, delayText, lossText, plotText, scoreText, warningsText } from '../text/quality-text.ts';
import { duration } from '../text/time.ts';

const width = 300;
const height = 48;
/** The score below which many users are dissatisfied (ITU-T G.107 Annex B). */
const fair = 3.6;

/** How the call sounded: figures in words, and the score over time. */
export function CallQuality({ quality }: { quality: QualitySummary }) {
  const rows: [string, string | null][] = [
    [t('Sound'), scoreText(quality.mos)],
    [t('Lost sound'), lossText(quality.lossPercent)],
    [t('Round trip'), delayText(quality.roundTripMs)],
    [t('Jitter'), delayText(quality.jitterMs)],
    [t('Warnings'), warningsText(quality.warnings)],
    [t('Codec'), quality.codec === null ? null : codecName(quality.codec)],
  ];
  return (
    <section className="group quality" aria-labelledby="quality-title">
      <h2 id="quality-title">{t('How it sounded')}</h2>
      <Plot quality={quality} />
      <dl className="dated">
        {rows.map(([term, value]) =>
          value === null ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

function Plot({ quality }: { quality: QualitySummary }) {
  const points = quality.series.flatMap(({ at, mos }) => (mos === null ? [] : [{ at, mos }]));
  const first = points.at(0);
  const last = points.at(-1);
  if (first === undefined || last === undefined || last.at === first.at) return null;
  const x = (at: number) => ((at - first.at) / (last.at - first.at)) * width;
  const y = (mos: number) => height - ((mos - 1) / 3.5) * height;
  const line = points.map(({ at, mos }) => `${x(at).toFixed(1)},${y(mos).toFixed(1)}`).join(' ');
  return (
    <figure className="quality-plot">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={plotText(quality)}>
        <line className="limit" x1={0} x2={width} y1={y(fair)} y2={y(fair)} vectorEffect="non-scaling-stroke" />
        <polyline points={line} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption aria-hidden="true">
        <span>{t('Below the line many are dissatisfied.')}</span>
        <span>{duration(last.at)}</span>
      </figcaption>
    </figure>
  );
}
