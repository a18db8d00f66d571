/** The sound devices of a rep's desk. */
import type { DevicePreference } from '../../../src-main/contract/devices.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import type { Device } from '../../../src-renderer/screens/settings/use-devices.ts';

const device = (kind: MediaDeviceKind, deviceId: string, label: string): Device => ({
  kind,
  deviceId,
  label,
  groupId: `group of ${deviceId}`,
});

export const devices: readonly Device[] = [
  device('audioinput', 'in-evolve', 'Jabra Evolve2 65 (0b0e:0304)'),
  device('audioinput', 'in-laptop', 'Built-in Microphone'),
  device('audioinput', 'in-webcam', 'Logitech BRIO (046d:085e)'),
  device('audiooutput', 'out-evolve', 'Jabra Evolve2 65 (0b0e:0304)'),
  device('audiooutput', 'out-laptop', 'Built-in Speakers'),
  device('audiooutput', 'out-monitor', 'DELL U2723QE (DisplayPort)'),
];

const wanted = (id: string, label: string): DevicePreference => ({ id, label, group: '' });

export const chosenDevices: Partial<Settings> = {
  microphones: [
    wanted('in-speak', 'Poly Sync 20 (047f:0193)'),
    wanted('in-evolve', 'Jabra Evolve2 65 (0b0e:0304)'),
    wanted('in-laptop', 'Built-in Microphone'),
  ],
  headsets: [wanted('out-evolve', 'Jabra Evolve2 65 (0b0e:0304)'), wanted('out-laptop', 'Built-in Speakers')],
  ringers: [
    { ...wanted('out-laptop', 'Built-in Speakers'), volume: 0.8 },
    { ...wanted('out-evolve', 'Jabra Evolve2 65 (0b0e:0304)'), volume: 0.15 },
  ],
};

export const longDevices: DevicePreference[] = [
  wanted('in-long', 'Sennheiser Communications SC 660 USB ML Headset with an uncommonly long product name'),
  wanted('in-rtl', 'سماعة رأس لاسلكية مع ميكروفون مزدوج'),
  wanted('in-laptop', 'Built-in Microphone'),
];

/** The model of FakeHeadset. */
export const chosenHeadset: Partial<Settings> = {
  headsetButtons: { vendorId: 0x0b0e, productId: 0x0304, name: 'Jabra Evolve2 65' },
};
