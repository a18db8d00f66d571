/**
 * `npm test`: sets the machine up, then runs every stage even if one before it failed, and closes with one line
 * of totals. Stages: types and lint, unit and fault tests, end to end, real edge.
 */

import { databasePackages, edgePackages, ensurePackages } from './debian.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureRuntime } from './runtime.mjs';
import { explainAndExit, must, run, step, toolEnv } from './steps.mjs';
import { readTotals, reportFiles } from './totals.mjs';

try {
  console.log('Baton: tests');
  await ensureDependencies();
  const runtime = await ensureRuntime();
  const edgeAdvice = await ensurePackages(edgePackages);
  // Where it cannot be installed, the tests that need it say so and are left out.
  await ensurePackages(databasePackages);
  await step('Building', () => must('npm', ['run', '--silent', 'build']));
  const env = { ...toolEnv, ...runtime.env };

  /** @type {{ name: string, command: string, args: string[], env?: NodeJS.ProcessEnv }[]} */
  const stages = [
    { name: 'types', command: 'tsc', args: ['--noEmit'] },
    { name: 'lint', command: 'biome', args: ['check', '--config-path=test/lint.json'] },
    {
      name: 'unit and faults',
      command: 'vitest',
      args: [
        'run',
        '--config',
        'test/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportFiles.unit}`,
      ],
    },
    {
      name: 'end to end',
      command: 'playwright',
      args: ['test', '--config', 'test/e2e/playwright.config.ts'],
      env: { BATON_REPORT: reportFiles.e2e },
    },
  ];
  if (edgeAdvice === null) {
    stages.push({
      name: 'real edge',
      command: 'playwright',
      args: ['test', '--config', 'test/interop/playwright.config.ts'],
      env: { BATON_REPORT: reportFiles.interop },
    });
  } else {
    console.log(
      `\nThe tests on a real SIP edge are skipped: they need Kamailio, rtpengine, coturn and sipp. To run them: ${edgeAdvice}`,
    );
  }

  /** @type {string[]} */
  const failed = [];
  for (const stage of stages) {
    console.log(`\n== ${stage.name}`);
    const { code } = await run(stage.command, stage.args, { show: true, env: { ...env, ...stage.env } });
    if (code !== 0) failed.push(stage.name);
  }
  // What it prints is a view of the stages above, which have failed already where a fault was lost.
  await run('node', ['test/faults/table.ts', ...Object.values(reportFiles)], { show: true, env });
  const totals = readTotals(Object.values(reportFiles));
  console.log(`\n${failed.length === 0 ? 'Everything passed.' : `Failed: ${failed.join(', ')}.`}`);
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  process.exit(failed.length === 0 ? 0 : 1);
} catch (error) {
  explainAndExit(error);
}
