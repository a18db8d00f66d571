/** Faults 24 and 25: what must not set a phone up is refused with a reason, and what was there stays as it was. */

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReplyOf } from '../../../src-main/contract/channels.ts';
import type { Result } from '../../../src-main/contract/result.ts';
import { setupFileLimit } from '../../../src-main/contract/setup.ts';
import { parseDeepLink } from '../../../src-main/shell/deep-links.ts';
import { type HandlerBench, openHandlers } from '../../support/handler-bench.ts';
import { acme, signedFile, signedLink, strangersKey } from '../../support/setups.ts';

let bench: HandlerBench;
let before: string;

/** Everything a setup could reach, secrets included. */
async function everything(): Promise<string> {
  const open = await bench.door.workspace();
  if (!open.ok) throw new Error(open.error.message);
  const { store, vault } = open.value;
  return JSON.stringify([store.settings.get(), vault.get('sip-password'), vault.get('desk-bearer')]);
}

function read(bytes: Uint8Array): Promise<Result<ReplyOf<'provision:read'>>> {
  return Promise.resolve(bench.handlers['provision:read']({ bytes: new Uint8Array(bytes) }));
}

beforeEach(async () => {
  bench = openHandlers();
  await bench.handlers['keyring:consent']({ accept: true });
  const proposed = await read(signedFile());
  if (!proposed.ok) throw new Error(proposed.error.message);
  const given = { id: proposed.value.id, user: 'sarah', password: 'hunter2', deskKey: 'desk-key' };
  const taken = await bench.handlers['provision:accept'](given);
  expect(taken).toMatchObject({ ok: true, value: { admin: { serial: 3 }, edge: { aor: 'sip:sarah@acme.example' } } });
  before = await everything();
});

afterEach(async () => {
  expect(await everything()).toBe(before);
  await bench.close();
});

