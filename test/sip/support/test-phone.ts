/** A real phone of the product between a scripted edge and a browser without media. */
import { vi } from 'vitest';
import { plainRoute, type Route } from '../../../src-main/contract/network.ts';
import type { Reachability } from '../../../src-main/contract/presence.ts';
import { ok, type Result } from '../../../src-main/contract/result.ts';
import type { Account, Edge } from '../../../src-main/contract/settings.ts';
import type { InboundLeg, LegEvent, Phone, PhoneDependencies, Referral } from '../../../src-renderer/call/ports.ts';
import { createPhone } from '../../../src-renderer/sip/phone.ts';
import { connections, FakePeerConnection, FakeStream, FakeTrack, FakeTrackEvent } from './fake-webrtc.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { ScriptedEdge } from './scripted-edge.ts';

export interface PhoneOptions {
  readonly edge?: Partial<Edge>;
  readonly route?: Partial<Route>;
  readonly password?: string;
  readonly microphone?: boolean;
  readonly ringSeconds?: number;
  readonly speak?: (text: string) => Promise<Result<Uint8Array>>;
  /** The spoken phrase decodes; default true. */
  readonly decodes?: boolean;
  /** Default: nothing is published. */
  readonly presence?: PhoneDependencies['presence'];
  /** Every leg rings as soon as it is there; default true. */
  readonly ring?: boolean;
}

export interface TestLeg {
  readonly leg: InboundLeg;
  readonly events: Recorder<LegEvent>;
}

export interface TestPhone {
  readonly phone: Phone;
  readonly edge: ScriptedEdge;
  readonly reachability: Recorder<Reachability>;
  readonly legs: Recorder<TestLeg>;
  readonly referrals: Recorder<Referral>;
  readonly log: Recorder<{ level: string; event: string }>;
  /** Whether the far end can be heard, per attached stream. */
  readonly audible: boolean[];
  readonly microphone: FakeTrack | null;
  setMicrophone(track: FakeTrack | null): void;
  /** Resolves once registered. */
  registered(): Promise<TestPhone>;
}

export const account: Account = {
  edge: {
    label: 'Test edge',
    server: 'wss://edge.test/ws',
    aor: 'sip:rep1@sip.test',
    username: 'rep1',
    realm: null,
    displayName: 'Rep One',
    strategy: 'early',
    acceptSignal: { kind: 'desk' },
    expiresSeconds: 120,
    iceServers: [],
  },
  password: 'secret1',
  instanceId: '7d3c1b52-9f0e-4c57-8f4b-8b0a3f2d1c11',
  contactUser: 'abcdefgh12345678',
  practice: false,
  route: plainRoute('wss://edge.test/ws'),
};

/** Puts the fakes in the place of the browser's classes; call `vi.unstubAllGlobals()` after the test. */
export function stubBrowser(edge: ScriptedEdge): void {
  connections.length = 0;
  vi.stubGlobal('WebSocket', edge.webSocket);
  vi.stubGlobal('RTCPeerConnection', FakePeerConnection);
  vi.stubGlobal('MediaStream', FakeStream);
  vi.stubGlobal('MediaStreamTrackEvent', FakeTrackEvent);
}

/** The one place where a fake is passed for what it stands for. */
export function standIn<T>(fake: unknown): T {
  return fake as T;
}

export function createTestPhone(options: PhoneOptions = {}): TestPhone {
  const edge = new ScriptedEdge();
  const edgeAccount = { ...account.edge, ...options.edge };
  stubBrowser(edge);
  const audible: boolean[] = [];
  const log = createRecorder<{ level: string; event: string }>();
  let microphone = options.microphone === false ? null : new FakeTrack();
  const microphoneListeners = new Set<(track: MediaStreamTrack | null) => void>();
  const audio: PhoneDependencies['audio'] = {
    get microphone() {
      return standIn<MediaStreamTrack | null>(microphone);
    },
    onMicrophone(listener) {
      microphoneListeners.add(listener);
      return () => microphoneListeners.delete(listener);
    },
    context: standIn<AudioContext>({}),
    attach() {
      const index = audible.push(false) - 1;
      return {
        setAudible: (value) => {
          audible[index] = value;
        },
        level: () => 0,
        detach: () => undefined,
      };
    },
    async phraseTrack() {
      if (options.decodes === false) throw new Error('not audio');
      return standIn<MediaStreamTrack>(new FakeTrack());
    },
  };
  const phone = createPhone({
    account: {
      ...account,
      edge: edgeAccount,
      password: options.password ?? account.password,
      route: { ...plainRoute(edgeAccount.server), ...options.route },
    },
    audio,
    speak: options.speak ?? (async () => ok(new Uint8Array())),
    log: (level, event) => log.push({ level, event }),
    ringSeconds: options.ringSeconds ?? 60,
    presence: options.presence ?? (() => null),
  });
  const reachability = createRecorder<Reachability>();
  const legs = createRecorder<TestLeg>();
  const referrals = createRecorder<Referral>();
  phone.subscribe((event) => {
    if (event.type === 'reachability') reachability.push(event.reachability);
    else if (event.type === 'referral') referrals.push(event.referral);
    else {
      const events = createRecorder<LegEvent>();
      event.leg.subscribe((legEvent) => events.push(legEvent));
      legs.push({ leg: event.leg, events });
      if (options.ring !== false) event.leg.ring();
    }
  });
  const testPhone: TestPhone = {
    phone,
    edge,
    reachability,
    legs,
    referrals,
    log,
    audible,
    get microphone() {
      return microphone;
    },
    setMicrophone(track) {
      microphone = track;
      for (const listener of microphoneListeners) listener(standIn<MediaStreamTrack | null>(track));
    },
    async registered() {
      phone.start();
      await reachability.until(({ kind }) => kind === 'reachable');
      return testPhone;
    },
  };
  return testPhone;
}
