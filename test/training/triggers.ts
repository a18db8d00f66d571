/** `npm run triggers -- score | explicit | evaluate | learn | train`. */

import { explicit, score } from '../../src-main/desk/triggers/cli/commands.ts';
import { loadWeights } from '../../src-main/desk/triggers/weights.ts';
import { dataFolder } from './data.ts';

const usage = `Usage: npm run triggers -- <command>
  score     < conversations.jsonl   {"id", "crm"?, "turns": [{"r": "ai" | "caller", "x": "…"}]} a line
  explicit  < items.jsonl           {"id", "text", "prev"?} a line
  evaluate  [--json]                the harness on the development data
  learn     [--json]                what feedback is worth, on simulated teams
  train                             fits the weights anew (fixed seed) and writes them`;

async function answer(command: typeof score): Promise<number> {
  const weights = loadWeights();
  if (!weights.ok) {
    console.error(weights.error.message);
    return 2;
  }
  const streams = { input: process.stdin, output: process.stdout, errors: process.stderr };
  return (await command(weights.value, streams)) > 0 ? 1 : 0;
}

async function withData(run: () => Promise<void>): Promise<number> {
  if (dataFolder() === null) {
    console.error('The development data is not here (../shared/data/triggers, or BATON_TRIGGER_DATA).');
    return 2;
  }
  await run();
  return 0;
}

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error) => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 2));

const [command, ...rest] = process.argv.slice(2);
switch (command) {
  case 'score':
    process.exitCode = await answer(score);
    break;
  case 'explicit':
    process.exitCode = await answer(explicit);
    break;
  case 'evaluate':
    process.exitCode = await withData(async () => (await import('./evaluate.ts')).evaluate(rest.includes('--json')));
    break;
  case 'learn':
    await (await import('./learn.ts')).learn(rest.includes('--json'));
    break;
  case 'train':
    process.exitCode = await withData(async () => (await import('./train.ts')).train());
    break;
  default:
    console.error(usage);
    process.exitCode = 2;
}
