import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage } from '../../../src-main/handoff/storage.ts';
import { openVault } from '../../../src-main/handoff/vault.ts';
import { createKeyring, type SafeStorage } from '../../../src-main/shell/keyring.ts';
import { createSecrets } from '../../../src-main/shell/secrets.ts';

let userData: string;
beforeEach(() => {
  userData = mkdtempSync(path.join(tmpdir(), 'baton-secrets-'));
});
afterEach(() => rmSync(userData, { recursive: true, force: true }));

/** A keyring that seals with the name of its owner; `touched` counts what was asked of it. */
function fakeStorage(backend: string, owner = 'rep') {
  const state = { plain: false, locked: false, rotate: false, touched: 0 };
  const storage: SafeStorage = {
    isAsyncEncryptionAvailable: async () => true,
    async encryptStringAsync(text) {
      state.touched += 1;
      return Buffer.from(`${owner}:${Buffer.from(text).toString('hex')}`);
    },
    async decryptStringAsync(sealed) {
      state.touched += 1;
      if (state.locked) throw new Error('decryptStringAsync is temporarily unavailable. Please try again.');
      const [by, hex] = sealed.toString().split(':');
      if (by !== owner || hex === undefined) throw new Error('Error while decrypting the ciphertext');
      return { result: Buffer.from(hex, 'hex').toString(), shouldReEncrypt: state.rotate };
    },
    setUsePlainTextEncryption(plain) {
      state.plain = plain;
    },
    getSelectedStorageBackend: () => backend,
  };
  return { storage, state };
}

function open(fake: ReturnType<typeof fakeStorage>, acceptPlain = false, platform: NodeJS.Platform = 'linux') {
  const keyring = createKeyring({ storage: fake.storage, userData, platform, acceptPlain });
  return { keyring, secrets: createSecrets(fake.storage, keyring, userData) };
}

describe('the keyring', () => {
  it.each(['basic_text', 'unknown', 'something-new'])('asks before it uses the backend %s', async (backend) => {
    const fake = fakeStorage(backend);
    const { keyring, secrets } = open(fake);
    expect(await keyring.status()).toEqual({ backend, state: 'needs-consent' });
    for (const refused of [await secrets.write('sip-password', 'hunter2'), await secrets.read('sip-password')]) {
      expect(refused).toMatchObject({ ok: false, error: { code: 'keyring-needs-consent' } });
    }
    expect(fake.state).toMatchObject({ plain: false, touched: 0 });
    expect(readdirSync(userData)).toEqual([]);
  });

  it('remembers the consent for the next start', async () => {
    const first = open(fakeStorage('basic_text'));
    expect(await first.keyring.consent()).toEqual({ ok: true, value: {} });
    const again = fakeStorage('basic_text');
    expect(await open(again).keyring.status()).toMatchObject({ state: 'ready' });
    expect(again.state.plain).toBe(true);
  });

  it('takes the flag as a yes for this start only', async () => {
    expect(await open(fakeStorage('basic_text'), true).keyring.status()).toMatchObject({ state: 'ready' });
    expect(await open(fakeStorage('basic_text')).keyring.status()).toMatchObject({ state: 'needs-consent' });
  });

  it.each(['gnome_libsecret', 'kwallet6'])('asks nothing with %s', async (backend) => {
    const fake = fakeStorage(backend);
    expect(await open(fake).keyring.status()).toEqual({ backend, state: 'ready' });
    expect(fake.state.plain).toBe(false);
  });

  it.each(['darwin', 'win32'] as const)(
    'asks nothing on %s, where there is no backend to ask for',
    async (platform) => {
      const { storage } = fakeStorage('basic_text');
      const withoutBackend: SafeStorage = {
        isAsyncEncryptionAvailable: storage.isAsyncEncryptionAvailable,
        encryptStringAsync: storage.encryptStringAsync,
        decryptStringAsync: storage.decryptStringAsync,
        setUsePlainTextEncryption: storage.setUsePlainTextEncryption,
      };
      const keyring = createKeyring({ storage: withoutBackend, userData, platform, acceptPlain: false });
      expect(await keyring.status()).toMatchObject({ state: 'ready' });
    },
  );
});

