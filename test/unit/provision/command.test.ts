/** The admin's commands, as typed: a key, a signed file, and what a phone makes of it. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProvision } from '../../../src-main/provision/command.ts';
import { readSetupFile } from '../../../src-main/provision/read-file.ts';
import { parseDeepLink } from '../../../src-main/shell/deep-links.ts';
import { acme } from '../../support/setups.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baton-provision-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function printed(...args: string[]): Promise<string> {
  const result = await runProvision(args);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

test('a key is made once, signs a setup, and its fingerprint is the one a rep sees', async () => {
  const made = await printed('keygen', '--key', at('admin.key'));
  const fingerprint = /(?:[0-9A-F]{4} ){7}[0-9A-F]{4}/.exec(made)?.[0] ?? 'none';
  expect(statSync(at('admin.key')).mode & 0o077).toBe(0);
  expect(await runProvision(['keygen', '--key', at('admin.key')])).toMatchObject({ ok: false });

  writeFileSync(at('setup.json'), JSON.stringify(acme));
  const signed = await printed(
    'sign',
    '--key',
    at('admin.key'),
    '--setup',
    at('setup.json'),
    '--out',
    at('acme.baton'),
  );
  expect(signed).toContain(fingerprint);
  expect(parseDeepLink(signed.split('\n').find((line) => line.startsWith('baton:')) ?? '')).toMatchObject({
    kind: 'setup',
  });
  expect(await printed('verify', '--file', at('acme.baton'))).toContain(fingerprint);
  expect(readSetupFile(readFileSync(at('acme.baton')))).toMatchObject({ ok: true, value: { setup: { serial: 3 } } });
});

test.each<[string, object, RegExp]>([
  ['a host of the account left out of the hosts', { ...acme, hosts: ['eu.desk.acme.example'] }, /sip\.acme\.example/],
  ['a mistyped rule', { ...acme, policy: { retentionDay: 90 } }, /retentionDay/],
  ['a missing number', { ...acme, serial: undefined }, /serial/],
])('what no phone would take is not signed: %s', async (_what, setup, reason) => {
  writeFileSync(at('wrong.json'), JSON.stringify(setup));
  const result = await runProvision([
    'sign',
    '--key',
    at('admin.key'),
    '--setup',
    at('wrong.json'),
    '--out',
    at('wrong.baton'),
  ]);
  expect(result.ok ? '' : result.error.message).toMatch(reason);
  expect(() => statSync(at('wrong.baton'))).toThrow();
});

test('without a command it says how to use it', async () => {
  const result = await runProvision([]);
  expect(result.ok ? '' : result.error.message).toContain('npm run provision -- sign');
});
