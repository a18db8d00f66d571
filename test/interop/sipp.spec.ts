/** sipp as the AI platform: another implementation than ours at the far end, with context in plain X- headers. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodeMuLaw } from './far-end/g711.ts';
import { expect, test, untilRinging, untilTalking } from './fixtures.ts';

/** Writes the scenario with a tone of raw mu-law for it to stream; returns its name. */
function scenarioWithTone(folder: (name: string) => string): string {
  const tone = folder('tone.ul');
  writeFileSync(
    tone,
    Uint8Array.from({ length: 8_000 }, (_, i) =>
      encodeMuLaw(Math.round(9_000 * Math.sin((2 * Math.PI * 700 * i) / 8_000))),
    ),
  );
  const template = readFileSync(path.resolve(import.meta.dirname, 'sipp/agent.xml'), 'utf8');
  const scenario = folder('agent.xml');
  writeFileSync(scenario, template.replace(/TONE_FILE(?=,)/, tone));
  return scenario;
}

test('sipp hands over and hangs up', async ({ signIn, edge }, info) => {
  const rep = await signIn();
  const scenario = scenarioWithTone((name) => info.outputPath(name));
  const target = `127.0.0.1:${edge.ports.sip}`;
  const options = [
    '-sf',
    scenario,
    '-s',
    'rep1',
    '-i',
    '127.0.0.1',
    '-mi',
    '127.0.0.1',
    '-m',
    '1',
    '-nostdin',
    '-timeout',
    '40',
  ];
  const sipp = spawn('sipp', [target, ...options], { stdio: 'ignore' });
  const exited = once(sipp, 'exit');
  await untilRinging(rep);
  await expect(rep.page.getByText('Wants pricing for twelve seats').first()).toBeVisible();
  // Nothing was said about consent: the rep decides, and only then can bridge.
  await rep.page.keyboard.press('Enter');
  await expect(rep.page.getByRole('button', { name: /^Locked/ })).toBeVisible();
  await rep.page.keyboard.press('Shift+O');
  await rep.page.keyboard.press('Enter');
  await untilTalking(rep);
  expect((await exited)[0]).toBe(0);
  await expect(rep.page.getByRole('heading', { name: 'How was the handoff?' })).toBeVisible();
});