describe('secrets', () => {
  it('come back, and lie sealed on the disk', async () => {
    const { secrets } = open(fakeStorage('kwallet6'));
    await secrets.write('sip-password', 'hunter2');
    expect(await secrets.read('sip-password')).toEqual({ ok: true, value: { kind: 'value', value: 'hunter2' } });
    expect(readdirSync(userData)).toEqual(['sip-password.bin']);
    expect(readFileSync(path.join(userData, 'sip-password.bin'), 'utf8')).not.toContain('hunter2');
  });

  it('are removed by an empty string', async () => {
    const { secrets } = open(fakeStorage('kwallet6'));
    await secrets.write('desk-bearer', 'x');
    await secrets.write('desk-bearer', '');
    expect(await secrets.read('desk-bearer')).toEqual({ ok: true, value: { kind: 'none' } });
  });

  it('of another keyring are lost, of a locked one only unavailable', async () => {
    await open(fakeStorage('kwallet6', 'someone')).secrets.write('sip-password', 'hunter2');
    const fake = fakeStorage('kwallet6');
    const { secrets } = open(fake);
    expect(await secrets.read('sip-password')).toMatchObject({ ok: true, value: { kind: 'lost' } });
    fake.state.locked = true;
    expect(await secrets.read('sip-password')).toMatchObject({ ok: false, error: { code: 'keyring-unavailable' } });
  });

  it('are sealed again when the keyring rotated its key', async () => {
    const fake = fakeStorage('kwallet6');
    const { secrets } = open(fake);
    await secrets.write('sip-password', 'hunter2');
    fake.state.rotate = true;
    const before = fake.state.touched;
    await secrets.read('sip-password');
    expect(fake.state.touched - before).toBe(2);
  });

  it('are held in memory by the vault, which names what is lost', async () => {
    await open(fakeStorage('kwallet6', 'someone')).secrets.write('desk-bearer', 'theirs');
    const { secrets } = open(fakeStorage('kwallet6'));
    await secrets.write('sip-password', 'hunter2');
    const vault = await openVault(secrets);
    expect(vault.ok && [vault.value.get('sip-password'), vault.value.lost]).toEqual(['hunter2', ['desk-bearer']]);
  });
});

describe('key and database', () => {
  async function storage(fake: ReturnType<typeof fakeStorage>) {
    const warnings: string[] = [];
    const { secrets } = open(fake);
    const opened = await openStorage({ userData, secrets, warn: (id) => void warnings.push(id) });
    if (opened.ok) opened.value.close();
    return { opened, warnings };
  }
  const kept = () => readdirSync(userData).filter((name) => name.includes('.kept'));

  it('open again with the same keyring, without a word', async () => {
    const first = await storage(fakeStorage('kwallet6'));
    const second = await storage(fakeStorage('kwallet6'));
    expect([first.opened.ok, second.opened.ok, first.warnings, second.warnings]).toEqual([true, true, [], []]);
    expect(second.opened.ok && second.opened.value.from).toBeGreaterThan(0);
    expect(kept()).toEqual([]);
  });

  it('are both kept aside, with a warning, when the keyring has changed', async () => {
    await storage(fakeStorage('kwallet6', 'someone'));
    const { opened, warnings } = await storage(fakeStorage('kwallet6'));
    expect([opened.ok, warnings]).toEqual([true, ['history-kept-aside']]);
    expect(kept()).toHaveLength(2);
    expect(kept().some((name) => name.endsWith('.key'))).toBe(true);
  });

  it('a database without its key is kept aside, with a warning', async () => {
    await storage(fakeStorage('kwallet6'));
    rmSync(path.join(userData, 'key.bin'));
    const { opened, warnings } = await storage(fakeStorage('kwallet6'));
    expect([opened.ok, warnings, kept().length]).toEqual([true, ['history-kept-aside'], 1]);
  });

  it('a damaged database is kept aside, with a warning', async () => {
    await storage(fakeStorage('kwallet6'));
    writeFileSync(path.join(userData, 'baton.db'), Buffer.alloc(8_192, 7));
    const { opened, warnings } = await storage(fakeStorage('kwallet6'));
    expect([opened.ok, warnings, kept().length]).toEqual([true, ['history-kept-aside'], 1]);
  });

  it('stay untouched while the keyring is locked', async () => {
    await storage(fakeStorage('kwallet6'));
    const fake = fakeStorage('kwallet6');
    fake.state.locked = true;
    const { opened, warnings } = await storage(fake);
    expect(opened).toMatchObject({ ok: false, error: { code: 'keyring-unavailable' } });
    expect([warnings, kept(), existsSync(path.join(userData, 'key.bin'))]).toEqual([[], [], true]);
  });

  it('do not exist before consent', async () => {
    const { opened } = await storage(fakeStorage('basic_text'));
    expect(opened).toMatchObject({ ok: false, error: { code: 'keyring-needs-consent' } });
    expect(readdirSync(userData)).toEqual([]);
  });
});
