/** Sound devices that are plugged in and out by the test. */
import type { DevicePreference } from '../../../src-main/contract/devices.ts';
import type { AudioBrowser } from '../../../src-renderer/audio/browser.ts';
import { FakeStream, FakeTrack } from './fake-media.ts';

interface Device {
  readonly kind: MediaDeviceKind;
  readonly deviceId: string;
  readonly groupId: string;
  readonly label: string;
}

export class FakeDevices extends EventTarget implements Pick<AudioBrowser, 'devices'> {
  readonly devices: AudioBrowser['devices'] = this.#devices();
  readonly #plugged: Device[] = [];
  /** Every track handed out, oldest first. */
  readonly tracks: FakeTrack[] = [];
  readonly asked: (MediaTrackConstraints | null)[] = [];
  /** The name of the error getUserMedia fails with. */
  refusal: string | null = null;
  /** getUserMedia waits for this, as it does while a permission question stands. */
  gate: Promise<void> = Promise.resolve();

  plug(deviceId: string, kind: MediaDeviceKind = 'audioinput'): void {
    this.#plugged.push({ kind, deviceId, groupId: `group of ${deviceId}`, label: `the ${deviceId}` });
  }

  /** The device leaves; a track that came from it ends. */
  unplug(deviceId: string): void {
    this.#plugged.splice(
      this.#plugged.findIndex((device) => device.deviceId === deviceId),
      1,
    );
    for (const track of this.tracks.filter(({ readyState }) => readyState === 'live')) {
      if (track.getSettings().deviceId === deviceId) track.unplug();
    }
  }

  get live(): FakeTrack[] {
    return this.tracks.filter(({ readyState }) => readyState === 'live');
  }

  async #capture(constraints?: MediaStreamConstraints): Promise<MediaStream> {
    const audio = typeof constraints?.audio === 'object' ? constraints.audio : null;
    this.asked.push(audio);
    await this.gate;
    if (this.refusal !== null) throw new DOMException('refused', this.refusal);
    const wanted = exactDevice(audio);
    const inputs = this.#plugged.filter(({ kind }) => kind === 'audioinput');
    const device = wanted === null ? inputs[0] : inputs.find(({ deviceId }) => deviceId === wanted);
    if (device === undefined)
      throw new DOMException('none', wanted === null ? 'NotFoundError' : 'OverconstrainedError');
    const { deviceId, groupId } = device;
    const track = new FakeTrack(device.label, { deviceId, groupId });
    this.tracks.push(track);
    return new FakeStream('microphone', [track]);
  }

  #devices(): AudioBrowser['devices'] {
    return {
      getUserMedia: (constraints) => this.#capture(constraints),
      enumerateDevices: async () => this.#plugged.map((device) => ({ ...device, toJSON: () => device })),
      addEventListener: this.addEventListener.bind(this),
      removeEventListener: this.removeEventListener.bind(this),
    };
  }
}

/** A device as the rep has put it in order. */
export function wanted(deviceId: string): DevicePreference {
  return { id: deviceId, label: `the ${deviceId}`, group: `group of ${deviceId}` };
}

function exactDevice(constraints: MediaTrackConstraints | null): string | null {
  const id = constraints?.deviceId;
  return typeof id === 'object' && !Array.isArray(id) && typeof id.exact === 'string' ? id.exact : null;
}
