/** As much of WebHID (https://wicg.github.io/webhid/) as Baton uses. What a device says of itself may lack anything. */

/** One main item of a report descriptor (HID 1.11, 6.2.2.4), its fields side by side in the report. */
export interface HidItem {
  readonly isConstant?: boolean;
  /** The fields hold which usages are on, by number; else each field is a usage of its own. */
  readonly isArray?: boolean;
  /** False: each report is a change, as of a button that is pressed. */
  readonly isAbsolute?: boolean;
  readonly isRange?: boolean;
  /** Page in the upper 16 bits. Of a range its ends are told instead. */
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  /** Bits of one field. */
  readonly reportSize?: number;
  readonly reportCount?: number;
  readonly logicalMinimum?: number;
}

export interface HidReport {
  readonly reportId?: number;
  readonly items?: readonly HidItem[];
}

/** At the top level the reports hold the items of all collections within, in the order they are sent. */
export interface HidCollection {
  readonly usagePage?: number;
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
}

export interface HidInput {
  readonly reportId: number;
  /** Without the report's id. */
  readonly data: DataView;
}

export interface HidDevice {
  readonly vendorId: number;
  readonly productId: number;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  readonly opened: boolean;
  open(): Promise<void>;
  close(): Promise<void>;
  sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void>;
  addEventListener(type: 'inputreport', listener: (event: HidInput) => void): void;
  removeEventListener(type: 'inputreport', listener: (event: HidInput) => void): void;
}

type Coming = 'connect' | 'disconnect';
type ComingListener = (event: { readonly device: HidDevice }) => void;

export interface Hid {
  /** Those Baton may use: main lets it have telephony devices and nothing else. */
  getDevices(): Promise<readonly HidDevice[]>;
  addEventListener(type: Coming, listener: ComingListener): void;
  removeEventListener(type: Coming, listener: ComingListener): void;
}

declare global {
  interface Navigator {
    readonly hid?: Hid;
  }
}
