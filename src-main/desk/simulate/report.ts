/** The comparison as a table and as plots for a terminal. */
import type { ErlangA } from './erlang-a.ts';
import type { Figures } from './figures.ts';

export interface Comparison {
  readonly baton: Figures;
  readonly longestIdle: Figures;
  readonly erlangA: ErlangA;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

export function table({ baton, longestIdle, erlangA }: Comparison): string {
  const row = (name: string, read: (figures: Figures) => string, formula = '–'): string[] => [
    name,
    read(baton),
    read(longestIdle),
    formula,
  ];
  const rows = [
    ['', 'Baton', 'longest idle', 'Erlang-A'],
    row('handoffs counted', ({ handoffs }) => handoffs.toLocaleString('en-US')),
    row('bridged', ({ bridged }) => percent(bridged)),
    row('abandoned', ({ abandoned }) => percent(abandoned)),
    row('… before any ring', ({ abandonedUnrung }) => percent(abandonedUnrung), percent(erlangA.abandonShare)),
    row('callback taken', ({ callback }) => percent(callback)),
    row('mean wait to first ring', ({ meanQueueMs }) => seconds(meanQueueMs), seconds(erlangA.meanWait)),
    row('mean wait to bridge', ({ meanWaitMs }) => seconds(meanWaitMs)),
    row('wait p50 (bridged)', ({ waitP50Ms }) => seconds(waitP50Ms)),
    row('wait p90', ({ waitP90Ms }) => seconds(waitP90Ms)),
    row('wait p99', ({ waitP99Ms }) => seconds(waitP99Ms)),
    row('mean wait, VIP', ({ vipMeanWaitMs }) => seconds(vipMeanWaitMs)),
    row('own account rep', ({ ownRep }) => percent(ownRep)),
    row('rings per bridge', ({ offersPerBridge }) => offersPerBridge.toFixed(2)),
    row('rang out / 100', ({ rangOutPer100 }) => rangOutPer100.toFixed(1)),
    row('occupancy', ({ occupancy }) => percent(occupancy), percent(erlangA.occupancy)),
    row('told wait held', ({ toldRight }) => (toldRight === null ? '–' : percent(toldRight))),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('   ');
  return rows.map(line).join('\n');
}

const barWidth = 44;

function bar(share: number): string {
  const eighths = Math.round(Math.min(Math.max(share, 0), 1) * barWidth * 8);
  const rest = eighths % 8;
  return '█'.repeat(Math.floor(eighths / 8)) + (rest === 0 ? '' : ' ▏▎▍▌▋▊▉'.charAt(rest));
}

/** Who was bridged within so many seconds, abandonment and occupancy, as bars from 0 to 100 %. */
export function plots({ baton, longestIdle, erlangA }: Comparison): string {
  const both = [
    ['Baton', baton],
    ['longest idle', longestIdle],
  ] as const;
  const bars = (entries: readonly (readonly [string, number])[]): string[] =>
    entries.map(([name, share]) => `  ${name.padEnd(14)} ${bar(share).padEnd(barWidth)} ${percent(share).padStart(7)}`);
  const within = [2, 5, 10, 20, 40, 80].flatMap((limit) => [
    `within ${limit} s`,
    ...bars(both.map(([name, figures]) => [name, servedWithin(figures, limit * 1_000)])),
  ]);
  return [
    'Bridged, of all who asked',
    ...within,
    '',
    'Abandoned (Erlang-A: before any ring)',
    ...bars([...both.map(([name, { abandoned }]) => [name, abandoned] as const), ['Erlang-A', erlangA.abandonShare]]),
    '',
    'Occupancy of the reps',
    ...bars([...both.map(([name, { occupancy }]) => [name, occupancy] as const), ['Erlang-A', erlangA.occupancy]]),
  ].join('\n');
}

function servedWithin({ waits, handoffs }: Figures, limitMs: number): number {
  return waits.filter((wait) => wait <= limitMs).length / Math.max(handoffs, 1);
}
