import { describe, expect, test } from 'vitest';
import { defaultNetwork, type Network } from '../../../src-main/contract/network.ts';
import { networkFieldsOf, parseNetwork } from '../../../src-renderer/screens/settings/network-form.ts';

const blank = networkFieldsOf(defaultNetwork);

describe('a network that is good enough', () => {
  test('what is stored comes back as it was', () => {
    const network: Network = {
      moreServers: ['wss://b.example.com', 'wss://c.example.com:8443/ws'],
      dnsServers: true,
      stun: ['stun:stun.example.com'],
      turn: { urls: ['turn:turn.example.com:3478?transport=tcp', 'turns:[2001:db8::1]:5349'], username: 'rep' },
      relayOnly: true,
      codec: 'pcmu',
    };
    expect(parseNetwork(networkFieldsOf(network))).toEqual({ kind: 'valid', network });
    expect(parseNetwork(blank)).toEqual({ kind: 'valid', network: defaultNetwork });
  });

  test('commas and missing schemes are understood', () => {
    const parsed = parseNetwork({ ...blank, stun: 'a.example, b.example:3479', turn: 'turns:c.example' });
    expect(parsed).toMatchObject({
      network: { stun: ['stun:a.example', 'stun:b.example:3479'], turn: { urls: ['turns:c.example'], username: '' } },
    });
  });
});

test.each([
  ['moreServers', { moreServers: 'ws://other.example.com' }],
  ['moreServers', { moreServers: 'wss://a wss://b wss://c wss://d wss://e' }],
  ['stun', { stun: 'http://stun.example.com' }],
  ['stun', { stun: 'stun.example.com?transport=udp' }],
  ['turn', { turn: 'turn.example.com?transport=sctp' }],
  ['turnUser', { turn: 'turn.example.com', turnUser: 'rep\u0000' }],
  ['relayOnly', { relayOnly: true }],
] as const)('says what is wrong at %s: %o', (field, change) => {
  const parsed = parseNetwork({ ...blank, ...change });
  expect(parsed.kind === 'invalid' && Object.keys(parsed.errors)).toEqual([field]);
});
