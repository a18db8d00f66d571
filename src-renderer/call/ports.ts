/**
 * What the call needs from the outside, as types: the SIP leg, the audio, the desk-side bridge.
 * `src-renderer/sip` and `src-renderer/audio` implement them; the runtime wires them; the pure call code never sees more.
 */
import type { AvailabilityState } from '../../src-main/contract/availability.ts';
import type {
  BridgeStrategy,
  FailureCause,
  InviteFacts,
  NotReachedReason,
  TransferFailure,
} from '../../src-main/contract/call.ts';
import type { DialTarget } from '../../src-main/contract/dial-target.ts';
import type { Reachability } from '../../src-main/contract/presence.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { AcceptSignal, Account, Settings } from '../../src-main/contract/settings.ts';
import type { MediaSample } from './quality/sample.ts';

/** How the caller went away before the rep bridged (CANCEL, RFC 3261 9; Reason header, RFC 3326). */
export type CancelCause = 'caller-left' | 'answered-elsewhere' | 'timed-out';

export type TransferProgress =
  | { readonly kind: 'trying' }
  | { readonly kind: 'ringing' }
  /** The far end talks to them now. */
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly why: TransferFailure };

export type LegEvent =
  /** ICE and DTLS are up: Bridge will be immediate. `afterMs` since the INVITE. */
  | { readonly type: 'media-ready'; readonly afterMs: number }
  /** The strategy in force changed; `fallback` says why in words. */
  | { readonly type: 'strategy'; readonly strategy: BridgeStrategy; readonly fallback: string | null }
  /** The INVITE was cancelled or, on a consult leg, ended before the rep bridged. */
  | { readonly type: 'cancelled'; readonly cause: CancelCause }
  /** Our 200 was acknowledged (RFC 3261 13.3.1.4). */
  | { readonly type: 'acknowledged' }
  /** A call of ours rings over there, or has sound before it is answered (RFC 3960). */
  | { readonly type: 'progress'; readonly kind: 'ringing' | 'early-media' }
  /** A call of ours was answered, and the answer acknowledged. */
  | { readonly type: 'answered' }
  /** A call of ours was refused. */
  | { readonly type: 'not-reached'; readonly why: NotReachedReason }
  /** Inbound RTP is flowing. */
  | { readonly type: 'inbound-audio' }
  /** The far end changed direction: it put us on hold or took us back (RFC 6337). */
  | { readonly type: 'remote-hold'; readonly held: boolean }
  /** The far end tells how the transfer goes that we asked it for (REFER, RFC 3515). */
  | { readonly type: 'transfer'; readonly progress: TransferProgress }
  /** The far end hung up. */
  | { readonly type: 'remote-hang-up' }
  | { readonly type: 'failed'; readonly cause: FailureCause };

/** One call leg. Every method is safe in every state: a call after the end resolves to a failure value, never throws. */
export interface CallLeg {
  readonly id: string;
  subscribe(listener: (event: LegEvent) => void): () => void;
  setMuted(muted: boolean): void;
  setHeld(held: boolean): Promise<Result<void>>;
  /** 0-9, A-D, #, *: as RFC 4733 events or, where those were not agreed on, by INFO. Resolves when all are sent. */
  sendTones(tones: string): Promise<Result<void>>;
  /** Asks the far end to call `target` instead. How it goes is told by `transfer` events. */
  transfer(target: DialTarget): void;
  /** Asks the far end to take this side's place in the call with `other`, by `transfer` events as well. */
  putThrough(other: CallLeg): void;
  /** Sends what this stream says beside the microphone; null: the microphone alone. */
  mix(other: MediaStream | null): void;
  hangUp(): Promise<void>;
  /** What the browser has counted about its media so far; null before there is any. */
  sampleMedia(): Promise<MediaSample | null>;
  /** What the far end sends; null before media is set up. */
  readonly remoteAudio: MediaStream | null;
}

export interface OutboundLeg extends CallLeg {
  readonly direction: 'out';
  /** Sends the INVITE. Until the answer `hangUp` is a CANCEL. */
  dial(): void;
}

