/** The setup of a computer, on the real workspace: when it is taken, when the rep is asked, and what it may not do. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { setupFileLimit } from '../../../src-main/contract/setup.ts';
import { isAdminsOwn, machineSetupPath, readMachineFile } from '../../../src-main/provision/machine-file.ts';
import { createMachineSetup, type MachineSetup } from '../../../src-main/provision/machine-setup.ts';
import { type HandlerBench, openHandlers } from '../../support/handler-bench.ts';
import { acme, signedFile, strangersKey } from '../../support/setups.ts';

let bench: HandlerBench;
let folder: string;
let file: string;
let trusted: boolean;
let warned: string[];
let asked: number;
let machine: MachineSetup;

beforeEach(async () => {
  bench = openHandlers();
  folder = mkdtempSync(path.join(tmpdir(), 'baton-etc-'));
  file = path.join(folder, 'setup.baton');
  trusted = true;
  warned = [];
  asked = 0;
  machine = start();
});
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(): MachineSetup {
  const { handlers, proposals } = bench;
  return createMachineSetup({
    read: () => readMachineFile(file, () => trusted),
    settings: async () => handlers['settings:get']({}),
    propose: async (request) => handlers['provision:read'](request),
    accept: async (request) => handlers['provision:accept'](request),
    ask(found) {
      asked += 1;
      proposals.found(found);
    },
    warn: (_id, message) => void warned.push(message),
    log: () => undefined,
  });
}

const consent = () => bench.handlers['keyring:consent']({ accept: true });

async function inForce(): Promise<Settings> {
  const read = await bench.handlers['settings:get']({});
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

async function lies(setup: object, key?: Buffer): Promise<void> {
  writeFileSync(file, signedFile(setup, key));
  await machine.check();
}

const rules = { ...acme, account: null, desk: null };

describe('a setup of rules', () => {
  beforeEach(consent);

  it('is in force from the first start, and again whenever its serial has risen', async () => {
    await lies(rules);
    expect(await inForce()).toMatchObject({
      admin: { organisation: 'Acme', serial: 3 },
      policy: { retentionDays: 90 },
    });
    await lies({ ...rules, serial: 4, policy: { retentionDays: 30 } });
    expect(await inForce()).toMatchObject({ admin: { serial: 4 }, policy: { retentionDays: 30 } });
    expect(warned).toEqual(['Acme has set this phone up (3).', 'Acme has set this phone up (4).']);
    expect(asked).toBe(0);
  });

  it('that is in force is no news, also after a restart', async () => {
    await lies(rules);
    machine = start();
    await machine.check();
    await machine.check();
    expect(warned).toEqual(['Acme has set this phone up (3).']);
  });

  it('comes back to a rep who has left it', async () => {
    await lies(rules);
    await bench.handlers['provision:leave']({});
    await machine.check();
    expect(await inForce()).toMatchObject({ admin: { serial: 3 } });
  });
});

describe('a setup with an account', () => {
  beforeEach(consent);

  it('asks the rep for what only they know, changes nothing before, and needs no word where nothing is asked', async () => {
    await lies(acme);
    await machine.check();
    expect(asked).toBe(1);
    expect(await inForce()).toMatchObject({ admin: null, edge: null });
    const waiting = await bench.handlers['provision:waiting']({});
    if (!waiting.ok || waiting.value === null) throw new Error('Nothing waits.');
    expect(waiting.value).toMatchObject({ kind: 'signed', asksPassword: true });
    const given = { id: waiting.value.id, user: 'sarah', password: 'hunter2', deskKey: 'key' };
    expect(await bench.handlers['provision:accept'](given)).toMatchObject({ ok: true });
    expect(await bench.handlers['provision:waiting']({})).toEqual({ ok: true, value: null });

    await lies({ ...acme, serial: 4, policy: {} });
    expect(asked).toBe(1);
    expect(await inForce()).toMatchObject({
      admin: { serial: 4 },
      edge: { username: 'sarah' },
      policy: { retentionDays: null },
    });
    expect(await bench.handlers['account:get']({})).toMatchObject({ value: { password: 'hunter2' } });
  });

  it('asks again at the next start where it was put off', async () => {
    await lies(acme);
    machine = start();
    await machine.check();
    expect(asked).toBe(2);
  });
});

describe('what is refused, once, with the reason', () => {
  beforeEach(async () => {
    await consent();
    await lies(rules);
    warned = [];
  });

  it.each<[string, () => Buffer | string, RegExp]>([
    ['an older one', () => signedFile({ ...rules, serial: 2 }), /older \(2\) than the one in force \(3\)/],
    ['a stranger’s', () => signedFile({ ...rules, serial: 4 }, strangersKey), /Somebody else has signed this/],
    [
      'one that leads elsewhere',
      () => signedFile({ ...rules, serial: 4, hosts: ['evil.example'] }),
      /leads to evil\.example/,
    ],
    [
      'one changed after it was signed',
      () =>
        signedFile({ ...rules, serial: 4 })
          .toString()
          .replace('"signature": "', '"signature": "A'),
      /damaged|does not fit/,
    ],
    ['unsigned settings', () => JSON.stringify({ baton: 'settings', repName: 'Eve' }), /Nobody has signed it/],
    ['one that is too large', () => ' '.repeat(setupFileLimit + 1), /larger than any setup/],
  ])('%s', async (_, content, why) => {
    const before = await inForce();
    writeFileSync(file, content());
    await machine.check();
    await machine.check();
    expect(warned).toEqual([expect.stringMatching(why)]);
    expect(warned[0]).toMatch(/^The setup that an admin has put on this computer is not used\. /);
    expect(await inForce()).toEqual(before);
    expect(asked).toBe(0);
  });

  it('one that others may change', async () => {
    trusted = false;
    await lies({ ...rules, serial: 4 });
    expect(warned).toEqual([expect.stringContaining('Others than the administrator')]);
    expect(await inForce()).toMatchObject({ admin: { serial: 3 } });
  });
});

it('is looked at when the keyring has its consent', async () => {
  await lies(rules);
  expect(warned).toEqual([]);
  await consent();
  await machine.check();
  expect(await inForce()).toMatchObject({ admin: { serial: 3 } });
});

describe('the file', () => {
  test('lies where only an administrator writes', () => {
    expect(machineSetupPath('linux', {})).toBe('/etc/baton/setup.baton');
    expect(machineSetupPath('darwin', {})).toBe('/Library/Application Support/Baton/setup.baton');
    expect(machineSetupPath('win32', { ProgramFiles: 'D:\\Programs' })).toBe('D:\\Programs\\Baton\\setup.baton');
  });

  test.skipIf(process.platform === 'win32')('is root’s, and nobody else may write it', () => {
    expect(isAdminsOwn({ uid: 0, mode: 0o100644 })).toBe(true);
    expect(isAdminsOwn({ uid: 1000, mode: 0o100644 })).toBe(false);
    expect(isAdminsOwn({ uid: 0, mode: 0o100664 })).toBe(false);
    expect(isAdminsOwn({ uid: 0, mode: 0o100646 })).toBe(false);
  });

  test('in a folder others may write to is as good as theirs', async () => {
    writeFileSync(file, 'x');
    chmodSync(folder, 0o777);
    const trusts = ({ mode }: { readonly mode: number }) => (mode & 0o022) === 0;
    expect(await readMachineFile(file, trusts)).toEqual({ kind: 'open-to-others' });
  });

  test('that is not there, a link, or a folder is no setup', async () => {
    expect(await readMachineFile(file, () => true)).toEqual({ kind: 'none' });
    writeFileSync(path.join(folder, 'other'), 'x');
    symlinkSync(path.join(folder, 'other'), file);
    expect(await readMachineFile(file, () => true)).toMatchObject({ kind: 'unreadable' });
    mkdirSync(path.join(folder, 'sub'));
    expect(await readMachineFile(path.join(folder, 'sub'), () => true)).toMatchObject({ kind: 'unreadable' });
  });
});
