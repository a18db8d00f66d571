/** Progress a newcomer can read: one line a step, with its time; the output of a command only where it failed. */
import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const windows = process.platform === 'win32';

/** The repository's own Node 24 first, then whatever the shell has. */
export const toolEnv = {
  ...process.env,
  PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
};

/**
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const started = performance.now();
  const interactive = process.stdout.isTTY && !process.env['CI'];
  process.stdout.write(interactive ? `  ${label} …` : `  ${label}\n`);
  try {
    const value = await work();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(interactive ? `\r  ${label} – ${seconds} s\u001b[K\n` : `    done in ${seconds} s\n`);
    return value;
  } catch (error) {
    process.stdout.write(interactive ? `\r  ${label} – failed\u001b[K\n` : '    failed\n');
    throw error;
  }
}

/**
 * Runs a command; its output is shown when it fails, or as it comes with `show`.
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean, timeoutMs?: number, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: options.env ?? toolEnv,
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // npm and friends are .cmd files on Windows, which only a shell can start.
      shell: windows,
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }));
  });
}

/**
 * Runs a command that must succeed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean, env?: NodeJS.ProcessEnv }} [options]
 */
export async function must(command, args, options = {}) {
  const { code, output } = await run(command, args, options);
  if (code !== 0)
    throw new SetupError(
      `${command} ${args.join(' ')} ended with ${code}.\n${output.split('\n').slice(-30).join('\n')}`,
    );
}

/** Something the person at the keyboard has to do; printed without a stack. */
export class SetupError extends Error {}

/** @param {unknown} error */
export function explainAndExit(error) {
  console.error(error instanceof SetupError ? `\n${error.message}` : error);
  process.exit(1);
}