export interface InboundLeg extends CallLeg {
  readonly direction: 'in';
  readonly facts: InviteFacts;
  /** Sends 180 and starts the pre-warm for the account's strategy, falling back by itself. Call once the card is shown. */
  ring(): void;
  /** Opens audio both ways at once, sends 200 where it was not sent, signals acceptance on a consult leg. */
  bridge(accept: () => Promise<Result<Record<string, never>>>): Promise<Result<void>>;
  /** Final response with `X-Baton-Reason: reason`; on an answered consult leg a BYE that carries it. */
  decline(status: 480 | 486 | 488 | 603, reason: string): Promise<void>;
  /** Tells the platform the rep needs `seconds` more: 182 Queued with X-Baton-Reason (early/plain), nothing on an answered leg. */
  askMoreTime(seconds: number): Promise<void>;
}

export type AnyLeg = InboundLeg | OutboundLeg;

/** The far end of a call asks this phone to call somebody else instead (REFER, RFC 3515). It waits until one of the two is done. */
export interface Referral {
  /** The call that asks. */
  readonly legId: string;
  /** Whom it names, without parameters and headers: to be judged before anybody is called. */
  readonly uri: string;
  /** 403: not allowed here. */
  refuse(): void;
  /** 202, and a call that is not sent yet, as `Phone.call` gives; how it goes is reported to whoever asked. */
  follow(callId: string): Result<OutboundLeg>;
}

export type PhoneEvent =
  | { readonly type: 'reachability'; readonly reachability: Reachability }
  | { readonly type: 'invite'; readonly leg: InboundLeg }
  /** Somebody takes the place of the far end of a call: bridge it, and that one is over. */
  | { readonly type: 'referral'; readonly referral: Referral }
  | { readonly type: 'replacement'; readonly leg: InboundLeg; readonly replacedLegId: string };

/** Which ways media may take: what STUN and TURN servers answered, ms after the first was asked. */
export interface PathCheck {
  /** Such servers are configured. */
  readonly stuns: boolean;
  readonly turns: boolean;
  /** Null: no answer. */
  readonly reflexiveMs: number | null;
  readonly relayMs: number | null;
  /** A TURN server refused the user name or password. */
  readonly refused: boolean;
}

/** What sound on its way through the TURN server meets. */
export type RelayMeasurement =
  /** None is configured: there is no way that could be measured without a call. */
  | { readonly kind: 'no-relay' }
  /** One is, and nothing came back from it. */
  | { readonly kind: 'not-carried' }
  | {
      readonly kind: 'measured';
      /** To the relay and back, the middle one of all packets. */
      readonly roundTripMs: number;
      /** Share of the packets, 0..1. */
      readonly lost: number;
      /** Up and down at once. */
      readonly kbitPerSecond: number;
    };

export interface Phone {
  subscribe(listener: (event: PhoneEvent) => void): () => void;
  /** Connects and registers; from then on keeps itself registered until `stop`. */
  start(): void;
  /**
   * A call to `target`, not sent yet: subscribe, then `dial`. Fails in words when the phone is not connected or the
   * address is not fit for SIP. `callId`: its Call-ID.
   */
  call(target: DialTarget, callId: string): Result<OutboundLeg>;
  /**
   * The socket is in doubt: after a change of the network it has to prove itself now, after a sleep it is opened anew, for
   * what still comes out of it is as old as the sleep.
   */
  checkNow(doubt: 'network' | 'sleep'): void;
  /** `PhoneDependencies.presence` may answer something else now. */
  presenceChanged(): void;
  /** One round trip to the edge; fails when it does not answer. */
  checkEdge(): Promise<Result<{ readonly roundTripMs: number }>>;
  /** Takes up to 5 s. */
  checkPaths(): Promise<PathCheck>;
  /** Takes about 5 s; `signal` ends it at once. */
  measureRelay(signal: AbortSignal): Promise<RelayMeasurement>;
  /** Unregisters and closes; live calls end first. */
  stop(): Promise<void>;
}

