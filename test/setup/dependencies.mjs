/** npm packages, exactly as the lock file names them, and the Node 24 that the scripts run on. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { must, root, run, SetupError, step } from './steps.mjs';

const marker = path.join(root, 'node_modules/.baton-lock');

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

async function hasOwnNode() {
  const { code, output } = await run('node', ['--version']);
  return code === 0 && output.startsWith('v24.');
}

export async function ensureDependencies() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new SetupError(`Baton's scripts need Node 20 or newer to begin with; this is ${process.version}.`);
  const current = existsSync(marker) && readFileSync(marker, 'utf8') === lockHash();
  if (current && (await hasOwnNode())) return;
  await step('Installing npm packages (once, about 400)', async () => {
    // Install scripts stay off (better-sqlite3 ships its binaries; nothing has to be compiled), but for Node's own.
    await must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    await must('npm', ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  });
  if (!(await hasOwnNode()))
    throw new SetupError(
      'The npm package "node" did not install Node 24. Delete node_modules and run the command again.',
    );
  writeFileSync(marker, lockHash());
}
