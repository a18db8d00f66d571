/** What the rep hears while it rings over there and nothing comes from the network: in the headset, where the call is. */
import { ringbackSamples } from './tones.ts';

export class Ringback {
  readonly #context: AudioContext;
  #source: AudioBufferSourceNode | null = null;

  constructor(context: AudioContext) {
    this.#context = context;
  }

  start(): void {
    if (this.#source !== null) return;
    const samples = ringbackSamples(this.#context.sampleRate);
    const buffer = this.#context.createBuffer(1, samples.length, this.#context.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.loop = true;
    source.connect(this.#context.destination);
    source.start();
    this.#source = source;
  }

  stop(): void {
    this.#source?.stop();
    this.#source?.disconnect();
    this.#source = null;
  }
}
