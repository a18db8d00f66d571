/** Sends one audio context to a chosen output device, and to the system's default while that device is not there. */
import type { AudioBrowser } from './browser.ts';

/** An audio context as far as its output goes; `setSinkId` is not in TypeScript's DOM types yet (Web Audio API 1.1). */
export type Sink = Pick<AudioContext, 'state'> & { setSinkId?(sinkId: string): Promise<void> };

export class Output {
  readonly #context: Sink;
  readonly #devices: AudioBrowser['devices'];
  readonly #onFallback: () => void;
  #wanted: string | null = null;
  /** What the context plays to; the empty string is the system's default. */
  #inUse = '';
  #fellBack = false;

  /** `onFallback`: the chosen device is not there, the default sounds instead. */
  constructor(context: Sink, devices: AudioBrowser['devices'], onFallback: () => void) {
    this.#context = context;
    this.#devices = devices;
    this.#onFallback = onFallback;
  }

  /** `deviceId` null: the system's default. */
  async choose(deviceId: string | null): Promise<void> {
    this.#wanted = deviceId;
    await this.devicesChanged();
  }

  async devicesChanged(): Promise<void> {
    const wanted = this.#wanted ?? '';
    if (wanted === '') {
      this.#fellBack = false;
      await this.#use('');
      return;
    }
    const outputs = await this.#devices.enumerateDevices();
    const isThere = outputs.some(({ kind, deviceId }) => kind === 'audiooutput' && deviceId === wanted);
    if (this.#wanted !== wanted) return;
    const reached = await this.#use(isThere ? wanted : '');
    const falls = !isThere || !reached;
    if (falls && !this.#fellBack) this.#onFallback();
    this.#fellBack = falls;
  }

  /** False: the device could not be opened; the context plays where it played before. */
  async #use(sinkId: string): Promise<boolean> {
    if (this.#context.setSinkId === undefined || sinkId === this.#inUse) return true;
    const before = this.#inUse;
    this.#inUse = sinkId;
    try {
      await this.#context.setSinkId(sinkId);
      return true;
    } catch {
      // The device left between the two calls; the next devicechange looks again.
      this.#inUse = before;
      return false;
    }
  }
}
