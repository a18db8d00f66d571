/** Baton itself: the whole session of the renderer (driver, phone, audio), with a main process that answers from memory. */

import { emptyBrief } from '../../../src-main/contract/brief.ts';
import type { BatonApi, ReplyOf, RequestName } from '../../../src-main/contract/channels.ts';
import { plainRoute } from '../../../src-main/contract/network.ts';
import { ok } from '../../../src-main/contract/result.ts';
import { type Account, defaultSettings } from '../../../src-main/contract/settings.ts';
import type { Session } from '../../../src-renderer/runtime/session.ts';
import { startSession } from '../../../src-renderer/runtime/session.ts';
import { type Contender, pageClock, until } from './contender.ts';

type Answers = { readonly [N in RequestName]?: () => ReplyOf<N> };

function memoryMain(account: Account): BatonApi {
  const cleared = {
    tcpa: 'cleared',
    consentSource: 'bench',
    consentAt: new Date().toISOString(),
    doNotCall: 'clear',
  } as const;
  const answers: Answers = {
    'settings:get': () => ({
      ...defaultSettings,
      line: 'edge',
      edge: account.edge,
      whisperVoice: 'off',
      ringerVolume: 0,
    }),
    'account:get': () => account,
    'availability:get': () => ({ state: 'available', until: null, since: new Date().toISOString() }),
    'handoff:begin': () => {
      const blank = emptyBrief(crypto.randomUUID());
      const compliance = { ...blank.compliance, ...cleared, callingWindow: { fromMinute: 0, toMinute: 1440 } };
      const prospect = { ...blank.prospect, name: 'Bench', timeZone: 'UTC' };
      return {
        handoffId: crypto.randomUUID(),
        brief: { ...blank, prospect, compliance },
        declinedBefore: false,
        withdrawn: null,
      };
    },
  };
  return {
    async request(name) {
      const answer = answers[name];
      // Everything else the session sends is a report that expects an empty reply.
      return ok(answer === undefined ? {} : answer()) as never;
    },
    on: () => () => {},
  };
}

export function batonContender(): Contender {
  let session: Session | null = null;
  const registrations: number[] = [];
  const phase = (): string => session?.call.getState().phase ?? 'idle';
  return {
    async register({ server, domain, user, password }) {
      session = startSession(
        memoryMain({
          edge: {
            label: 'bench',
            server,
            aor: `sip:${user}@${domain}`,
            username: user,
            realm: null,
            displayName: 'Bench',
            strategy: 'early',
            acceptSignal: { kind: 'dtmf', digit: '1' },
            expiresSeconds: 120,
            iceServers: [],
          },
          password,
          instanceId: crypto.randomUUID(),
          contactUser: 'benchbenchbench1',
          practice: false,
          route: plainRoute(server),
        }),
      );
      const { line } = session;
      line.subscribe(({ reachability }, before) => {
        const back = reachability.kind === 'reachable' && before.reachability.kind !== 'reachable';
        if (back) registrations.push(pageClock());
      });
      await until(() => line.getState().reachability.kind === 'reachable' && line.getState().microphone === 'ready');
    },
    registrations: () => registrations,
    ringing: () => until(() => phase() === 'ringing'),
    bridge() {
      session?.send({ type: 'override-compliance' });
      session?.send({ type: 'bridge' });
    },
    level: () => session?.remoteLevel() ?? 0,
    async idle() {
      await until(() => ['wrapping-up', 'ended', 'idle'].includes(phase()));
      session?.send({ type: 'finish-wrap-up' });
    },
  };
}
