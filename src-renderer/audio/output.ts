/** Sends one audio context to the best output device of a list, and to the system's default while none of them is there. */
import type { DevicePreference } from '../../src-main/contract/devices.ts';
import type { AudioBrowser } from './browser.ts';
import { rankedIds } from './ranking.ts';

/** An audio context as far as its output goes; `setSinkId` is not in TypeScript's DOM types yet (Web Audio API 1.1). */
export type Sink = Pick<AudioContext, 'state'> & { setSinkId?(sinkId: string): Promise<void> };

export class Output {
  readonly #context: Sink;
  readonly #devices: AudioBrowser['devices'];
  readonly #onFallback: () => void;
  #wanted: readonly DevicePreference[] = [];
  /** What the context plays to; the empty string is the system's default. */
  #inUse = '';
  #fellBack = false;

  /** `onFallback`: none of the chosen devices is there, the default sounds instead. */
  constructor(context: Sink, devices: AudioBrowser['devices'], onFallback: () => void) {
    this.#context = context;
    this.#devices = devices;
    this.#onFallback = onFallback;
  }

  /** Best first; none: the system's default. */
  async choose(wanted: readonly DevicePreference[]): Promise<void> {
    this.#wanted = wanted;
    await this.devicesChanged();
  }

  async devicesChanged(): Promise<void> {
    const wanted = this.#wanted;
    if (wanted.length === 0) {
      this.#fellBack = false;
      await this.#use('');
      return;
    }
    const outputs = (await this.#devices.enumerateDevices()).filter(({ kind }) => kind === 'audiooutput');
    if (this.#wanted !== wanted) return;
    for (const id of rankedIds(wanted, outputs)) {
      if (await this.#use(id)) {
        this.#fellBack = false;
        return;
      }
      if (this.#wanted !== wanted) return;
    }
    await this.#use('');
    if (!this.#fellBack) this.#onFallback();
    this.#fellBack = true;
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
