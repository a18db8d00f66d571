/** A headset as WebHID shows it, with the descriptor of a common one, and the socket it is plugged into. */
import type { Hid, HidCollection, HidDevice, HidInput, HidItem } from '../../../src-renderer/headset/hid.ts';

const bit = (usages: readonly number[], isAbsolute: boolean): HidItem => ({
  usages,
  isAbsolute,
  isArray: false,
  isConstant: false,
  isRange: false,
  reportSize: 1,
  reportCount: usages.length,
});
const padding = (bits: number): HidItem => ({ isConstant: true, reportSize: 1, reportCount: bits });

/** Hook switch, then line busy (not ours), mute and flash as buttons; the lamps begin at the second bit. */
export const headsetCollections: readonly HidCollection[] = [
  { usagePage: 0x0c, inputReports: [{ reportId: 1, items: [bit([0x0c_00e9], true), padding(7)] }] },
  {
    usagePage: 0x0b,
    inputReports: [
      { reportId: 2, items: [bit([0x0b_0020, 0x0b_0097], true), bit([0x0b_002f, 0x0b_0021], false), padding(4)] },
    ],
    outputReports: [
      { reportId: 2, items: [padding(1), bit([0x08_0017, 0x08_0009, 0x08_0018, 0x08_0020], true), padding(3)] },
    ],
  },
];

/** Of report 2. */
export const held = { none: 0, hook: 1, mute: 4, flash: 8 } as const;
export const lamp = { none: 0, offHook: 2, mute: 4, ring: 8, hold: 16 } as const;

export class FakeHeadset implements HidDevice {
  readonly vendorId = 0x0b0e;
  readonly productId: number;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  opened = false;
  /** What opening it ends in; null: it opens. */
  refuses: string | null = null;
  readonly sent: (readonly number[])[] = [];
  readonly #listeners = new Set<(event: HidInput) => void>();

  constructor(productName = 'Jabra Evolve2 65', collections = headsetCollections, productId = 0x0304) {
    this.productName = productName;
    this.collections = collections;
    this.productId = productId;
  }

  async open(): Promise<void> {
    if (this.refuses !== null) throw new DOMException(this.refuses, 'NotAllowedError');
    this.opened = true;
  }

  async close(): Promise<void> {
    this.opened = false;
  }

  async sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void> {
    if (!this.opened) throw new DOMException('The device must be opened first.', 'InvalidStateError');
    this.sent.push([reportId, ...data]);
  }

  addEventListener(_type: 'inputreport', listener: (event: HidInput) => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'inputreport', listener: (event: HidInput) => void): void {
    this.#listeners.delete(listener);
  }

  /** The first byte of a report, which is all a headset needs. */
  report(byte: number, reportId = 2): void {
    const data = new DataView(Uint8Array.of(byte).buffer);
    for (const listener of [...this.#listeners]) listener({ reportId, data });
  }

  /** A button goes down and comes up. */
  press(button: number): void {
    this.report(button);
    this.report(held.none);
  }
}

type Listener = (event: { readonly device: HidDevice }) => void;

export class FakeHid implements Hid {
  readonly #devices = new Set<FakeHeadset>();
  readonly #listeners = { connect: new Set<Listener>(), disconnect: new Set<Listener>() };

  constructor(...devices: readonly FakeHeadset[]) {
    for (const device of devices) this.#devices.add(device);
  }

  async getDevices(): Promise<readonly HidDevice[]> {
    return [...this.#devices];
  }

  addEventListener(type: 'connect' | 'disconnect', listener: Listener): void {
    this.#listeners[type].add(listener);
  }

  removeEventListener(type: 'connect' | 'disconnect', listener: Listener): void {
    this.#listeners[type].delete(listener);
  }

  plug(device: FakeHeadset): void {
    this.#devices.add(device);
    for (const listener of [...this.#listeners.connect]) listener({ device });
  }

  unplug(device: FakeHeadset): void {
    this.#devices.delete(device);
    device.opened = false;
    for (const listener of [...this.#listeners.disconnect]) listener({ device });
  }
}
