/**
 * Far ends in the headset. Each stream has one chain, source -> gain -> analyser -> destination, whose gain is 0 until it
 * is made audible; whoever attaches the same stream again shares that chain, so it never sounds twice.
 */
import type { AudioDesk } from '../call/ports.ts';
import type { AudioBrowser } from './browser.ts';

/** Samples per level reading: 5 ms at 48 kHz. */
const levelWindow = 256;

type FarEnd = ReturnType<AudioDesk['attach']>;

interface Chain {
  readonly gain: GainNode;
  readonly analyser: AnalyserNode;
  readonly samples: Float32Array<ArrayBuffer>;
  readonly stop: () => void;
  holders: number;
}

export class FarEnds {
  readonly #context: AudioContext;
  readonly #pull: AudioBrowser['pull'];
  readonly #chains = new Map<string, Chain>();

  constructor(context: AudioContext, pull: AudioBrowser['pull']) {
    this.#context = context;
    this.#pull = pull;
  }

  attach(stream: MediaStream): FarEnd {
    const chain = this.#chains.get(stream.id) ?? this.#build(stream);
    chain.holders += 1;
    let attached = true;
    return {
      setAudible: (audible) => {
        if (attached) this.#setGain(chain, audible ? 1 : 0);
      },
      level: () => (attached ? rms(chain) : 0),
      detach: () => {
        if (!attached) return;
        attached = false;
        chain.holders -= 1;
        if (chain.holders > 0) return;
        this.#chains.delete(stream.id);
        chain.stop();
      },
    };
  }

  /** Root mean square of the loudest far end as it is heard, 0..1. */
  level(): number {
    return Math.max(0, ...[...this.#chains.values()].map(rms));
  }

  #build(stream: MediaStream): Chain {
    const source = this.#context.createMediaStreamSource(stream);
    const gain = this.#context.createGain();
    const analyser = this.#context.createAnalyser();
    gain.gain.value = 0;
    analyser.fftSize = levelWindow;
    source.connect(gain).connect(analyser).connect(this.#context.destination);
    const stopPulling = this.#pull(stream);
    const chain: Chain = {
      gain,
      analyser,
      samples: new Float32Array(levelWindow),
      holders: 0,
      stop: () => {
        stopPulling();
        for (const node of [source, gain, analyser]) node.disconnect();
      },
    };
    this.#chains.set(stream.id, chain);
    return chain;
  }

  /** At once, without a ramp: the prospect's first word is the one that counts. */
  #setGain({ gain }: Chain, value: number): void {
    const now = this.#context.currentTime;
    gain.gain.cancelScheduledValues(now);
    gain.gain.setValueAtTime(value, now);
  }
}

function rms({ analyser, samples }: Chain): number {
  analyser.getFloatTimeDomainData(samples);
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}
