/** Accepting a setup: what it changes, which secrets stay and which do not, and leaving it again. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultNetwork, type Network } from '../../../src-main/contract/network.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import type { Acceptance } from '../../../src-main/contract/setup.ts';
import { fingerprintOf, signPayload } from '../../../src-main/provision/envelope.ts';
import { type HandlerBench, openHandlers } from '../../support/handler-bench.ts';
import { acme, adminKey, signedFile } from '../../support/setups.ts';

let bench: HandlerBench;

beforeEach(async () => {
  bench = openHandlers();
  await bench.handlers['keyring:consent']({ accept: true });
});
afterEach(() => bench.close());

async function open(bytes: Uint8Array) {
  const read = await bench.handlers['provision:read']({ bytes: new Uint8Array(bytes) });
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

async function accept(bytes: Uint8Array, given: Partial<Acceptance> = {}): Promise<Settings> {
  const { id } = await open(bytes);
  const whole = { id, user: 'sarah', password: 'hunter2', deskKey: 'desk-key', ...given };
  const taken = await bench.handlers['provision:accept'](whole);
  if (!taken.ok) throw new Error(taken.error.message);
  return taken.value;
}

const plainFile = (settings: object) => Buffer.from(JSON.stringify({ baton: 'settings', ...settings }));

/** A rep who set the account of the setup up alone, with a relay. */
async function ownAccount(): Promise<void> {
  const { edge } = await accept(signedFile());
  if (edge === null) throw new Error('It sets an account.');
  await bench.handlers['provision:leave']({});
  await bench.handlers['account:save']({ edge, password: 'hunter2' });
  await bench.handlers['network:save']({ network: relayed('turn:relay.example'), turnPassword: 'relay-password' });
}

const relayed = (url: string): Network => ({ ...defaultNetwork, turn: { urls: [url], username: 'sarah' } });

async function secrets(): Promise<unknown> {
  const workspace = await bench.door.workspace();
  if (!workspace.ok) throw new Error(workspace.error.message);
  const { vault } = workspace.value;
  return { password: vault.get('sip-password'), desk: vault.get('desk-bearer'), reference: vault.get('reference-key') };
}

describe('a signed setup', () => {
  test('shows its key before anything changes, then sets account, desk and rules at once', async () => {
    const { publicKey } = signPayload(Buffer.alloc(0), adminKey);
    expect(await open(signedFile())).toMatchObject({
      kind: 'signed',
      known: false,
      fingerprint: fingerprintOf(publicKey),
      asksPassword: true,
      asksDeskKey: true,
    });
    expect(await bench.handlers['settings:get']({})).toMatchObject({ value: { admin: null, line: 'practice' } });

    const account = { ...acme.account, moreServers: ['wss://b.desk.acme.example/ws'] };
    expect(await accept(signedFile({ ...acme, account }))).toMatchObject({
      network: { moreServers: account.moreServers },
      line: 'edge',
      edge: { server: 'wss://sip.acme.example/ws', aor: 'sip:sarah@acme.example', username: 'sarah' },
      desk: acme.desk,
      policy: { ...acme.policy, autoAnswerSeconds: null },
      admin: { organisation: 'Acme', serial: 3, setsAccount: true, setsDesk: true },
    });
    expect(await bench.handlers['account:get']({})).toMatchObject({ value: { password: 'hunter2', practice: false } });
    expect(bench.sources.at(-1)).toMatchObject({
      edges: ['wss://sip.acme.example/ws', ...account.moreServers],
      desk: acme.desk.baseUrl,
    });
  });

  test('needs a user and a password where it gives neither', async () => {
    const { id } = await open(signedFile());
    const given = { id, user: 'sarah', password: 'hunter2', deskKey: null };
    for (const missing of [{ user: null }, { password: null }, { password: '' }])
      expect(await bench.handlers['provision:accept']({ ...given, ...missing })).toMatchObject({
        error: { code: 'bad-request' },
      });
    expect(await bench.handlers['settings:get']({})).toMatchObject({ value: { admin: null, edge: null } });
    expect(await bench.handlers['provision:accept'](given)).toMatchObject({ ok: true });
  });

  test('asks for nothing again when only rules change', async () => {
    await accept(signedFile());
    const next = signedFile({ ...acme, serial: 4, policy: { autoAnswerSeconds: 5 } });
    expect(await open(next)).toMatchObject({ known: true, asksPassword: false, asksDeskKey: false });
    const settings = await accept(next, { password: null, deskKey: null });
    // A rule that is left out is a rule that is lifted.
    expect(settings.policy).toMatchObject({ autoAnswerSeconds: 5, allowedDialPrefixes: null });
    expect(await secrets()).toMatchObject({ password: 'hunter2', desk: 'desk-key' });
  });

  test('never takes a key or a password elsewhere', async () => {
    await accept(signedFile());
    await bench.handlers['desk:secrets']({ bearer: null, referenceKey: 'old-reference' });
    const moved = signedFile({ ...acme, serial: 4, desk: { baseUrl: 'https://us.desk.acme.example' } });
    expect(await open(moved)).toMatchObject({ asksPassword: false, asksDeskKey: true });
    await accept(moved, { password: null, deskKey: null });
    expect(await secrets()).toEqual({ password: 'hunter2', desk: null, reference: null });
  });

  test('puts a line of the rep’s own aside that leads where it does not allow', async () => {
    const { edge } = await accept(signedFile());
    if (edge === null) throw new Error('It sets an account.');
    await bench.handlers['provision:leave']({});
    const own = { ...edge, server: 'wss://home.example' };
    await bench.handlers['account:save']({ edge: own, password: 'x' });
    const settings = await accept(signedFile({ ...acme, account: null, desk: null }));
    expect(settings).toMatchObject({ edge: null, line: 'practice' });
    expect(await bench.handlers['account:save']({ edge: own, password: 'x' })).toMatchObject({
      error: { code: 'forbidden' },
    });
  });

  test('is left with everything it brought', async () => {
    await accept(signedFile());
    expect(await bench.handlers['provision:leave']({})).toMatchObject({
      value: { admin: null, edge: null, desk: null, line: 'practice', policy: { allowedDialPrefixes: null } },
    });
    expect(await secrets()).toEqual({ password: null, desk: null, reference: null });
    expect(await bench.handlers['account:get']({})).toMatchObject({ value: { practice: true } });
  });
});

