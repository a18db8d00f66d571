/**
 * The microphone, opened at sign-in and kept open: of the rep's devices the best that is connected. When it vanishes the
 * next one takes its place within the same second, and the rep reads about it. During a call another one takes over only
 * once it has given a sound. A capture that is overtaken by a newer one is stopped unheard.
 */
import type { ConnectedDevice, DevicePreference } from '../../src-main/contract/devices.ts';
import type { ManagedAudioDesk } from '../call/ports.ts';
import type { AudioBrowser } from './browser.ts';
import { type Captured, capture, type Processing } from './capture.ts';
import { type Cause, keptNotice, microphoneNotice, mutedNotice, silentNotice } from './microphone-notice.ts';
import { rankedIds } from './ranking.ts';

export type MicrophoneState = ManagedAudioDesk['microphoneState'];

export interface MicrophoneListeners {
  readonly onState: (state: MicrophoneState) => void;
  /** Another track, or none any more; told before the old one is stopped. */
  readonly onTrack: (track: MediaStreamTrack | null) => void;
  readonly onNotice: (text: string) => void;
  /** A call is sending this microphone. */
  readonly inCall: () => boolean;
  /** Whether the track gives any sound within a moment. */
  readonly isHeard: (track: MediaStreamTrack) => Promise<boolean>;
}

export class Microphone {
  #state: MicrophoneState = 'opening';
  #track: MediaStreamTrack | null = null;
  #wanted: readonly DevicePreference[] = [];
  #processing: Processing = { echoCancellation: true, noiseSuppression: true, automaticGain: false };
  #captures = 0;
  /** Devices that gave no sound when they should have taken over: not tried again until they leave or are chosen. */
  #silent: readonly string[] = [];
  readonly #devices: AudioBrowser['devices'];
  readonly #listeners: MicrophoneListeners;

  constructor(devices: AudioBrowser['devices'], listeners: MicrophoneListeners) {
    this.#devices = devices;
    this.#listeners = listeners;
  }

  get state(): MicrophoneState {
    return this.#state;
  }

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** Opens the best of `wanted` (none: the system's default). Nothing happens when nothing changed. */
  async choose(wanted: readonly DevicePreference[], processing: Processing = this.#processing): Promise<void> {
    const known = JSON.stringify([this.#wanted, this.#processing]) === JSON.stringify([wanted, processing]);
    if (known && this.#state === 'ready') return;
    const reprocessed = JSON.stringify(this.#processing) !== JSON.stringify(processing);
    this.#wanted = wanted;
    this.#processing = processing;
    this.#silent = [];
    this.#captures += 1;
    const mine = this.#captures;
    const [best] = rankedIds(wanted, await this.#inputs());
    if (mine !== this.#captures) return;
    const inUse = this.#state === 'ready' && !reprocessed && best !== undefined && best === this.#deviceId();
    if (!inUse) await this.#open('chosen');
  }

  /** Tries again after it was refused or missing. */
  async reopen(): Promise<void> {
    if (this.#state !== 'ready') await this.#open('chosen');
  }

  /** Devices came or went. */
  async devicesChanged(): Promise<void> {
    if (this.#state === 'missing') return this.#open('returned');
    if (this.#state !== 'ready' || this.#track === null) return;
    const seen = this.#captures;
    const inputs = await this.#inputs();
    if (seen !== this.#captures) return;
    this.#silent = this.#silent.filter((id) => inputs.some(({ deviceId }) => deviceId === id));
    const [best] = this.#ranked(inputs);
    const current = this.#deviceId();
    if (best !== undefined) {
      // The system may tell of its devices before the track that came from one of them ends.
      if (best !== current) await this.#open(this.#track?.readyState === 'live' ? 'returned' : 'lost');
      return;
    }
    const systemDefault = inputs.find((input) => input.deviceId === 'default');
    const group = this.#track?.getSettings().groupId;
    const moved = systemDefault !== undefined && group !== undefined && systemDefault.groupId !== group;
    if (moved) await this.#open('moved');
  }

  close(): void {
    this.#captures += 1;
    this.#track?.stop();
    this.#track = null;
  }

  #deviceId(): string | undefined {
    return this.#track?.getSettings().deviceId;
  }

  async #inputs(): Promise<readonly ConnectedDevice[]> {
    return (await this.#devices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput');
  }

  #ranked(inputs: readonly ConnectedDevice[]): readonly string[] {
    return rankedIds(this.#wanted, inputs).filter((id) => !this.#silent.includes(id));
  }

  async #open(cause: Cause): Promise<void> {
    this.#captures += 1;
    const mine = this.#captures;
    if (this.#track === null) this.#setState('opening');
    const ranked = this.#ranked(await this.#inputs());
    const captured = await capture(this.#devices, ranked, this.#processing);
    if (captured.kind !== 'track') {
      if (mine === this.#captures) this.#install(captured, cause);
      return;
    }
    const silent = mine === this.#captures && (await this.#isSilent(captured.track));
    const wanted = captured.wanted && (ranked.length > 0 || this.#wanted.length === 0);
    if (mine !== this.#captures) captured.track.stop();
    else if (silent) this.#keep(captured.track);
    else this.#install({ ...captured, wanted }, cause);
  }

  /** Only where somebody is heard through another one now: with nothing to go back to, any microphone is better than none. */
  async #isSilent(track: MediaStreamTrack): Promise<boolean> {
    if (this.#track?.readyState !== 'live' || !this.#listeners.inCall()) return false;
    const heard = await this.#listeners.isHeard(track);
    return !heard && this.#track?.readyState === 'live';
  }

  /** Back to the one in use, which was never let go. */
  #keep(refused: MediaStreamTrack): void {
    const { deviceId } = refused.getSettings();
    if (deviceId !== undefined) this.#silent = [...this.#silent, deviceId];
    this.#listeners.onNotice(silentNotice(refused.label, this.#track?.label ?? ''));
    refused.stop();
  }

  #install(captured: Captured, cause: Cause): void {
    const old = this.#track;
    if (captured.kind !== 'track' && old?.readyState === 'live') {
      // Whoever is heard now must not fall silent because another device would not open.
      if (cause !== 'returned') this.#listeners.onNotice(keptNotice(old.label));
      return;
    }
    const track = captured.kind === 'track' ? captured.track : null;
    this.#track = track;
    if (track !== null) this.#follow(track);
    this.#setState(captured.kind === 'track' ? 'ready' : captured.kind === 'denied' ? 'denied' : 'missing');
    if (old !== track) this.#listeners.onTrack(track);
    old?.stop();
    const notice = microphoneNotice(captured, cause);
    if (notice !== null) this.#listeners.onNotice(notice);
    if (track?.muted === true) this.#listeners.onNotice(mutedNotice(true));
  }

  #follow(track: MediaStreamTrack): void {
    track.addEventListener('ended', () => {
      if (this.#track === track) void this.#open('lost');
    });
    for (const muted of [true, false]) {
      track.addEventListener(muted ? 'mute' : 'unmute', () => {
        if (this.#track === track) this.#listeners.onNotice(mutedNotice(muted));
      });
    }
  }

  #setState(state: MicrophoneState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#listeners.onState(state);
  }
}
