/** The audio desk: microphone, headset and ringer of one sign-in, opened once and shared by every call. */

import type { Result } from '../../src-main/contract/result.ts';
import type { AudioDesk, AudioDeskEvent, AudioSettings, ManagedAudioDesk } from '../call/ports.ts';
import { type AudioBrowser, chromium } from './browser.ts';
import { FarEnds } from './far-ends.ts';
import { Microphone, type MicrophoneState } from './microphone.ts';
import { Output } from './output.ts';
import { Ringer } from './ringer.ts';
import { decode, Speech } from './speech.ts';
import { beepSamples } from './tones.ts';

/** A flood of second calls is one beep, ms. */
const beepSpacing = 3_000;

/**
 * Opens the desk and begins to open the microphone: a permission question may keep that waiting for long, so it is not
 * waited for. Rejects when the machine has no audio at all.
 */
export async function openAudioDesk(
  settings: AudioSettings,
  browser: AudioBrowser = chromium,
): Promise<ManagedAudioDesk> {
  const desk = new BrowserAudioDesk(settings, browser);
  await desk.apply(settings);
  return desk;
}

class BrowserAudioDesk implements ManagedAudioDesk {
  readonly context: AudioContext;
  readonly #ringContext: AudioContext;
  readonly #devices: AudioBrowser['devices'];
  readonly #microphone: Microphone;
  readonly #farEnds: FarEnds;
  readonly #speech: Speech;
  readonly #ringer: Ringer;
  readonly #headset: Output;
  readonly #ringerOutput: Output;
  readonly #listeners = new Set<(event: AudioDeskEvent) => void>();
  readonly #trackListeners = new Set<(track: MediaStreamTrack | null) => void>();
  #beepedAt = Number.NEGATIVE_INFINITY;

  constructor(settings: AudioSettings, browser: AudioBrowser) {
    const { devices } = browser;
    this.#devices = devices;
    this.context = browser.createContext();
    this.#ringContext = browser.createContext();
    this.#farEnds = new FarEnds(this.context, browser.pull);
    this.#speech = new Speech(this.context);
    this.#ringer = new Ringer(this.#ringContext, settings.ringerVolume);
    this.#headset = new Output(this.context, devices, () =>
      this.#notice('The headset chosen in Settings is not connected. Callers sound on the system’s default device.'),
    );
    this.#ringerOutput = new Output(this.#ringContext, devices, () =>
      this.#notice('The ringer’s device is not connected. Baton rings on the system’s default device.'),
    );
    this.#microphone = new Microphone(devices, {
      onState: (state) => this.#emit({ type: 'microphone', state }),
      onTrack: (track) => {
        for (const listener of this.#trackListeners) listener(track);
      },
      onNotice: (text) => this.#notice(text),
    });
    devices.addEventListener('devicechange', this.#onDeviceChange);
    this.#wake();
    // Where autoplay is restricted the contexts sleep until the rep has touched the window once.
    if (this.context.state !== 'running') browser.onNextGesture(() => this.#wake());
  }

  get microphone(): MediaStreamTrack | null {
    return this.#microphone.track;
  }

  get microphoneState(): MicrophoneState {
    return this.#microphone.state;
  }

  subscribe(listener: (event: AudioDeskEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onMicrophone(listener: (track: MediaStreamTrack | null) => void): () => void {
    this.#trackListeners.add(listener);
    return () => this.#trackListeners.delete(listener);
  }

  async apply({ microphoneId, headsetId, ringerId, ringerVolume }: AudioSettings): Promise<void> {
    this.#ringer.setVolume(ringerVolume);
    void this.#microphone.choose(microphoneId);
    await Promise.all([this.#headset.choose(headsetId), this.#ringerOutput.choose(ringerId)]);
  }

  async reopenMicrophone(): Promise<void> {
    await this.#microphone.reopen();
  }

  attach(stream: MediaStream): ReturnType<AudioDesk['attach']> {
    this.#wake();
    return this.#farEnds.attach(stream);
  }

  remoteLevel(): number {
    return this.#farEnds.level();
  }

  startRinger(): void {
    this.#ringer.start();
  }

  stopRinger(): void {
    this.#ringer.stop();
  }

  beep(): void {
    const now = performance.now();
    if (now - this.#beepedAt < beepSpacing) return;
    this.#beepedAt = now;
    const samples = beepSamples(this.context.sampleRate);
    const buffer = this.context.createBuffer(1, samples.length, this.context.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.context.destination);
    source.start();
  }

  async playWhisper(wav: Uint8Array): Promise<Result<void>> {
    this.#ringer.setDucked(true);
    const played = await this.#speech.play(wav);
    if (!this.#speech.isSpeaking) this.#ringer.setDucked(false);
    return played;
  }

  cutWhisper(): void {
    this.#speech.cut();
  }

  async phraseTrack(wav: Uint8Array): Promise<MediaStreamTrack> {
    const buffer = await decode(this.context, wav);
    const destination = this.context.createMediaStreamDestination();
    const [track] = destination.stream.getAudioTracks();
    if (buffer === null || track === undefined) throw new Error('the phrase is not audio');
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(destination);
    source.start();
    return track;
  }

  async close(): Promise<void> {
    this.#devices.removeEventListener('devicechange', this.#onDeviceChange);
    this.#ringer.stop();
    this.#speech.cut();
    this.#microphone.close();
    await Promise.all([this.context.close(), this.#ringContext.close()]);
  }

  readonly #onDeviceChange = (): void => {
    void this.#microphone.devicesChanged();
    void this.#headset.devicesChanged();
    void this.#ringerOutput.devicesChanged();
  };

  #wake(): void {
    for (const context of [this.context, this.#ringContext]) {
      if (context.state === 'suspended') void context.resume();
    }
  }

  #notice(text: string): void {
    this.#emit({ type: 'notice', text });
  }

  #emit(event: AudioDeskEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