test.each([
  [{ urls: 'turn.acme.example' }, 'urls'],
  [{ urls: 'turn:sip.acme.example:70000', username: 'acme', credential: 'x' }, 'urls'],
  [{ urls: 'turn:sip.acme.example' }, 'credential'],
])('a setup with a relay no call could be made with, %j, is refused', async (relay, why) => {
  const account = { ...acme.account, iceServers: [relay] };
  const read = await bench.handlers['provision:read']({ bytes: new Uint8Array(signedFile({ ...acme, account })) });
  expect(read.ok ? '' : read.error.message).toMatch(
    why === 'urls' ? /iceServers.*stun:host/ : /iceServers.*credential/,
  );
});

test('settings for one machine change what they name and no rule', async () => {
  const bytes = Buffer.from(JSON.stringify({ baton: 'settings', repName: 'Sarah', ringSeconds: 30 }));
  const proposal = await open(bytes);
  expect(proposal).toMatchObject({
    kind: 'plain',
    settings: { repName: 'Sarah', ringSeconds: 30 },
    asksPassword: false,
  });
  expect(await accept(bytes, { user: null, password: null, deskKey: null })).toMatchObject({
    repName: 'Sarah',
    ringSeconds: 30,
    wrapUpSeconds: 60,
    line: 'practice',
    admin: null,
  });
});

test('settings for one machine that name a further phone server ask for the password, too', async () => {
  await ownAccount();
  const bytes = plainFile({ network: { ...defaultNetwork, moreServers: ['wss://elsewhere.example'] } });
  const { id } = await open(bytes);
  expect(await open(bytes)).toMatchObject({ asksPassword: true });
  const given = { id, user: null, password: null, deskKey: null };
  expect(await bench.handlers['provision:accept'](given)).toMatchObject({ ok: false });
  expect(await accept(bytes, { user: null, password: 'again', deskKey: null })).toMatchObject({
    network: { moreServers: ['wss://elsewhere.example'] },
  });
  expect(await open(bytes)).toMatchObject({ asksPassword: false });
});

test('settings for one machine take the password of a relay to no other', async () => {
  await ownAccount();
  const credentials = async () => {
    const account = await bench.handlers['account:get']({});
    return account.ok ? account.value?.edge.iceServers.map(({ credential }) => credential) : null;
  };
  await accept(plainFile({ network: { ...relayed('turn:relay.example'), codec: 'pcmu' } }));
  expect(await credentials()).toEqual(['relay-password']);
  await accept(plainFile({ network: relayed('turn:relay.elsewhere.example') }));
  expect(await credentials()).toEqual(['']);
});

test('a setup without an account leaves no way of the rep’s own to a foreign relay', async () => {
  await ownAccount();
  const { edge } = await accept(plainFile({ repName: 'Sarah' }));
  if (edge === null) throw new Error('The account is gone.');
  const iceServers = [{ urls: 'turn:sip.acme.example' }, { urls: 'turn:relay.elsewhere.example' }];
  await bench.handlers['account:save']({ edge: { ...edge, iceServers }, password: null });
  const network: Network = {
    ...relayed('turn:relay.elsewhere.example'),
    stun: ['stun:stun.elsewhere.example', 'stun:sip.acme.example'],
    relayOnly: true,
  };
  await bench.handlers['network:save']({ network, turnPassword: null });
  expect(await accept(signedFile({ ...acme, account: null }))).toMatchObject({
    edge: { server: edge.server, iceServers: [{ urls: 'turn:sip.acme.example' }] },
    network: { stun: ['stun:sip.acme.example'], turn: null, relayOnly: false },
  });
});

test('settings that take the phone server away lead back to the practice line', async () => {
  const { edge } = await accept(signedFile());
  if (edge === null) throw new Error('It sets an account.');
  await bench.handlers['provision:leave']({});
  await bench.handlers['account:save']({ edge, password: 'x' });
  const bytes = Buffer.from(JSON.stringify({ baton: 'settings', edge: null }));
  expect(await accept(bytes, { user: null, password: null, deskKey: null })).toMatchObject({
    edge: null,
    line: 'practice',
  });
});
