/** Which servers a phone is given, and in which order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultNetwork } from '../../../src-main/contract/network.ts';
import type { Admin } from '../../../src-main/contract/policy.ts';
import type { Edge } from '../../../src-main/contract/settings.ts';
import { findSipServers, inOrder } from '../../../src-main/handoff/sip-servers.ts';
import { account } from '../../support/fakes/fake-baton.ts';

const edge: Edge = { ...account.edge, server: 'wss://sip.example.com/ws', aor: 'sip:rep@example.com' };
const network = { ...defaultNetwork, moreServers: ['wss://second.example.com'], dnsServers: true };
const configured = ['wss://sip.example.com/ws', 'wss://second.example.com'];
const record = (name: string, priority = 1, weight = 1) => ({ name, port: 443, priority, weight });
const never = () => new Promise<never>(() => undefined);

describe('servers', () => {
  it('of DNS come before the ones entered, once each', async () => {
    const asked: string[] = [];
    const resolve = async (name: string) => {
      asked.push(name);
      return [record('b.example.com', 2), record('a.example.com', 1)];
    };
    expect(await findSipServers({ edge, network, admin: null }, resolve, () => 0)).toEqual([
      'wss://a.example.com:443/ws',
      'wss://b.example.com:443/ws',
      ...configured,
    ]);
    expect(asked).toEqual(['_sips._wss.example.com']);
  });

  it('that DNS names as they were entered, but for port or case, are there once: none is tried twice', async () => {
    const found = await findSipServers(
      { edge, network, admin: null },
      async () => [record('SIP.Example.com')],
      () => 0,
    );
    expect(found).toEqual(['wss://SIP.Example.com:443/ws', 'wss://second.example.com']);
  });

  it('outside the domain, and names that are none, are not believed', async () => {
    const names = ['evil.example.net', 'notexample.com', 'a.example.com@evil.net', 'x/y.example.com', '.'];
    const found = await findSipServers(
      { edge, network, admin: null },
      async () => names.map((name) => record(name)),
      () => 0,
    );
    expect(found).toEqual(configured);
  });

  it('of DNS that the admin does not allow are left out', async () => {
    const admin: Admin = {
      ...{ organisation: 'Acme', publicKey: 'A'.repeat(44), serial: 1 },
      ...{ hosts: ['sip.example.com', '*.sip.example.com'], setsAccount: false, setsDesk: false },
    };
    const found = await findSipServers(
      { edge, network, admin },
      async () => [record('b.example.com'), record('a.sip.example.com')],
      () => 0,
    );
    expect(found).toEqual(['wss://a.sip.example.com:443/ws', ...configured]);
  });

  it.each([
    ['no such record', () => Promise.reject(new Error('ENOTFOUND'))],
    ['no answer', never],
  ])('are the ones entered where DNS has %s', { timeout: 10_000 }, async (_title, resolve) => {
    expect(await findSipServers({ edge, network, admin: null }, resolve, () => 0)).toEqual(configured);
  });

  it('are not asked for where that is not wanted', async () => {
    const resolve = () => Promise.reject(new Error('asked'));
    expect(
      await findSipServers({ edge, network: { ...network, dnsServers: false }, admin: null }, resolve, () => 0),
    ).toEqual(configured);
    expect(await findSipServers({ edge: null, network, admin: null }, resolve, () => 0)).toEqual([]);
  });
});

describe('the order of SRV records (RFC 2782)', () => {
  const records = fc.array(
    fc.record({ name: fc.uuid(), port: fc.constant(443), priority: fc.nat(3), weight: fc.nat(5) }),
    { maxLength: 8 },
  );

  it('loses none, adds none, and puts no higher priority number before a lower one', () => {
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (given, numbers) => {
        const ordered = inOrder(given, () => numbers.next().value ?? 0);
        expect(ordered.toSorted(byName)).toEqual(given.toSorted(byName));
        expect(ordered.map(({ priority }) => priority)).toEqual(given.map(({ priority }) => priority).toSorted());
      }),
    );
  });

  it('among equals follows the weight', () => {
    const some = [record('light', 1, 1), record('heavy', 1, 9)];
    const first = (random: number) => inOrder(some, () => random)[0]?.name;
    expect([0.05, 0.2, 0.9].map(first)).toEqual(['light', 'heavy', 'heavy']);
  });
});

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
