/**
 * `npm run bench -- <name>… [--json] [--runs N]`: measures, prints a table or one JSON line a metric.
 * Peers run in the same process tree in alternation; a ratio is Baton's median over the best peer's.
 */
import { parseArgs } from 'node:util';
import type { Bench, Metric } from './metric.ts';

const benches = [
  'bridge',
  'ring',
  'recover',
  'start',
  'memory',
  'db',
  'routing',
  'simulate',
  'triggers',
  'desk',
  'insights',
] as const;
type Name = (typeof benches)[number];

function isName(name: string): name is Name {
  return benches.some((known) => known === name);
}

function row(metric: Metric): string[] {
  const show = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  const peers = Object.entries(metric.peers).map(([name, { median, p95 }]) => `${name} ${show(median)}/${show(p95)}`);
  return [
    metric.metric,
    metric.unit,
    String(metric.runs),
    `${show(metric.baton.median)}/${show(metric.baton.p95)}`,
    peers.join(', ') || '–',
    metric.ratio === null ? '–' : metric.ratio.toFixed(3),
    metric.goal ?? '–',
  ];
}

function printTable(metrics: readonly Metric[]): void {
  const rows = [
    ['metric', 'unit', 'runs', 'Baton median/p95', 'peers median/p95', 'ratio', 'goal'],
    ...metrics.map(row),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length))) ?? [];
  for (const cells of rows) console.log(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, runs: { type: 'string' } },
});
const unknown = positionals.filter((name) => !isName(name));
const runs = values.runs === undefined ? undefined : Number(values.runs);
if (unknown.length > 0 || (runs !== undefined && !(Number.isInteger(runs) && runs > 0))) {
  console.error(`Usage: npm run bench -- [${benches.join(' | ')}]… [--json] [--runs N], N a whole number from 1`);
  process.exit(2);
}
for (const name of positionals.length > 0 ? positionals.filter(isName) : benches) {
  const bench: { run: Bench } = await import(`./${name}.ts`);
  if (!values.json) console.log(`\n${name}`);
  const metrics = await bench.run(runs === undefined ? {} : { runs });
  if (values.json) for (const metric of metrics) console.log(JSON.stringify(metric));
  else printTable(metrics);
}
