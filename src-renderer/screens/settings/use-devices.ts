import { useEffect, useState } from 'react';
import type { ConnectedDevice } from '../../../src-main/contract/devices.ts';

export interface Device extends ConnectedDevice {
  readonly kind: MediaDeviceKind;
}

/** Chromium lists the system's choices a second time under these names. */
const aliases: ReadonlySet<string> = new Set(['', 'default', 'communications']);

/** The machine's audio devices, followed as they come and go. */
export function useDevices(): readonly Device[] {
  const [devices, setDevices] = useState<readonly Device[]>([]);
  useEffect(() => {
    let current = true;
    async function read(): Promise<void> {
      // Fails only where the page may not see devices at all; the system default still works then.
      const found = await navigator.mediaDevices.enumerateDevices().catch(() => []);
      const own = found.filter(({ deviceId }) => !aliases.has(deviceId));
      if (current) setDevices(own.map(({ deviceId, groupId, kind, label }) => ({ deviceId, groupId, kind, label })));
    }
    void read();
    const onChange = () => void read();
    navigator.mediaDevices.addEventListener('devicechange', onChange);
    return () => {
      current = false;
      navigator.mediaDevices.removeEventListener('devicechange', onChange);
    };
  }, []);
  return devices;
}
