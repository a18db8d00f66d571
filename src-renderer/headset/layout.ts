/**
 * Where in its reports a headset keeps its buttons and lamps, read from its own description and so of any make.
 * Usages: HID Usage Tables 1.5, telephony device page (0x0B) and LED page (0x08).
 */
import type { HidCollection, HidItem, HidReport } from './hid.ts';

const telephonyPage = 0x0b;

export const controls = ['hook', 'flash', 'drop', 'mute'] as const;
export type Control = (typeof controls)[number];
export type Lamp = 'mute' | 'off-hook' | 'ring' | 'hold';

const controlUsages: ReadonlyMap<number, Control> = new Map([
  [0x0b_0020, 'hook'],
  [0x0b_0021, 'flash'],
  [0x0b_0026, 'drop'],
  [0x0b_002f, 'mute'],
]);

const lampUsages: ReadonlyMap<number, Lamp> = new Map([
  [0x08_0009, 'mute'],
  [0x08_0017, 'off-hook'],
  [0x08_0018, 'ring'],
  [0x08_0020, 'hold'],
]);

/** A place that says whether a control is on. Bits count from the lowest of the first byte. */
export interface ControlPlace {
  readonly control: Control;
  readonly reportId: number;
  readonly bit: number;
  readonly size: number;
  /** The value that means on; null: any but 0. */
  readonly value: number | null;
  /** It stays on for as long as the state does; else it is on while the button is down. */
  readonly lasting: boolean;
}

export interface LampReport {
  readonly reportId: number;
  readonly bytes: number;
  readonly lamps: readonly { readonly lamp: Lamp; readonly bit: number }[];
}

export interface Layout {
  readonly controls: readonly ControlPlace[];
  readonly lamps: readonly LampReport[];
}

/** A report of a headset is a few bytes; more than this is none. Bits. */
const longestReport = 8 * 64;

export function layoutOf(collections: readonly HidCollection[]): Layout {
  const telephony = collections.filter(({ usagePage }) => usagePage === telephonyPage);
  return {
    controls: telephony.flatMap(({ inputReports = [] }) => inputReports.flatMap(controlPlaces)),
    lamps: telephony.flatMap(({ outputReports = [] }) => outputReports.flatMap(lampReport)),
  };
}

interface PlacedItem {
  readonly item: HidItem;
  /** Where its first field begins. */
  readonly bit: number;
  readonly size: number;
  readonly count: number;
}

/** Null: no report of a headset. */
function placed({ items = [] }: HidReport): { readonly items: readonly PlacedItem[]; readonly bits: number } | null {
  const found: PlacedItem[] = [];
  let bit = 0;
  for (const item of items) {
    const { reportSize: size = 0, reportCount: count = 0 } = item;
    found.push({ item, bit, size, count });
    bit += size * count;
    if (!isCount(size) || !isCount(count) || !isCount(bit)) return null;
  }
  return { items: found, bits: bit };
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= longestReport;
}

function controlPlaces(report: HidReport): readonly ControlPlace[] {
  const { reportId = 0 } = report;
  const data = placed(report)?.items.filter(({ item, size }) => item.isConstant !== true && size > 0) ?? [];
  return data.flatMap(({ item, bit, size, count }) => {
    const fields = Array.from({ length: count }, (_, index) => index);
    const lasting = item.isAbsolute === true;
    const place = (control: Control, index: number, value: number | null): ControlPlace => ({
      control,
      reportId,
      bit: bit + index * size,
      size,
      value,
      lasting: lasting && value === null,
    });
    if (item.isArray !== true) {
      return fields.flatMap((index) => {
        const control = controlUsages.get(usageAt(item, index));
        return control === undefined ? [] : [place(control, index, null)];
      });
    }
    return [...controlUsages].flatMap(([usage, control]) => {
      const number = indexOf(item, usage);
      if (number === null) return [];
      return fields.map((index) => place(control, index, (item.logicalMinimum ?? 0) + number));
    });
  });
}

function lampReport(report: HidReport): readonly LampReport[] {
  const whole = placed(report);
  const lamps = (whole?.items ?? []).flatMap(({ item, bit, size, count }) => {
    if (item.isConstant === true || item.isArray === true || size === 0) return [];
    return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
      const lamp = lampUsages.get(usageAt(item, index));
      return lamp === undefined ? [] : [{ lamp, bit: bit + index * size }];
    });
  });
  if (whole === null || lamps.length === 0) return [];
  return [{ reportId: report.reportId ?? 0, bytes: Math.ceil(whole.bits / 8), lamps }];
}

/** With fewer usages than fields the last one is of all that are left (HID 1.11, 6.2.2.8). 0: none. */
function usageAt({ isRange, usages = [], usageMinimum = 0, usageMaximum = 0 }: HidItem, index: number): number {
  if (isRange === true) return Math.min(usageMinimum + index, usageMaximum);
  return usages[Math.min(index, usages.length - 1)] ?? 0;
}

function indexOf({ isRange, usages = [], usageMinimum = 0, usageMaximum = 0 }: HidItem, usage: number): number | null {
  if (isRange === true) return usage >= usageMinimum && usage <= usageMaximum ? usage - usageMinimum : null;
  const index = usages.indexOf(usage);
  return index === -1 ? null : index;
}
