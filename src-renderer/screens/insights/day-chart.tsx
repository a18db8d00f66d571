import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { type KeyboardEvent, useRef, useState } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallFilter } from '../../store/insights-view.ts';
import { daysText, timingText } from '../text/insights-text.ts';
import { count } from '../text/numbers.ts';
import type { Bucket } from './figures.ts';

const width = 600;
const height = 80;

interface DayChartProps {
  readonly columns: readonly Bucket[];
  readonly onOpen: (filter: CallFilter) => void;
}

/** Too early above the line, too late below it, a column per day or week. Arrow keys walk, Enter opens the calls. */
export function DayChart({ columns, onOpen }: DayChartProps) {
  const early = Math.max(1, ...columns.map((column) => column.early));
  // Below the line there is always a little room, so that no late one at all is seen as that.
  const late = Math.max(early / 4, ...columns.map((column) => column.late));
  const x = scaleBand({ domain: columns.map(({ from }) => from), range: [0, width], padding: 0.25 });
  const y = scaleLinear({ domain: [0, early + late], range: [0, height] });
  const base = y(early);
  return (
    <div className="day-chart">
      <p className="day-axis">{t('too early, up to {early}', { early: count(early) })}</p>
      <div className="day-plot">
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {columns.map((column) => {
            const place = { x: x(column.from) ?? 0, width: x.bandwidth() };
            return (
              <g key={column.from}>
                <Bar className="early" {...place} y={base - y(column.early)} height={y(column.early)} />
                <Bar className="late" {...place} y={base} height={y(column.late)} />
              </g>
            );
          })}
          <line className="base" x1={0} x2={width} y1={base} y2={base} vectorEffect="non-scaling-stroke" />
        </svg>
        <Columns columns={columns} onOpen={onOpen} />
      </div>
      <p className="day-axis day-ends">
        <span>{columnText(columns.at(0))}</span>
        <span>{t('too late')}</span>
        <span>{columnText(columns.at(-1))}</span>
      </p>
    </div>
  );
}

function columnText(column: Bucket | undefined): string {
  return column === undefined ? '' : daysText(column.from, column.to);
}

/** One tab stop for the whole chart: the column with the focus is the one that Tab comes back to. */
function Columns({ columns, onOpen }: DayChartProps) {
  const [current, setCurrent] = useState(columns.length - 1);
  const list = useRef<HTMLOListElement>(null);

  function walk(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowLeft: current - 1,
      ArrowRight: current + 1,
      Home: 0,
      End: columns.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined || next < 0 || next >= columns.length) return;
    event.preventDefault();
    setCurrent(next);
    list.current?.querySelectorAll('button').item(next).focus();
  }

  return (
    <ol className="day-columns" ref={list} aria-label={t('Verdicts over time; arrow keys walk')} onKeyDown={walk}>
      {columns.map((column, index) => {
        const label = `${daysText(column.from, column.to)}: ${timingText(column)}`;
        return (
          <li key={column.from}>
            <button
              type="button"
              tabIndex={index === current ? 0 : -1}
              aria-label={label}
              title={label}
              onFocus={() => setCurrent(index)}
              onClick={() => onOpen({ kind: 'days', from: column.from, to: column.to })}
            />
          </li>
        );
      })}
    </ol>
  );
}
