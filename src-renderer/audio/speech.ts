/** Plays spoken audio into the headset, one utterance at a time. It has no way to the microphone's path. */
import { fail, ok, type Result } from '../../src-main/contract/result.ts';

export class Speech {
  readonly #context: AudioContext;
  /** Counts utterances: one that is still being decoded when it is cut never starts. */
  #utterance = 0;
  #stop: (() => void) | null = null;
  #speaking = false;

  constructor(context: AudioContext) {
    this.#context = context;
  }

  get isSpeaking(): boolean {
    return this.#speaking;
  }

  /** Resolves when it ended or was cut; fails when the audio cannot be decoded. */
  async play(audio: Uint8Array): Promise<Result<void>> {
    this.cut();
    const mine = this.#utterance;
    this.#speaking = true;
    const buffer = await decode(this.#context, audio);
    if (buffer !== null && mine === this.#utterance) await this.#sound(buffer);
    if (mine === this.#utterance) this.#speaking = false;
    return buffer === null ? fail('unsupported', 'The voice produced audio that cannot be played.') : ok(undefined);
  }

  cut(): void {
    this.#utterance += 1;
    this.#speaking = false;
    this.#stop?.();
    this.#stop = null;
  }

  #sound(buffer: AudioBuffer): Promise<void> {
    return new Promise((resolve) => {
      const source = this.#context.createBufferSource();
      source.buffer = buffer;
      source.connect(this.#context.destination);
      source.addEventListener('ended', () => resolve());
      this.#stop = () => {
        source.stop();
        source.disconnect();
        resolve();
      };
      source.start();
    });
  }
}

/** Null: not audio. The bytes are copied, decoding takes its input away. */
export async function decode(context: BaseAudioContext, audio: Uint8Array): Promise<AudioBuffer | null> {
  try {
    return await context.decodeAudioData(new Uint8Array(audio).buffer);
  } catch {
    return null;
  }
}
