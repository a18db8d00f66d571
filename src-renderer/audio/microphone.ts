/**
 * The microphone, opened at sign-in and kept open: when it vanishes the next one takes its place within the same second,
 * and the rep reads about it. A capture that is overtaken by a newer one is stopped unheard.
 */
import type { ManagedAudioDesk } from '../call/ports.ts';
import type { AudioBrowser } from './browser.ts';
import { type Captured, capture } from './capture.ts';
import { type Cause, keptNotice, microphoneNotice, mutedNotice } from './microphone-notice.ts';

export type MicrophoneState = ManagedAudioDesk['microphoneState'];

export interface MicrophoneListeners {
  readonly onState: (state: MicrophoneState) => void;
  /** Another track, or none any more; told before the old one is stopped. */
  readonly onTrack: (track: MediaStreamTrack | null) => void;
  readonly onNotice: (text: string) => void;
}

export class Microphone {
  #state: MicrophoneState = 'opening';
  #track: MediaStreamTrack | null = null;
  #wanted: string | null = null;
  #captures = 0;
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

  /** Opens `deviceId` (null: the system's default). Nothing happens when it is the one in use. */
  async choose(deviceId: string | null): Promise<void> {
    const inUse = this.#state === 'ready' && deviceId === this.#wanted;
    if (!inUse) await this.#open(deviceId, 'chosen');
  }

  /** Tries again after it was refused or missing. */
  async reopen(): Promise<void> {
    if (this.#state !== 'ready') await this.#open(this.#wanted, 'chosen');
  }

  /** Devices came or went. */
  async devicesChanged(): Promise<void> {
    if (this.#state === 'missing') return this.#open(this.#wanted, 'returned');
    if (this.#state !== 'ready' || this.#track === null) return;
    const { deviceId, groupId } = this.#track.getSettings();
    const inputs = (await this.#devices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput');
    if (this.#wanted !== null) {
      const isBack = inputs.some((input) => input.deviceId === this.#wanted);
      if (isBack && deviceId !== this.#wanted) await this.#open(this.#wanted, 'returned');
      return;
    }
    const systemDefault = inputs.find((input) => input.deviceId === 'default');
    const moved = systemDefault !== undefined && groupId !== undefined && systemDefault.groupId !== groupId;
    if (moved) await this.#open(null, 'moved');
  }

  close(): void {
    this.#captures += 1;
    this.#track?.stop();
    this.#track = null;
  }

  async #open(deviceId: string | null, cause: Cause): Promise<void> {
    this.#captures += 1;
    const mine = this.#captures;
    this.#wanted = deviceId;
    if (this.#track === null) this.#setState('opening');
    const captured = await capture(this.#devices, deviceId);
    if (mine === this.#captures) this.#install(captured, cause);
    else if (captured.kind === 'track') captured.track.stop();
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
      if (this.#track === track) void this.#open(this.#wanted, 'lost');
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
