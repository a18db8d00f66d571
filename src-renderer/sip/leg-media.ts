/**
 * The media of one call: a clone of the desk's microphone going out, the far end coming in through the headset. Both are
 * connected from the first answer on and silent until they are opened, so that opening them is immediate.
 */
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import type { PhoneDependencies } from '../call/ports.ts';
import type { MediaSample } from '../call/quality/sample.ts';
import type { CallDescriptionHandler, OfferAnswer } from './description-handler.ts';
import { type InboundRtp, readInboundRtp } from './inbound-rtp.ts';
import { errorName, type Log } from './log.ts';
import { readMediaSample } from './media-sample.ts';
import { Mixer } from './mixer.ts';

type AudioDesk = PhoneDependencies['audio'];

export interface LegMediaListeners {
  /** ICE and DTLS are up. */
  readonly onConnected: () => void;
  /** `insecure`: DTLS itself failed (wrong fingerprint), so no retry can help. */
  readonly onFailed: (insecure: boolean) => void;
  readonly onDisconnected: () => void;
}

export class LegMedia {
  readonly #audio: AudioDesk;
  readonly #log: Log;
  readonly #listeners: LegMediaListeners;
  readonly #forgetMicrophone: () => void;
  #handler: CallDescriptionHandler | null = null;
  #playback: ReturnType<AudioDesk['attach']> | null = null;
  #sending = false;
  #audible = false;
  #closed = false;
  #mixer: Mixer | null = null;
  /** Changes of what the sender sends, one after the other: an overtaken clone would keep the microphone open. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(audio: AudioDesk, log: Log, listeners: LegMediaListeners) {
    this.#audio = audio;
    this.#log = log;
    this.#listeners = listeners;
    this.#forgetMicrophone = audio.onMicrophone((track) => void this.#replaceMicrophone(track));
  }

  get hasMicrophone(): boolean {
    return this.#audio.microphone !== null;
  }

  get remoteStream(): MediaStream | null {
    return this.#handler?.remoteMediaStream ?? null;
  }

  get connectionState(): RTCPeerConnectionState | null {
    return this.#handler?.connection?.connectionState ?? null;
  }

  /** Takes over what sip.js has just created for this call. */
  bind(handler: CallDescriptionHandler): void {
    const { connection } = handler;
    if (this.#closed || !connection) return;
    this.#handler = handler;
    connection.addEventListener('track', () => this.#play());
    connection.addEventListener('connectionstatechange', () => this.#onConnectionState(connection));
  }

  /** What the prospect hears of the rep. Takes effect now, or as soon as there is media. */
  setSending(sending: boolean): void {
    this.#sending = sending;
    for (const track of this.#outgoing()) track.enabled = sending;
  }

  /** What the rep hears of the prospect. */
  setAudible(audible: boolean): void {
    this.#audible = audible;
    this.#play();
    this.#playback?.setAudible(audible);
  }

  /** The media was set up when there was no microphone. */
  get lacksMicrophone(): boolean {
    return this.#sender()?.track === null;
  }

  /** A microphone that appeared since goes out without renegotiation. */
  takeMicrophone(): Promise<void> {
    return this.#replaceMicrophone(this.#audio.microphone);
  }

  /** Sends RFC 4733 events; null before there is media. */
  get dtmf(): RTCDTMFSender | null {
    return this.#sender()?.dtmf ?? null;
  }

  /** Sends what `other` says beside the microphone; null: the microphone alone. */
  mix(other: MediaStream | null): Promise<void> {
    return this.#inTurn(async () => {
      const sender = this.#sender();
      if (!sender || this.#closed) return;
      const mixer = this.#mixer;
      const microphone = mixer === null ? sender.track : mixer.microphone;
      try {
        if (other === null) await this.#send(sender, microphone);
        else await this.#sendMixed(sender, other, microphone);
        mixer?.stop();
      } catch (error) {
        this.#log('warn', 'call.not-mixed', { why: errorName(error) });
      }
    });
  }

  /** An offer outside of an INVITE (RFC 3311). */
  async answerOffer(sdp: string, hold: boolean): Promise<OfferAnswer> {
    return this.#handler?.answerOffer(sdp, hold) ?? { kind: 'busy', ours: false };
  }

  /** The newest session descriptions of both sides; empty before there are any. */
  get descriptions(): { readonly ours: string; readonly theirs: string } {
    const { connection } = this.#handler ?? {};
    return { ours: connection?.localDescription?.sdp ?? '', theirs: connection?.remoteDescription?.sdp ?? '' };
  }

  /** Sends `track` instead of the microphone for `seconds`, then the microphone again. */
  say(track: MediaStreamTrack, seconds: number): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const sender = this.#sender();
      if (!sender || this.#closed) return fail('unsupported', 'There is no outgoing audio to speak into.');
      const microphone = sender.track;
      try {
        await sender.replaceTrack(track);
        await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
        await this.#send(sender, microphone);
        return ok(undefined);
      } catch (error) {
        this.#log('warn', 'call.phrase-not-sent', { why: errorName(error) });
        return fail('unsupported', 'The phrase could not be spoken into the call.');
      } finally {
        track.stop();
      }
    });
  }

  /** Null when there is no media yet. */
  async inboundRtp(): Promise<InboundRtp | null> {
    const { connection } = this.#handler ?? {};
    return connection ? readInboundRtp((await connection.getStats()).values()) : null;
  }

  /** Null when there is no media yet. */
  async sample(): Promise<MediaSample | null> {
    const { connection } = this.#handler ?? {};
    return connection ? readMediaSample((await connection.getStats()).values()) : null;
  }

  /** Silences both directions at once. sip.js closes the connection when the session ends. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#forgetMicrophone();
    this.setSending(false);
    this.#mixer?.microphone?.stop();
    this.#mixer?.stop();
    this.#playback?.setAudible(false);
    this.#playback?.detach();
    this.#playback = null;
  }

  #play(): void {
    const stream = this.remoteStream;
    if (this.#closed || this.#playback || !stream || stream.getAudioTracks().length === 0) return;
    this.#playback = this.#audio.attach(stream);
    this.#playback.setAudible(this.#audible);
    for (const track of this.#outgoing()) track.enabled = this.#sending;
  }

  #onConnectionState(connection: RTCPeerConnection): void {
    if (this.#closed) return;
    if (connection.connectionState === 'connected') this.#listeners.onConnected();
    if (connection.connectionState === 'disconnected') this.#listeners.onDisconnected();
    if (connection.connectionState === 'failed') {
      this.#listeners.onFailed(connection.getSenders().some(({ transport }) => transport?.state === 'failed'));
    }
  }

  #replaceMicrophone(track: MediaStreamTrack | null): Promise<void> {
    return this.#inTurn(async () => {
      const sender = this.#sender();
      if (!sender || this.#closed) return;
      const previous = this.#mixer === null ? sender.track : this.#mixer.microphone;
      const clone = track?.clone() ?? null;
      try {
        if (this.#mixer === null) await this.#send(sender, clone);
        else this.#mix(this.#mixer, clone);
        previous?.stop();
      } catch (error) {
        clone?.stop();
        this.#log('warn', 'call.microphone-not-replaced', { why: errorName(error) });
      }
    });
  }

  async #sendMixed(sender: RTCRtpSender, other: MediaStream, microphone: MediaStreamTrack | null): Promise<void> {
    const mixer = new Mixer(this.#audio.context, other);
    this.#mix(mixer, microphone);
    await sender.replaceTrack(mixer.track);
    this.#mixer = mixer;
    if (this.#closed) mixer.stop();
  }

  #mix(mixer: Mixer, microphone: MediaStreamTrack | null): void {
    if (microphone) microphone.enabled = this.#sending;
    mixer.setMicrophone(microphone);
  }

  /** Bridge, mute, hold or the end of the call may come while the sender changes tracks: what counts is how it is then. */
  async #send(sender: RTCRtpSender, track: MediaStreamTrack | null): Promise<void> {
    if (track) track.enabled = this.#sending;
    this.#mixer = null;
    if (!this.#closed) await sender.replaceTrack(track);
    if (track) track.enabled = this.#sending;
    if (this.#closed) track?.stop();
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(change);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #outgoing(): MediaStreamTrack[] {
    if (this.#mixer !== null) return this.#mixer.microphone === null ? [] : [this.#mixer.microphone];
    const senders = this.#handler?.connection?.getSenders() ?? [];
    return senders.flatMap(({ track }) => (track === null ? [] : [track]));
  }

  /** The sender of the negotiated audio section. */
  #sender(): RTCRtpSender | null {
    const transceivers = this.#handler?.connection?.getTransceivers() ?? [];
    const audio = transceivers.filter(
      ({ receiver, direction }) => receiver.track.kind === 'audio' && direction !== 'stopped',
    );
    return (audio.find(({ mid }) => mid !== null) ?? audio[0])?.sender ?? null;
  }
}
