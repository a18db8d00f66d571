/** The practice line, the edge, and what happens when one is changed for the other. */
import { describe, expect, it } from 'vitest';
import { emptyBrief } from '../../../src-main/contract/brief.ts';
import type { InviteFacts } from '../../../src-main/contract/call.ts';
import { defaultNetwork } from '../../../src-main/contract/network.ts';
import { ok } from '../../../src-main/contract/result.ts';
import { defaultSettings, type LineName, type Settings } from '../../../src-main/contract/settings.ts';
import { createIntake } from '../../../src-main/handoff/intake.ts';
import { openLines } from '../../../src-main/handoff/lines.ts';

const handoffId = '00000000-0000-4000-8000-000000000001';

describe('lines', () => {
  const edge = { server: 'wss://edge.example', aor: 'sip:rep@example.com', iceServers: [] } as never;
  async function lines(settings: Settings, failing = false) {
    const events: string[] = [];
    const dns: { servers: string[] } = { servers: [] };
    const opened = await openLines(settings, {
      identity: { instanceId: handoffId, contactUser: 'abcdefgh' },
      vault: { get: (name) => `my ${name}`, set: async () => ok(undefined), lost: [] },
      startPractice: async () => {
        events.push('practice started');
        return failing
          ? null
          : ({
              account: { edge, password: 'practice' },
              desk: { baseUrl: 'http://127.0.0.1:1', bearer: 'b' },
              referenceKey: 'practice key',
              stop: async () => void events.push('practice stopped'),
            } as never);
      },
      createDesk: ({ baseUrl, bearer }) => ({ baseUrl, bearer }) as never,
      changed: (next) => void events.push(`changed to ${next.line}`),
      findServers: async ({ edge, network }) => {
        if (network.dnsServers) return dns.servers;
        return edge === null ? [] : [edge.server, ...network.moreServers];
      },
      settled: () => void events.push('settled'),
    });
    return { opened, events, dns };
  }
  const onEdge: Settings = { ...defaultSettings, line: 'edge', edge, desk: { baseUrl: 'https://desk.example' } };

  it('give the practice line its own account, desk and key', async () => {
    const { opened } = await lines(defaultSettings);
    expect(opened.account()).toMatchObject({ practice: true, password: 'practice', contactUser: 'abcdefgh' });
    expect(opened.desk('practice')).toMatchObject({ baseUrl: 'http://127.0.0.1:1' });
    expect(opened.referenceKey('practice')).toBe('practice key');
  });

  it('give the edge the stored secrets', async () => {
    const { opened } = await lines(onEdge);
    expect(opened.account()).toMatchObject({ practice: false, password: 'my sip-password' });
    expect(opened.desk('edge')).toMatchObject({ baseUrl: 'https://desk.example', bearer: 'my desk-bearer' });
    expect(opened.desk('practice')).toBeNull();
    expect(opened.referenceKey('edge')).toBe('my reference-key');
  });

  it('give the edge its servers, STUN and TURN, the password from the keyring', async () => {
    const turn = { urls: ['turn:relay.example'], username: 'rep' };
    const moreServers = ['wss://second.example'];
    const network: Settings['network'] = {
      ...defaultNetwork,
      moreServers,
      stun: ['stun:stun.example'],
      turn,
      relayOnly: true,
    };
    const { opened } = await lines({ ...onEdge, network });
    expect(opened.account()).toMatchObject({
      edge: {
        iceServers: [
          { urls: 'stun:stun.example' },
          { urls: 'turn:relay.example', username: 'rep', credential: 'my turn-password' },
        ],
      },
      route: { servers: ['wss://edge.example', 'wss://second.example'], relayOnly: true, codec: 'opus' },
    });
  });

  it('ask DNS again at every sign-in, and stay in the order they were in', async () => {
    const { opened, dns } = await lines({ ...onEdge, network: { ...defaultNetwork, dnsServers: true } });
    dns.servers = ['wss://b.example', 'wss://a.example'];
    await opened.lookUpServers();
    expect(opened.account()?.route.servers).toEqual(['wss://b.example', 'wss://a.example']);
    dns.servers = ['wss://a.example', 'wss://b.example'];
    await opened.lookUpServers();
    expect(opened.account()?.route.servers).toEqual(['wss://b.example', 'wss://a.example']);
  });

  it('switch one after the other and start one practice line at most', async () => {
    const { opened, events } = await lines(onEdge);
    await Promise.all([opened.follow(defaultSettings), opened.follow(defaultSettings), opened.follow(onEdge)]);
    expect(events.filter((event) => event.startsWith('practice'))).toEqual(['practice started', 'practice stopped']);
    expect(opened.practice()).toBeNull();
  });

  it('keep the line of a call until the call is over', async () => {
    const { opened, events } = await lines(defaultSettings);
    opened.callIsLive(true);
    await opened.follow(onEdge);
    expect(opened.account()).toMatchObject({ practice: false });
    expect([opened.inUse(), opened.practice()]).toEqual(['practice', null]);
    expect(opened.desk('practice')).toMatchObject({ baseUrl: 'http://127.0.0.1:1' });
    expect(events).not.toContain('practice stopped');
    opened.callIsLive(false);
    await opened.follow(onEdge);
    expect([opened.inUse(), opened.desk('practice')]).toEqual(['edge', null]);
    expect(events.filter((event) => event === 'practice stopped')).toHaveLength(1);
  });

  it('live without a practice line that cannot start, and without an edge that is not set up', async () => {
    expect((await lines(defaultSettings, true)).opened.account()).toBeNull();
    expect((await lines({ ...onEdge, edge: null })).opened.account()).toBeNull();
  });
});

describe('intake, when the line changes in a call', () => {
  it('accepts at the desk of the line the call came in on', async () => {
    const accepted: string[] = [];
    const deskOf = (line: string) => ({ accept: async () => ok(void accepted.push(line)) }) as never;
    let line: LineName = 'edge';
    const begun: (LineName | undefined)[] = [];
    const made = createIntake({
      store: {
        handoffs: {
          begin: (_facts: InviteFacts, _key: string, on: LineName) => {
            begun.push(on);
            return { handoffId, declinedBefore: false };
          },
        },
        briefs: { save: () => undefined },
      } as never,
      resolver: { resolve: () => ({ handoffKey: 'key-1', brief: emptyBrief('key-1') }), told: () => undefined },
      lineInUse: () => line,
      desk: deskOf,
      outboxGrew: () => undefined,
      arrived: () => undefined,
      tell: () => undefined,
      tellWithdrawn: () => undefined,
      clock: () => 0,
    });
    made.begin({} as InviteFacts);
    line = 'practice';
    await made.accept(handoffId);
    expect([begun, accepted]).toEqual([['edge'], ['edge']]);
  });
});
