import path from 'node:path';
import { defineConfig } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');
const report = process.env['BATON_REPORT'];

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(root, 'test-results/interop'),
  globalSetup: path.join(root, 'test/e2e/global-setup.config.ts'),
  // One edge at a time: timing on a small machine stays honest and the media ports are its own.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // Generous, for a machine that does something else besides: a test waits for states, not for these.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: report }]],
});
