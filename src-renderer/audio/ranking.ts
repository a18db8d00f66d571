/** Which of the devices a rep has put in order can be used now. */
import { type ConnectedDevice, type DevicePreference, findDevice } from '../../src-main/contract/devices.ts';

/** Ids of the wanted devices that are connected, best first, each once. */
export function rankedIds(
  wanted: readonly DevicePreference[],
  connected: readonly ConnectedDevice[],
): readonly string[] {
  // Without the permission to see devices they have no names: an id may still open one.
  const unseen = connected.length > 0 && connected.every(({ label }) => label === '');
  const ids = wanted.flatMap((preference) => {
    const found = findDevice(preference, connected);
    return found === null ? (unseen && preference.id !== '' ? [preference.id] : []) : [found.deviceId];
  });
  return [...new Set(ids)];
}
