/** Every ringer that is connected, each on its device and as loud as it should be; never none: then the system's default rings. */
import { findDevice, type RingerPreference } from '../../src-main/contract/devices.ts';
import type { AudioBrowser } from './browser.ts';
import type { Bell } from './ringer.ts';

/** The system's default, as `setSinkId` names it. */
const systemDefault = '';

export class Ringers {
  readonly #devices: Pick<AudioBrowser['devices'], 'enumerateDevices'>;
  readonly #createBell: (volume: number) => Bell;
  readonly #onFallback: () => void;
  readonly #bells = new Map<string, Bell>();
  #wanted: readonly RingerPreference[] = [];
  #defaultVolume: number;
  #ringing = false;
  #ducked = false;
  #fellBack = false;
  /** Changes of the devices one after the other. */
  #turn = Promise.resolve();

  /** `onFallback`: none of the chosen ringers is there. */
  constructor(
    devices: Pick<AudioBrowser['devices'], 'enumerateDevices'>,
    createBell: (volume: number) => Bell,
    defaultVolume: number,
    onFallback: () => void,
  ) {
    this.#devices = devices;
    this.#createBell = createBell;
    this.#defaultVolume = defaultVolume;
    this.#onFallback = onFallback;
    this.#add(systemDefault, createBell(defaultVolume));
  }

  /** `defaultVolume`: of the system's default, 0..1. */
  choose(wanted: readonly RingerPreference[], defaultVolume: number): Promise<void> {
    this.#wanted = wanted;
    this.#defaultVolume = defaultVolume;
    return this.devicesChanged();
  }

  devicesChanged(): Promise<void> {
    const done = this.#turn.then(() => this.#arrange());
    // Devices that could not be listed once can be the next time.
    this.#turn = done.catch(() => undefined);
    return done;
  }

  start(): void {
    this.#ringing = true;
    for (const bell of this.#bells.values()) bell.start();
  }

  stop(): void {
    this.#ringing = false;
    for (const bell of this.#bells.values()) bell.stop();
  }

  setDucked(ducked: boolean): void {
    this.#ducked = ducked;
    for (const bell of this.#bells.values()) bell.setDucked(ducked);
  }

  get isRinging(): boolean {
    return this.#ringing;
  }

  wake(): void {
    for (const bell of this.#bells.values()) bell.wake();
  }

  async close(): Promise<void> {
    this.stop();
    await this.#turn;
    for (const sinkId of [...this.#bells.keys()]) this.#remove(sinkId);
  }

  async #arrange(): Promise<void> {
    const volumes = await this.#volumes();
    for (const [sinkId, volume] of volumes) {
      const bell = this.#bells.get(sinkId);
      if (bell !== undefined) bell.setVolume(volume);
      else await this.#open(sinkId, volume);
    }
    const rings = [...this.#bells.keys()].some((sinkId) => sinkId !== systemDefault && volumes.has(sinkId));
    if (rings) this.#remove(systemDefault);
    else await this.#fallBack();
    for (const sinkId of [...this.#bells.keys()]) {
      if (sinkId !== systemDefault && !volumes.has(sinkId)) this.#remove(sinkId);
    }
  }

  async #fallBack(): Promise<void> {
    const bell = this.#bells.get(systemDefault);
    if (bell === undefined) this.#add(systemDefault, this.#createBell(this.#defaultVolume));
    else bell.setVolume(this.#defaultVolume);
    const falls = this.#wanted.length > 0;
    if (falls && !this.#fellBack) this.#onFallback();
    this.#fellBack = falls;
  }

  /** By the device's id. */
  async #volumes(): Promise<ReadonlyMap<string, number>> {
    if (this.#wanted.length === 0) return new Map();
    const outputs = (await this.#devices.enumerateDevices()).filter(({ kind }) => kind === 'audiooutput');
    const found = this.#wanted.flatMap((wanted): [string, number][] => {
      const device = findDevice(wanted, outputs);
      return device === null ? [] : [[device.deviceId, wanted.volume]];
    });
    // Of two entries that turn out to be the same device the first counts.
    return new Map(found.reverse());
  }

  async #open(sinkId: string, volume: number): Promise<void> {
    const bell = this.#createBell(volume);
    try {
      await bell.moveTo(sinkId);
      this.#fellBack = false;
      this.#add(sinkId, bell);
    } catch {
      // It left between the two calls; the next devicechange looks again.
      bell.close();
    }
  }

  #add(sinkId: string, bell: Bell): void {
    bell.setDucked(this.#ducked);
    this.#bells.set(sinkId, bell);
    if (this.#ringing) bell.start();
  }

  #remove(sinkId: string): void {
    const bell = this.#bells.get(sinkId);
    this.#bells.delete(sinkId);
    bell?.close();
  }
}
