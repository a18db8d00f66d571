/** A main process in memory: answers every request, keeps what was asked, and pushes when told to. */
import type { HandoffEvent } from '../../../src-main/contract/call.ts';
import type {
  BatonApi,
  PushName,
  PushOf,
  ReplyOf,
  RequestName,
  RequestOf,
} from '../../../src-main/contract/channels.ts';
import { deskOff } from '../../../src-main/contract/desk-state.ts';
import { plainRoute } from '../../../src-main/contract/network.ts';
import { fail, ok, type Result } from '../../../src-main/contract/result.ts';
import { type Account, defaultSettings, type Settings } from '../../../src-main/contract/settings.ts';
import { briefOf } from './call-events.ts';

type Answers = { [N in RequestName]: (request: RequestOf<N>) => Promise<Result<ReplyOf<N>>> };
type Listeners = { [N in PushName]: Set<(message: PushOf<N>) => void> };

export const account: Account = {
  edge: {
    label: 'Test edge',
    server: 'ws://127.0.0.1:9',
    aor: 'sip:rep@edge.invalid',
    username: 'rep',
    realm: null,
    displayName: 'Rep',
    strategy: 'early',
    acceptSignal: { kind: 'desk' },
    expiresSeconds: 120,
    iceServers: [],
  },
  password: 'secret',
  instanceId: '0b6bc3a2-6f0e-4d0b-9a64-3f5c6f0a7a11',
  contactUser: 'abcdefgh12345678',
  practice: false,
  route: plainRoute('ws://127.0.0.1:9'),
};

export class FakeBaton implements BatonApi {
  readonly asked: { readonly name: RequestName; readonly request: unknown }[] = [];
  readonly records: { readonly handoffId: string; readonly event: HandoffEvent }[] = [];
  settings: Settings = defaultSettings;
  account: Account | null = account;
  readonly answers: Answers = this.#defaults();
  readonly #listeners: Listeners = {
    'app:leaving': new Set(),
    'brief:updated': new Set(),
    'desk:changed': new Set(),
    'handoff:withdrawn': new Set(),
    'availability:changed': new Set(),
    'settings:changed': new Set(),
    'provision:offered': new Set(),
    'dial:fill': new Set(),
    intent: new Set(),
    open: new Set(),
    power: new Set(),
    'outbox:changed': new Set(),
    'export:progress': new Set(),
    warning: new Set(),
  };

  async request<N extends RequestName>(name: N, request: RequestOf<N>): Promise<Result<ReplyOf<N>>> {
    this.asked.push({ name, request });
    return this.answers[name](request);
  }

  on<N extends PushName>(name: N, listener: (message: PushOf<N>) => void): () => void {
    this.#listeners[name].add(listener);
    return () => this.#listeners[name].delete(listener);
  }

  push<N extends PushName>(name: N, message: PushOf<N>): void {
    for (const listener of this.#listeners[name]) listener(message);
  }

  count(name: RequestName): number {
    return this.asked.filter((entry) => entry.name === name).length;
  }

  /** The endings written so far, by handoff. */
  endings(): [string, unknown][] {
    return this.records.flatMap(({ handoffId, event }): [string, unknown][] =>
      event.type === 'ended' ? [[handoffId, event.outcome]] : [],
    );
  }

  #defaults(): Answers {
    const nothing = async () => ok({});
    const absent = async () => fail('not-found', 'Not in this test.');
    return {
      'app:info': async () => ok({ version: '0', platform: 'test', runtime: 'test', dataPath: '', updates: 'own' }),
      'app:left': nothing,
      'keyring:status': async () => ok({ backend: 'test', state: 'ready' }),
      'keyring:consent': nothing,
      'settings:get': async () => ok(this.settings),
      'settings:set': async () => ok(this.settings),
      'account:get': async () => ok(this.account),
      'account:save': async () => ok(this.settings),
      'network:save': async () => ok(this.settings),
      'desk:secrets': nothing,
      'provision:waiting': async () => ok(null),
      'provision:read': absent,
      'provision:accept': async () => ok(this.settings),
      'provision:dismiss': nothing,
      'provision:leave': async () => ok(this.settings),
      'handoff:begin': async ({ sipCallId }) => {
        const legId = sipCallId.split('@')[0] ?? sipCallId;
        return ok({
          handoffId: `handoff-of-${legId}`,
          brief: briefOf(legId, 'cached'),
          declinedBefore: false,
          withdrawn: null,
        });
      },
      'handoff:record': async ({ handoffId, event }) => {
        this.records.push({ handoffId, event });
        return ok({});
      },
      'handoff:accept': nothing,
      'handoff:note': nothing,
      'dial:check': absent,
      'dial:begin': absent,
      'transfer:check': absent,
      'feedback:draft': nothing,
      'feedback:submit': async () => ok({ feedbackId: '00000000-0000-4000-8000-000000000000' }),
      'history:list': async () => ok([]),
      'history:campaigns': async () => ok([]),
      'history:get': absent,
      'history:export': async () => ok({ file: null, handoffs: 0 }),
      'history:export-stop': async () => ok({}),
      'diagnostics:save': async () => ok({ file: null }),
      'history:older': async () => ok({ handoffs: 0 }),
      'history:prospect': absent,
      'history:forget': absent,
      'availability:get': async () => ok({ state: 'available', until: null, since: '2026-03-02T15:00:00.000Z' }),
      'availability:set': absent,
      'global-keys:get': async () => ok({ bridge: 'off', 'hang-up': 'off', mute: 'off', availability: 'off' }),
      'whisper:speak': async ({ text }) => ok({ wav: new TextEncoder().encode(text) }),
      'desk:state': async () => ok(deskOff),
      'desk:check': absent,
      'desk:brief': absent,
      'callback:accept': nothing,
      'callback:decline': nothing,
      'callback:result': nothing,
      'presence:report': nothing,
      'outbox:status': async () => ok({ pending: 0, lastError: null }),
      'practice:scripts': async () => ok([]),
      'practice:call': absent,
      'insights:get': absent,
      'insights:handoff': absent,
      'insights:decide': nothing,
      'insights:undo': nothing,
      'audit:get': absent,
      'log:write': nothing,
    };
  }
}
