/** Devices the rep puts in order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DevicePreference, findDevice } from '../../../src-main/contract/devices.ts';
import { moved, notListed, refreshed } from '../../../src-renderer/screens/settings/ranked-list.ts';

const pref = (id: string, label = id, group = ''): DevicePreference => ({ id, label, group });
const device = (deviceId: string, label = deviceId, groupId = '') => ({ deviceId, label, groupId });

describe('a device is found', () => {
  test('by its id, whatever it is called by now', () => {
    expect(findDevice(pref('a', 'old name'), [device('b', 'old name'), device('a', 'new name')])?.deviceId).toBe('a');
  });

  test('by name and group before by name alone', () => {
    const twins = [device('b', 'Headset', 'g1'), device('c', 'Headset', 'g2')];
    expect(findDevice(pref('gone', 'Headset', 'g2'), twins)?.deviceId).toBe('c');
    expect(findDevice(pref('gone', 'Headset', 'g3'), twins)?.deviceId).toBe('b');
  });

  test('never because both have no name or no id', () => {
    expect(findDevice(pref('gone', ''), [device('b', '')])).toBeNull();
    expect(findDevice(pref('', ''), [device('', '')])).toBeNull();
  });
});

test('moving keeps every item and puts the one where it should be', () => {
  const list = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(list, fc.nat(11), fc.constantFrom(-1, 1), (items, at, by) => {
      const index = at % items.length;
      const result = moved(items, index, by);
      expect([...result].sort()).toEqual([...items].sort());
      expect(result.indexOf(items[index] ?? Number.NaN)).toBe(Math.max(0, Math.min(items.length - 1, index + by)));
    }),
  );
});

test('a device is offered until it is listed, also under another id', () => {
  const connected = [device('new id', 'Headset'), device('b', 'Laptop')];
  expect(notListed([pref('old id', 'Headset')], connected).map(({ deviceId }) => deviceId)).toEqual(['b']);
});

test('saving remembers what a device is called now and keeps what is not connected', () => {
  const list = [pref('a', '', ''), pref('gone', 'Monitor', 'g9')];
  expect(refreshed(list, [device('a', 'Headset', 'g1')])).toEqual([pref('a', 'Headset', 'g1'), list[1]]);
});
