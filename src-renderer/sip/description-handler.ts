/**
 * sip.js's session description handler with what a pre-warmed call needs: the desk's microphone instead of getUserMedia,
 * gathering that ends at the first usable candidate, audio only, and a microphone that stays on the negotiated m= line.
 */
import { type Session, type SessionDescriptionHandlerModifier, Web } from 'sip.js';
import type { Route } from '../../src-main/contract/network.ts';
import { preferCodec } from './codec-order.ts';
import type { Log } from './log.ts';
import { refuseSdp } from './sdp-policy.ts';

/** ICE gathering may hold back an answer this long, ms: a silent STUN server costs 5 s otherwise. */
const gatheringCap = 500;
/** Where nothing but a relay counts, it is waited for, ms: an allocation takes two round trips (RFC 8656 7). */
const relayCap = 3_000;

export interface MediaSettings {
  readonly iceServers: readonly RTCIceServer[];
  /** The microphone as it is when media is set up; null: none. */
  readonly microphone: () => MediaStreamTrack | null;
  /** Whether it is heard from the first answer on. A phone's is not: the rep bridges first. */
  readonly open: boolean;
  readonly route: Pick<Route, 'relayOnly' | 'codec'>;
  readonly log: Log;
}

type Options = Web.SessionDescriptionHandlerOptions;

export type OfferAnswer =
  | { readonly kind: 'answer'; readonly sdp: string }
  /** Another offer is under way; `ours`: by us. */
  | { readonly kind: 'busy'; readonly ours: boolean }
  | { readonly kind: 'unusable' };

export class CallDescriptionHandler extends Web.SessionDescriptionHandler {
  /** Called when a description cannot be used or made, before sip.js learns of it. */
  onRefused: (() => void) | null = null;
  readonly #codec: Route['codec'];
  #reachable = false;

  constructor(session: Session, media: MediaSettings) {
    const factory: Web.MediaStreamFactory = () => Promise.resolve(localStream(media));
    super(session.userAgent.getLogger('sip.SessionDescriptionHandler'), factory, {
      iceGatheringTimeout: media.route.relayOnly ? relayCap : gatheringCap,
      peerConnectionConfiguration: {
        iceServers: [...media.iceServers],
        bundlePolicy: 'balanced',
        ...(media.route.relayOnly ? { iceTransportPolicy: 'relay' } : {}),
      },
    });
    this.#codec = media.route.codec;
    this.connection?.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.type !== 'srflx' && candidate?.type !== 'relay') return;
      this.#reachable = true;
      this.iceGatheringComplete();
    });
  }

  /** Undefined once closed. */
  get connection(): RTCPeerConnection | undefined {
    return this.peerConnection;
  }

  /**
   * The answer of a provisional response (RFC 3960): heard, but not final, because another branch of a forked INVITE may
   * be the one that is answered. False when there is no offer it could answer.
   */
  async setEarlyAnswer(sdp: string): Promise<boolean> {
    const { connection } = this;
    if (connection?.signalingState !== 'have-local-offer') return false;
    await connection.setRemoteDescription({ type: 'pranswer', sdp });
    return true;
  }

  /** Answers an offer that did not come in an INVITE. Where it cannot be used, everything stays as it was. */
  async answerOffer(sdp: string, hold: boolean): Promise<OfferAnswer> {
    const state = this.connection?.signalingState;
    if (state !== 'stable') return { kind: 'busy', ours: state === 'have-local-offer' };
    if (refuseSdp(sdp) !== null) return { kind: 'unusable' };
    try {
      await this.setDescription(sdp, { hold });
      const { body } = await this.getDescription({ hold });
      return { kind: 'answer', sdp: body };
    } catch {
      await this.rollbackDescription();
      return { kind: 'unusable' };
    }
  }

  override async setDescription(
    sdp: string,
    options?: Options,
    modifiers?: SessionDescriptionHandlerModifier[],
  ): Promise<void> {
    try {
      // sip.js knows offers and answers, nothing between them.
      const early = this.connection?.signalingState === 'have-remote-pranswer';
      if (early) await this.connection?.setRemoteDescription({ type: 'answer', sdp });
      else await super.setDescription(sdp, options, modifiers);
      await this.#settle();
    } catch (error) {
      this.onRefused?.();
      throw error;
    }
  }

  override async getDescription(
    options?: Options,
    modifiers?: SessionDescriptionHandlerModifier[],
  ): ReturnType<Web.SessionDescriptionHandler['getDescription']> {
    try {
      return await super.getDescription(options, modifiers);
    } catch (error) {
      this.onRefused?.();
      throw error;
    }
  }

  /** A refused re-INVITE leaves no trace (RFC 6337 3.4). sip.js asks for this but its own handler cannot do it. */
  async rollbackDescription(): Promise<void> {
    const { connection } = this;
    if (connection?.signalingState === 'have-local-offer') await connection.setLocalDescription({ type: 'rollback' });
    if (connection?.signalingState === 'have-remote-offer') await connection.setRemoteDescription({ type: 'rollback' });
  }

  protected override waitForIceGatheringComplete(restart?: boolean, timeout?: number): Promise<void> {
    if (this.#reachable && !restart) return Promise.resolve();
    this.#reachable = false;
    return super.waitForIceGatheringComplete(restart, timeout);
  }

  /** An offer without a microphone still needs its audio section. */
  protected override async createLocalOfferOrAnswer(options?: Options): Promise<RTCSessionDescriptionInit> {
    const connection = this.connection;
    if (connection?.signalingState === 'stable' && connection.getTransceivers().length === 0) {
      connection.addTransceiver('audio', { direction: 'sendrecv', streams: [this.localMediaStream] });
    }
    if (connection) preferCodec(connection, this.#codec);
    return super.createLocalOfferOrAnswer(options);
  }

  /**
   * Video is declined. A microphone added before a sendonly or inactive offer sits on a transceiver of its own (RFC 8829
   * 5.10): it moves to the negotiated one, or it would never be heard once the far end takes the call off hold.
   */
  async #settle(): Promise<void> {
    const transceivers = this.connection?.getTransceivers() ?? [];
    for (const video of transceivers.filter(({ receiver }) => receiver.track.kind === 'video')) video.stop();
    const audio = transceivers.filter(
      ({ receiver, direction }) => receiver.track.kind === 'audio' && direction !== 'stopped',
    );
    const bound = audio.find(({ mid, sender }) => mid !== null && sender.track === null);
    const orphan = audio.find(({ mid, sender }) => mid === null && sender.track !== null);
    if (!bound || !orphan) return;
    const { track } = orphan.sender;
    await orphan.sender.replaceTrack(null);
    await bound.sender.replaceTrack(track);
    orphan.stop();
  }
}

/** A factory for `UserAgentOptions.sessionDescriptionHandlerFactory`. */
export function createDescriptionHandlers(media: MediaSettings): (session: Session) => CallDescriptionHandler {
  return (session) => new CallDescriptionHandler(session, media);
}

/** A clone: closing a call stops its tracks, and the original must live on. */
function localStream({ microphone, open }: MediaSettings): MediaStream {
  const track = microphone()?.clone();
  if (!track) return new MediaStream();
  track.enabled = open;
  return new MediaStream([track]);
}
