/** What an admin has set stays as it is, and everything else stays the rep's. */
import { describe, expect, it } from 'vitest';
import { defaultNetwork, type Network } from '../../../src-main/contract/network.ts';
import { isAllowedHost, noPolicy } from '../../../src-main/contract/policy.ts';
import { defaultSettings, type Edge, type Settings, settingsPatchSchema } from '../../../src-main/contract/settings.ts';
import { mayStore } from '../../../src-main/ipc/handlers/locked.ts';

const edge: Edge = {
  label: 'Office',
  server: 'wss://sip.acme.example/ws',
  aor: 'sip:rep@acme.example',
  username: 'rep',
  realm: null,
  displayName: 'Rep',
  strategy: 'early',
  acceptSignal: { kind: 'desk' },
  expiresSeconds: 300,
  iceServers: [],
};

const admin = {
  organisation: 'Acme',
  publicKey: 'A'.repeat(44),
  serial: 1,
  hosts: ['sip.acme.example', '*.desk.example'],
  setsAccount: true,
  setsDesk: false,
};
const managed: Settings = {
  ...defaultSettings,
  edge,
  line: 'edge',
  admin,
  policy: { ...noPolicy, allowedDialPrefixes: ['+1'] },
};

describe('what an admin has set', () => {
  it.each<[string, Partial<Settings>]>([
    ['another server', { edge: { ...edge, server: 'wss://b.desk.example' } }],
    ['another domain', { edge: { ...edge, aor: 'sip:rep@evil.example' } }],
    ['another realm for the password', { edge: { ...edge, realm: 'evil.example' } }],
    ['a relay of one’s own', { edge: { ...edge, iceServers: [{ urls: 'turn:evil.example' }] } }],
    ['wider prefixes', { allowedDialPrefixes: ['+1', '+4'] }],
    ['prefixes of one’s own beside them', { allowedDialPrefixes: [] }],
    ['a desk on a foreign host', { desk: { baseUrl: 'https://desk.example.evil.example' } }],
    ['no policy', { policy: noPolicy }],
    ['no admin', { admin: null }],
  ])('refuses %s, and says who to ask', (_what, patch) => {
    const stored = mayStore(managed, patch);
    expect(stored).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(stored.ok ? '' : stored.error.message).toContain('Acme');
  });

  it.each<[string, Partial<Network>]>([
    ['a relay elsewhere', { turn: { urls: ['turns:relay.evil.example:5349?transport=tcp'], username: 'rep' } }],
    ['a STUN server elsewhere', { stun: ['stun:[2001:db8::1]:3478'] }],
    ['a further server elsewhere', { moreServers: ['wss://sip.evil.example'] }],
  ])('refuses %s even where the account is the rep’s own', (_what, network) => {
    const own: Settings = { ...managed, admin: { ...admin, setsAccount: false } };
    const patch = (more: Partial<Network>) => ({ network: { ...defaultNetwork, ...more } });
    expect(mayStore(own, patch(network))).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    const known = { turn: { urls: ['turn:SIP.acme.example:3478'], username: 'rep' }, stun: ['stun:eu.desk.example'] };
    expect(mayStore(own, patch(known))).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<Settings>]>([
    ['another user on the same server', { edge: { ...edge, aor: 'sip:ada@acme.example', username: 'ada' } }],
    ['a name of one’s own', { edge: { ...edge, displayName: 'Ada', label: 'Mine' } }],
    ['what stands there already', { allowedDialPrefixes: managed.allowedDialPrefixes, edge }],
    ['a desk on a host of the list', { desk: { baseUrl: 'https://eu.desk.example' } }],
    ['colours', { theme: 'dark' }],
  ])('lets through %s', (_what, patch) => expect(mayStore(managed, patch)).toMatchObject({ ok: true }));

  it('binds nobody where no admin has set anything', () => {
    const patch = { edge, desk: { baseUrl: 'https://anywhere.example' }, allowedDialPrefixes: ['+4'] };
    expect(mayStore(defaultSettings, patch)).toMatchObject({ ok: true });
  });

  it('is never part of what the page may store', () => {
    expect(settingsPatchSchema.parse({ theme: 'dark', policy: noPolicy, admin: null })).toEqual({ theme: 'dark' });
  });
});

it('a pattern covers what is below it, and neither itself nor what only ends alike', () => {
  expect(isAllowedHost('EU.desk.example', ['*.desk.example'])).toBe(true);
  expect(isAllowedHost('desk.example', ['*.desk.example'])).toBe(false);
  expect(isAllowedHost('evildesk.example', ['*.desk.example'])).toBe(false);
  expect(isAllowedHost('desk.example.evil', ['desk.example'])).toBe(false);
});
