/** Descriptors of headsets, and what is read from and written to their reports. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HidItem } from '../../../src-renderer/headset/hid.ts';
import { type Lamp, layoutOf } from '../../../src-renderer/headset/layout.ts';
import { lampBytes, readControls } from '../../../src-renderer/headset/reports.ts';
import { headsetCollections } from '../../support/fakes/fake-headset.ts';

const report = (reportId: number, ...bytes: number[]) => ({
  reportId,
  data: new DataView(Uint8Array.from(bytes).buffer),
});

function controlsOf(items: readonly HidItem[], bytes: readonly number[]): Record<string, boolean> {
  const { controls } = layoutOf([{ usagePage: 0x0b, inputReports: [{ reportId: 0, items }] }]);
  const readings = readControls(controls, report(0, ...bytes));
  return Object.fromEntries([...readings].map(([control, { on }]) => [control, on]));
}

describe('a layout', () => {
  it('finds buttons and lamps where the device says they are, and says which keep their state', () => {
    const { controls, lamps } = layoutOf(headsetCollections);
    expect(readControls(controls, report(2, 0b1001))).toEqual(
      new Map([
        ['hook', { on: true, lasting: true }],
        ['mute', { on: false, lasting: false }],
        ['flash', { on: true, lasting: false }],
      ]),
    );
    expect(readControls(controls, report(1, 0xff))).toEqual(new Map());
    expect(lamps.map((one) => [one.reportId, ...lampBytes(one, new Set<Lamp>(['off-hook', 'ring']))])).toEqual([
      [2, 0b1010],
    ]);
  });

  it('reads a range of usages, and an array that names those that are on', () => {
    const range = { isAbsolute: true, isRange: true, usageMinimum: 0x0b_001f, usageMaximum: 0x0b_0021, reportSize: 1 };
    expect(controlsOf([{ ...range, reportCount: 3 }], [0b010])).toEqual({ hook: true, flash: false });
    const array = { isArray: true, usages: [0x0b_002f, 0x0b_0020], logicalMinimum: 1, reportSize: 8, reportCount: 2 };
    expect(controlsOf([array], [0, 2])).toEqual({ mute: false, hook: true });
    expect(controlsOf([array], [1, 0])).toEqual({ mute: true, hook: false });
  });

  it('leaves alone what is no telephone, and a report that is no report of a headset', () => {
    const items = [{ usages: [0x0b_0020], reportSize: 1, reportCount: 1 }];
    expect(layoutOf([{ usagePage: 0xff00, inputReports: [{ reportId: 1, items }] }]).controls).toEqual([]);
    expect(controlsOf([{ isConstant: true, reportSize: 1, reportCount: 1e9 }, ...items], [1])).toEqual({});
    expect(controlsOf([{ isConstant: true, reportSize: Number.NaN, reportCount: 1 }, ...items], [1])).toEqual({});
  });

  it('never fails, whatever a device says of itself and sends', () => {
    const usage = fc.constantFrom(0x0b_0020, 0x0b_002f, 0x08_0009, 0, -1);
    const count = fc.oneof(fc.integer({ min: -3, max: 40 }), fc.double());
    const item = fc.record(
      {
        isArray: fc.boolean(),
        isConstant: fc.boolean(),
        isRange: fc.boolean(),
        isAbsolute: fc.boolean(),
        usages: fc.array(usage, { maxLength: 4 }),
        usageMinimum: usage,
        usageMaximum: usage,
        reportSize: count,
        reportCount: count,
        logicalMinimum: fc.integer(),
      },
      { requiredKeys: [] },
    );
    const reports = fc.array(fc.record({ reportId: fc.constant(1), items: fc.array(item, { maxLength: 5 }) }));
    fc.assert(
      fc.property(reports, fc.uint8Array({ maxLength: 9 }), (described, bytes) => {
        const layout = layoutOf([{ usagePage: 0x0b, inputReports: described, outputReports: described }]);
        for (const { on } of readControls(layout.controls, report(1, ...bytes)).values())
          expect(on).toBeTypeOf('boolean');
        for (const one of layout.lamps) expect(lampBytes(one, new Set(['mute'])).length).toBeLessThanOrEqual(64);
      }),
    );
  });
});
