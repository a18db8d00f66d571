/** The sound devices of a rep, in the order they want them. */
import { z } from 'zod';

export const devicePreferenceSchema = z.object({
  /** As the browser names it; another one after its data was cleared. */
  id: z.string().max(200),
  /** As the system names it: what the device is known by when its id is not. */
  label: z.string().max(200),
  /** Devices of one piece of hardware share it, for as long as the page lives. */
  group: z.string().max(200),
});
export type DevicePreference = z.infer<typeof devicePreferenceSchema>;

/** `volume`: 0..1 */
export const ringerPreferenceSchema = devicePreferenceSchema.extend({ volume: z.number().min(0).max(1) });
export type RingerPreference = z.infer<typeof ringerPreferenceSchema>;

/** A headset whose buttons are used. As USB numbers its model: no two makers share a `vendorId`. */
export const headsetChoiceSchema = z.object({
  vendorId: z.int().min(0).max(0xffff),
  productId: z.int().min(0).max(0xffff),
  name: z.string().max(200),
});
export type HeadsetChoice = z.infer<typeof headsetChoiceSchema>;

/** More devices than anyone plugs in; and more ringers than anyone bears. */
export const maxDevices = 12;
export const maxRingers = 4;

/** A device of this machine, as far as it is told apart from others. */
export interface ConnectedDevice {
  readonly deviceId: string;
  readonly groupId: string;
  readonly label: string;
}

/** By id; else by label and group; else by label alone, as after another socket of the same machine. */
export function findDevice<D extends ConnectedDevice>(wanted: DevicePreference, connected: readonly D[]): D | null {
  const byId = connected.find(({ deviceId }) => deviceId === wanted.id && deviceId !== '');
  if (byId !== undefined) return byId;
  const alike = wanted.label === '' ? [] : connected.filter(({ label }) => label === wanted.label);
  return alike.find(({ groupId }) => groupId === wanted.group) ?? alike[0] ?? null;
}
