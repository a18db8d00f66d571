/**
 * `npm start`: everything from a fresh clone to Baton on the screen with the practice line ready.
 * Without a display it takes a practice handoff headless, prints each step and writes screenshots.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { ensureRuntime } from './runtime.mjs';
import { explainAndExit, must, root, step, toolEnv } from './steps.mjs';

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** @param {string[]} args @param {NodeJS.ProcessEnv} env */
function hand(args, env) {
  const child = spawn('node', args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => process.exit(code ?? 1));
}

try {
  console.log('Baton');
  await ensureDependencies();
  const runtime = await ensureRuntime();
  await step('Building', () => must('npm', ['run', '--silent', 'build']));
  const env = { ...toolEnv, ...runtime.env };
  if (hasDisplay) hand([path.join(root, 'node_modules/electron/cli.js'), root, ...process.argv.slice(2)], env);
  else hand([path.join(root, 'test/setup/practice-demo.ts'), ...process.argv.slice(2)], env);
} catch (error) {
  explainAndExit(error);
}
