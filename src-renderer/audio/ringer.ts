/** The ring, on its own device and at its own volume. It is silent while the whisper speaks. */
import type { Sink } from './output.ts';
import { ringSamples } from './tones.ts';

/** One ringer on one device. */
export interface Bell {
  start(): void;
  stop(): void;
  /** 0..1 */
  setVolume(volume: number): void;
  setDucked(ducked: boolean): void;
  /** Plays on this device from now on; rejects when it cannot be opened. */
  moveTo(sinkId: string): Promise<void>;
  /** Where autoplay is restricted: the rep has touched the window. */
  wake(): void;
  close(): void;
}

export class Ringer implements Bell {
  readonly #context: AudioContext & Sink;
  readonly #gain: GainNode;
  readonly #ring: AudioBuffer;
  #source: AudioBufferSourceNode | null = null;
  #volume: number;
  #ducked = false;

  /** `volume`: 0..1 */
  constructor(context: AudioContext, volume: number) {
    this.#context = context;
    this.#volume = volume;
    this.#gain = context.createGain();
    this.#gain.connect(context.destination);
    const samples = ringSamples(context.sampleRate);
    this.#ring = context.createBuffer(1, samples.length, context.sampleRate);
    this.#ring.copyToChannel(samples, 0);
    this.#apply();
  }

  start(): void {
    if (this.#source !== null) return;
    const source = this.#context.createBufferSource();
    source.buffer = this.#ring;
    source.loop = true;
    source.connect(this.#gain);
    source.start();
    this.#source = source;
    void this.#context.resume();
  }

  stop(): void {
    this.#source?.stop();
    this.#source?.disconnect();
    this.#source = null;
  }

  setVolume(volume: number): void {
    this.#volume = volume;
    this.#apply();
  }

  setDucked(ducked: boolean): void {
    this.#ducked = ducked;
    this.#apply();
  }

  async moveTo(sinkId: string): Promise<void> {
    await this.#context.setSinkId?.(sinkId);
  }

  wake(): void {
    if (this.#context.state === 'suspended') void this.#context.resume();
  }

  close(): void {
    this.stop();
    void this.#context.close();
  }

  #apply(): void {
    this.#gain.gain.setValueAtTime(this.#ducked ? 0 : this.#volume, this.#context.currentTime);
  }
}