/** Audio that is opened once at sign-in and shared by every call. */
export interface AudioDesk {
  /** The microphone's track; disabled unless a call is bridged and unmuted. Null: microphone refused or absent. */
  readonly microphone: MediaStreamTrack | null;
  readonly context: AudioContext;
  /**
   * The microphone was replaced (headset unplugged, another one chosen) or is gone (null): live legs send the new track
   * by `sender.replaceTrack`. Legs send clones: mute and hold are theirs, the desk's own track stays disabled.
   */
  onMicrophone(listener: (track: MediaStreamTrack | null) => void): () => void;
  /** Plays a far end through the headset. The same stream attached twice is one sound with one gain. `setAudible(false)` keeps it connected with gain 0. */
  attach(stream: MediaStream): { setAudible(audible: boolean): void; level(): number; detach(): void };
  startRinger(): void;
  stopRinger(): void;
  /** The North American ringback tone in the headset, until it is stopped. */
  startRingback(): void;
  stopRingback(): void;
  /** One soft tone in the headset, for something that must not interrupt a conversation. */
  beep(): void;
  /** Plays a WAV to the headset only, the ringer silent meanwhile. Resolves when it ended or was cut; fails when it cannot be decoded. */
  playWhisper(wav: Uint8Array): Promise<Result<void>>;
  cutWhisper(): void;
  /** A track that carries the spoken phrase once, to be sent instead of the microphone. Rejects when it cannot be decoded. */
  phraseTrack(wav: Uint8Array): Promise<MediaStreamTrack>;
}

/** The audio settings of the rep. */
export type AudioSettings = Pick<
  Settings,
  'microphones' | 'headsets' | 'ringers' | 'ringerVolume' | 'echoCancellation' | 'noiseSuppression' | 'automaticGain'
>;

export type AudioDeskEvent =
  | { readonly type: 'microphone'; readonly state: 'opening' | 'ready' | 'denied' | 'missing' }
  /** What changed about the devices, for the rep to read. */
  | { readonly type: 'notice'; readonly text: string };

/** How loud something is now, 0..1, until it is stopped. */
export interface LevelWatch {
  level(): number;
  stop(): void;
}

/** The audio desk as the session, which opened it, sees it. */
export interface ManagedAudioDesk extends AudioDesk {
  readonly microphoneState: 'opening' | 'ready' | 'denied' | 'missing';
  subscribe(listener: (event: AudioDeskEvent) => void): () => void;
  /** Changes devices and volume under a running call; nothing is reopened that did not change. */
  apply(settings: AudioSettings): Promise<void>;
  /** Asks for the microphone again after it was refused or missing. */
  reopenMicrophone(): Promise<void>;
  /** The loudest audible far end, 0..1. */
  remoteLevel(): number;
  /** Listens to the microphone for as long as it is not stopped; 0..1. It is sent nowhere. */
  listen(): LevelWatch;
  /** A second of tone in the headset, so that the rep hears which one it is; or one ring on every ringer. */
  playTest(where: 'headset' | 'ringer'): Promise<Result<void>>;
  close(): Promise<void>;
}

/** What others may see of the rep. */
export type PublishedPresence = AvailabilityState | 'on-the-phone';

export interface PhoneDependencies {
  readonly account: Account;
  readonly audio: Pick<AudioDesk, 'microphone' | 'onMicrophone' | 'context' | 'attach' | 'phraseTrack'>;
  /** Speaks the accept phrase; a failure falls back to the desk signal. */
  readonly speak: (text: string) => Promise<Result<Uint8Array>>;
  readonly log: (
    level: 'info' | 'warn' | 'error',
    event: string,
    fields?: Record<string, string | number | boolean | null>,
  ) => void;
  /** Seconds an INVITE may ring before it is answered 480 (RFC 3261 noAnswer). */
  readonly ringSeconds: number;
  /** What the edge is told of the rep by PUBLISH, where it takes that; null: nothing. */
  readonly presence: () => PublishedPresence | null;
}

export type { AcceptSignal, TransferFailure };
