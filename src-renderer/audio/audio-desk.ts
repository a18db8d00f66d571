/** The audio desk: microphone, headset and ringer of one sign-in, opened once and shared by every call. */

import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import type { AudioDesk, AudioDeskEvent, AudioSettings, LevelWatch, ManagedAudioDesk } from '../call/ports.ts';
import { type AudioBrowser, chromium } from './browser.ts';
import { FarEnds } from './far-ends.ts';
import { givesSound, listenToCurrent } from './listening.ts';
import { Microphone, type MicrophoneState } from './microphone.ts';
import { Output } from './output.ts';
import { Ringback } from './ringback.ts';
import { Ringer } from './ringer.ts';
import { Ringers } from './ringers.ts';
import { decode, Speech } from './speech.ts';
import { beepSamples, ringSeconds, testSamples } from './tones.ts';

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
  readonly #devices: AudioBrowser['devices'];
  readonly #microphone: Microphone;
  readonly #farEnds: FarEnds;
  readonly #speech: Speech;
  readonly #ringers: Ringers;
  readonly #headset: Output;
  readonly #ringback: Ringback;
  readonly #listeners = new Set<(event: AudioDeskEvent) => void>();
  readonly #trackListeners = new Set<(track: MediaStreamTrack | null) => void>();
  #beepedAt = Number.NEGATIVE_INFINITY;
  #testRing = false;

  constructor(settings: AudioSettings, browser: AudioBrowser) {
    const { devices } = browser;
    this.#devices = devices;
    this.context = browser.createContext();
    this.#farEnds = new FarEnds(this.context, browser.pull);
    this.#speech = new Speech(this.context);
    this.#ringback = new Ringback(this.context);
    this.#headset = new Output(this.context, devices, () =>
      this.#notice('No headset chosen in Settings is connected. Callers sound on the system’s default device.'),
    );
    this.#ringers = new Ringers(
      devices,
      (volume) => new Ringer(browser.createContext(), volume),
      settings.ringerVolume,
      () => this.#notice('No ringer chosen in Settings is connected. Baton rings on the system’s default device.'),
    );
    this.#microphone = new Microphone(devices, {
      onState: (state) => this.#emit({ type: 'microphone', state }),
      onTrack: (track) => {
        for (const listener of this.#trackListeners) listener(track);
      },
      onNotice: (text) => this.#notice(text),
      inCall: () => this.#trackListeners.size > 0,
      isHeard: (track) => givesSound(this.context, track),
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

  async apply(settings: AudioSettings): Promise<void> {
    const { microphones, headsets, ringers, ringerVolume } = settings;
    const { echoCancellation, noiseSuppression, automaticGain } = settings;
    void this.#microphone.choose(microphones, { echoCancellation, noiseSuppression, automaticGain });
    await Promise.all([this.#headset.choose(headsets), this.#ringers.choose(ringers, ringerVolume)]);
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
    this.#testRing = false;
    this.#ringers.start();
  }

  stopRinger(): void {
    this.#ringers.stop();
  }

  startRingback(): void {
    this.#wake();
    this.#ringback.start();
  }

  stopRingback(): void {
    this.#ringback.stop();
  }

  beep(): void {
    const now = performance.now();
    if (now - this.#beepedAt < beepSpacing) return;
    this.#beepedAt = now;
    this.#sound(beepSamples(this.context.sampleRate));
  }

  listen(): LevelWatch {
    return listenToCurrent(this.context, () => this.#microphone.track);
  }

  async playTest(where: 'headset' | 'ringer'): Promise<Result<void>> {
    this.#wake();
    if (where === 'headset') await new Promise((resolve) => this.#sound(testSamples(this.context.sampleRate), resolve));
    else await this.#ringOnce();
    const heard = this.context.state === 'running';
    return heard ? ok(undefined) : fail('unsupported', 'The sound device does not start. Choose another one.');
  }

  /** A call that rings meanwhile goes on ringing. */
  async #ringOnce(): Promise<void> {
    if (this.#ringers.isRinging) return;
    this.#ringers.start();
    this.#testRing = true;
    await new Promise((resolve) => setTimeout(resolve, ringSeconds * 1_000));
    if (this.#testRing) this.#ringers.stop();
    this.#testRing = false;
  }

  #sound(samples: Float32Array<ArrayBuffer>, onEnd: (event: Event) => void = () => undefined): void {
    const buffer = this.context.createBuffer(1, samples.length, this.context.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.context.destination);
    source.addEventListener('ended', onEnd);
    source.start();
  }

  async playWhisper(wav: Uint8Array): Promise<Result<void>> {
    this.#ringers.setDucked(true);
    const played = await this.#speech.play(wav);
    if (!this.#speech.isSpeaking) this.#ringers.setDucked(false);
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
    this.#ringers.stop();
    this.#ringback.stop();
    this.#speech.cut();
    this.#microphone.close();
    await Promise.all([this.context.close(), this.#ringers.close()]);
  }

  readonly #onDeviceChange = (): void => {
    void this.#microphone.devicesChanged();
    void this.#headset.devicesChanged();
    void this.#ringers.devicesChanged();
  };

  #wake(): void {
    if (this.context.state === 'suspended') void this.context.resume();
    this.#ringers.wake();
  }

  #notice(text: string): void {
    this.#emit({ type: 'notice', text });
  }

  #emit(event: AudioDeskEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
