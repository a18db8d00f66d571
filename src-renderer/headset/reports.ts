/** Reads and writes the reports a layout describes. */
import type { HidInput } from './hid.ts';
import type { Control, ControlPlace, Lamp, LampReport } from './layout.ts';

export interface Reading {
  readonly on: boolean;
  readonly lasting: boolean;
}

/** The controls this report tells of, on or off. A report that is too short for one tells nothing of it. */
export function readControls(places: readonly ControlPlace[], report: HidInput): ReadonlyMap<Control, Reading> {
  const readings = new Map<Control, Reading>();
  for (const { control, reportId, bit, size, value, lasting } of places) {
    if (reportId !== report.reportId) continue;
    const found = bitsAt(report.data, bit, size);
    if (found === null) continue;
    const on = value === null ? found !== 0 : found === value;
    readings.set(control, { on: on || readings.get(control)?.on === true, lasting });
  }
  return readings;
}

/** A headset's fields are a bit each, or a byte of an array; more than 16 bits are a value nobody presses. */
function bitsAt(data: DataView, bit: number, size: number): number | null {
  if (bit + size > data.byteLength * 8 || size > 16) return null;
  let value = 0;
  for (let index = 0; index < size; index += 1) {
    const at = bit + index;
    value += ((data.getUint8(at >> 3) >> (at & 7)) & 1) << index;
  }
  return value;
}

export function lampBytes({ bytes, lamps }: LampReport, lit: ReadonlySet<Lamp>): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(bytes);
  for (const { lamp, bit } of lamps) {
    if (lit.has(lamp)) data[bit >> 3] = (data[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return data;
}
