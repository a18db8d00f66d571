/**
 * `node test/faults/table.ts <report>…`: prints what became of the forty faults in a run of the tests, from the JSON reports
 * of vitest and Playwright. Ends with 1 when a fault that can be tried here was lost.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Fault, readFaults, root } from './inventory.ts';

type Tally = { passed: number; failed: number; skipped: number };

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});
interface Suite {
  readonly file: string;
  readonly specs: readonly { readonly tests: readonly { readonly status: string }[] }[];
  readonly suites?: readonly Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.object({
  file: z.string(),
  specs: z.array(z.object({ tests: z.array(z.object({ status: z.string() })) })),
  get suites() {
    return z.array(suite).optional();
  },
});
const playwrightReport = z.object({ config: z.object({ rootDir: z.string() }), suites: z.array(suite) });

const tallies = new Map<string, Tally>();

function count(file: string, status: string): void {
  const name = path.relative(root, file).split(path.sep).join('/');
  const tally = tallies.get(name) ?? { passed: 0, failed: 0, skipped: 0 };
  tallies.set(name, tally);
  if (status === 'passed' || status === 'expected') tally.passed += 1;
  else if (status === 'skipped' || status === 'pending' || status === 'todo') tally.skipped += 1;
  else tally.failed += 1;
}

function countSuite(folder: string, { file, specs, suites = [] }: Suite): void {
  for (const spec of specs) for (const { status } of spec.tests) count(path.join(folder, file), status);
  for (const inner of suites) countSuite(folder, inner);
}

function read(report: string): void {
  const content: unknown = JSON.parse(readFileSync(report, 'utf8'));
  const unit = vitestReport.safeParse(content);
  if (unit.success) {
    for (const { name, status, assertionResults } of unit.data.testResults) {
      // A file that cannot be loaded has no tests to fail.
      if (status === 'failed' && assertionResults.length === 0) count(name, 'failed');
      for (const result of assertionResults) count(name, result.status);
    }
    return;
  }
  const { config, suites } = playwrightReport.parse(content);
  for (const one of suites) countSuite(config.rootDir, one);
}

type Standing = 'held' | 'lost' | 'not run' | 'not here';

function standing({ tests }: Fault): Standing {
  if (tests.length === 0) return 'not here';
  const ran = tests.flatMap((file) => tallies.get(file) ?? []);
  if (ran.some(({ failed }) => failed > 0)) return 'lost';
  return ran.some(({ passed }) => passed > 0) ? 'held' : 'not run';
}

for (const report of process.argv.slice(2)) if (existsSync(report)) read(report);
const faults = readFaults().map((fault) => ({ ...fault, standing: standing(fault) }));
console.log('\nThe forty faults');
for (const { number, fault, must, limit, standing: how } of faults) {
  console.log(
    `  ${String(number).padStart(2)}  ${how.padEnd(8)}  ${fault} → ${must}${limit === null ? '' : ` (${limit})`}`,
  );
}
const of = (how: Standing): number => faults.filter((fault) => fault.standing === how).length;
const rest = `${of('not run')} not run, ${of('not here')} not possible here`;
const lost = of('lost') === 0 ? 'Nothing lost' : `${of('lost')} lost`;
console.log(`${lost}: ${of('held')} held, ${rest}.`);
process.exit(of('lost') === 0 ? 0 : 1);
