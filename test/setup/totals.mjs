/** Reads the JSON reports of vitest and Playwright and adds them up. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './steps.mjs';

const folder = path.join(root, 'dist/reports');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

export const reportFiles = {
  unit: path.join(folder, 'unit.json'),
  e2e: path.join(folder, 'e2e.json'),
  interop: path.join(folder, 'interop.json'),
};

/**
 * @param {string[]} files
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function readTotals(files) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files) {
    if (!existsSync(file)) continue;
    const report = JSON.parse(readFileSync(file, 'utf8'));
    if (report.stats) {
      totals.passed += report.stats.expected;
      totals.failed += report.stats.unexpected + report.stats.flaky;
      totals.skipped += report.stats.skipped;
    } else {
      totals.passed += report.numPassedTests;
      totals.failed += report.numFailedTests;
      totals.skipped += report.numPendingTests + report.numTodoTests;
    }
  }
  return totals;
}
