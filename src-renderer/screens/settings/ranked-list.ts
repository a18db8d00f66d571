/** A list the rep puts in order, best first. */
import { type ConnectedDevice, type DevicePreference, findDevice } from '../../../src-main/contract/devices.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';

/** With the item at `index` moved by `by` places, as far as the list goes. */
export function moved<T>(list: readonly T[], index: number, by: number): T[] {
  const item = list[index];
  if (item === undefined) return [...list];
  const rest = list.filter((_, place) => place !== index);
  const place = Math.max(0, Math.min(rest.length, index + by));
  return [...rest.slice(0, place), item, ...rest.slice(place)];
}

/** Connected devices that are not in the list yet. */
export function notListed<D extends ConnectedDevice>(list: readonly DevicePreference[], connected: readonly D[]): D[] {
  const listed = new Set(list.map((wanted) => findDevice(wanted, connected)?.deviceId));
  return connected.filter(({ deviceId }) => !listed.has(deviceId));
}

/** The list with ids and names as they are today, so that it finds its devices again tomorrow. */
export function refreshed<P extends DevicePreference>(list: readonly P[], connected: readonly ConnectedDevice[]): P[] {
  return list.map((wanted) => {
    const device = findDevice(wanted, connected);
    if (device === null) return wanted;
    return { ...wanted, id: device.deviceId, label: device.label || wanted.label, group: device.groupId };
  });
}

/** Without the USB numbers Chromium puts behind a name. */
export function shortName(label: string): string {
  return label.replace(/ \([\da-f]{4}:[\da-f]{4}\)$/i, '') || t('Unnamed device');
}