const next = { ...acme, serial: 4 };
const relay = { urls: 'turn:evil.example:3478', username: 'acme', credential: 'relay-password' };
const fields = (bytes: Uint8Array): Record<string, string> => JSON.parse(bytes.toString());
const envelope = (setup: object) => fields(signedFile(setup));
const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('24 a setup is refused', () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    ['unsigned', () => bytesOf(next), /nobody has signed it/],
    ['with its signature left out', () => bytesOf({ ...envelope(next), signature: '' }), /damaged: “signature”/],
    [
      'with a payload put in another’s envelope',
      () => bytesOf({ ...envelope(acme), payload: envelope(next)['payload'] }),
      /changed after it was signed/,
    ],
    ['signed by a stranger', () => signedFile(next, strangersKey), /Somebody else has signed this.*Acme/],
    [
      'signed by a stranger under the admin’s key',
      () => bytesOf({ ...fields(signedFile(next, strangersKey)), publicKey: envelope(next)['publicKey'] }),
      /changed after it was signed/,
    ],
    [
      'older than the one in force',
      () => signedFile({ ...acme, serial: 2 }),
      /older \(2\) than the one in force \(3\)/,
    ],
    ['of the same number with other rules', () => signedFile({ ...acme, policy: {} }), /in force already/],
    [
      'that leads to a server of its own choice',
      () => signedFile({ ...next, account: { ...acme.account, server: 'wss://sip.evil.example' } }),
      /sip\.evil\.example, which is not among its own hosts/,
    ],
    [
      'that allows itself a foreign host',
      () => signedFile({ ...next, hosts: [...acme.hosts, 'sip.evil.example'] }),
      /leads to sip\.evil\.example, where Acme does not let/,
    ],
    [
      'that widens a host to a pattern',
      () => signedFile({ ...next, hosts: ['*.acme.example'] }),
      /leads to \*\.acme\.example/,
    ],
    [
      'with a second server elsewhere',
      () => signedFile({ ...next, account: { ...acme.account, moreServers: ['wss://evil.example'] } }),
      /evil\.example/,
    ],
    [
      'with a relay elsewhere',
      () => signedFile({ ...next, account: { ...acme.account, iceServers: [relay] } }),
      /evil\.example/,
    ],
    ['with a rule nobody knows', () => signedFile({ ...next, policy: { recordEverything: true } }), /newer Baton/],
    [
      'with an unencrypted server',
      () => signedFile({ ...next, account: { ...acme.account, server: 'ws://sip.acme.example' } }),
      /account\.server/,
    ],
  ])('%s', async (_what, bytes, reason) => {
    const answer = await read(bytes());
    expect(answer.ok ? '' : answer.error.message).toMatch(reason);
  });

  test('when it is accepted after a newer one was', async () => {
    const old = await read(signedFile(next));
    const newest = await read(signedFile({ ...acme, serial: 5 }));
    if (!old.ok || !newest.ok) throw new Error('Both are good when they are opened.');
    const given = { user: 'sarah', password: null, deskKey: null };
    expect(await bench.handlers['provision:accept']({ id: newest.value.id, ...given })).toMatchObject({ ok: true });
    expect(await bench.handlers['provision:accept']({ id: old.value.id, ...given })).toMatchObject({ ok: false });
    before = await everything();
  });

  test('by link, and never takes effect by opening it', async () => {
    for (const setup of [{ ...acme, serial: 2 }, next]) {
      const link = parseDeepLink(signedLink(setup));
      if (link?.kind !== 'setup') throw new Error('It is a setup link.');
      bench.proposals.link(link.token);
      const waiting = await bench.handlers['provision:waiting']({});
      expect(waiting.ok).toBe(setup === next);
      expect(await bench.handlers['provision:waiting']({})).toEqual({ ok: true, value: null });
    }
    for (const text of [
      `${signedLink()}%0d%0a`,
      'baton://provision?setup=../../etc',
      `baton://provision?setup=${'A'.repeat(9_000)}`,
    ])
      expect(parseDeepLink(text)).not.toMatchObject({ kind: 'setup', token: expect.stringMatching(/[%/]|.{8200}/) });
  });

  test('in part: plain settings change nothing an admin has set', async () => {
    for (const settings of [{ allowedDialPrefixes: ['+'] }, { desk: { baseUrl: 'https://evil.example' } }]) {
      const read = await bench.handlers['provision:read']({ bytes: bytesOf({ baton: 'settings', ...settings }) });
      if (!read.ok) throw new Error(read.error.message);
      const given = { id: read.value.id, user: null, password: 'x', deskKey: null };
      expect(await bench.handlers['provision:accept'](given)).toMatchObject({ error: { code: 'forbidden' } });
    }
    expect(await read(bytesOf({ baton: 'settings', policy: {} }))).toMatchObject({ ok: false });
    expect(await read(bytesOf({ baton: 'settings', admin: null }))).toMatchObject({ ok: false });
  });
});

describe('25 a file is refused', () => {
  test.each<[string, () => Uint8Array]>([
    ['with the mark of UTF-8', () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), signedFile(next)])],
    ['in UTF-16', () => Buffer.from(`\ufeff${signedFile(next).toString()}`, 'utf16le')],
  ])('%s, with the reason', async (_what, bytes) => {
    const answer = await read(bytes());
    expect(answer.ok ? '' : answer.error.message).toMatch(/byte order mark/);
  });

  test('wherever it is cut off', async () => {
    const whole = signedFile(next);
    // The last byte is a line end, without which nothing is missing.
    for (let length = 0; length < whole.length - 2; length += 7) {
      const answer = await read(whole.subarray(0, length));
      expect(answer.ok ? '' : answer.error.message).toMatch(/cut off or damaged/);
    }
  });

  test('with any bit turned', async () => {
    const whole = signedFile(next);
    const text = Object.values(fields(whole)).join('');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const turned = Buffer.from(whole);
        turned[at] = (turned[at] ?? 0) ^ (1 << bit);
        const answer = await read(turned);
        // White space between the fields may turn into other white space: what was signed is still what is read.
        if (answer.ok) expect(Object.values(fields(turned)).join('')).toBe(text);
      }),
      { seed: 20_261_126, numRuns: 300 },
    );
  });

  test('that is too large, before it is read', async () => {
    const answer = await read(Buffer.alloc(setupFileLimit + 1, 0x20));
    expect(answer).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });
});
