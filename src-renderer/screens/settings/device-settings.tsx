import { useEffect, useId, useState } from 'react';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { SelectField } from '../../components/field.tsx';

interface Device {
  readonly id: string;
  readonly kind: MediaDeviceKind;
  readonly label: string;
}

/** The machine's audio devices, followed as they come and go. */
function useDevices(): readonly Device[] {
  const [devices, setDevices] = useState<readonly Device[]>([]);
  useEffect(() => {
    let current = true;
    async function read(): Promise<void> {
      // Fails only where the page may not see devices at all; the system default still works then.
      const found = await navigator.mediaDevices.enumerateDevices().catch(() => []);
      if (current) setDevices(found.map(({ deviceId, kind, label }) => ({ id: deviceId, kind, label })));
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

interface DeviceSettingsProps {
  readonly settings: Settings;
  readonly onSave: (patch: Partial<Settings>) => void;
}

export function DeviceSettings({ settings, onSave }: DeviceSettingsProps) {
  const devices = useDevices();
  const volume = useId();
  function options(kind: MediaDeviceKind, chosen: string | null) {
    const known = devices.filter((device) => device.kind === kind && device.id !== '' && device.id !== 'default');
    const gone = chosen !== null && !known.some(({ id }) => id === chosen);
    return [
      { value: '', label: 'System default' },
      ...known.map(({ id, label }, index) => ({ value: id, label: label || `Device ${index + 1}` })),
      ...(gone ? [{ value: chosen, label: 'Chosen device, not connected' }] : []),
    ];
  }
  const select = (label: string, key: 'microphoneId' | 'headsetId' | 'ringerId', kind: MediaDeviceKind) => (
    <SelectField
      label={label}
      value={settings[key] ?? ''}
      options={options(kind, settings[key])}
      onChange={(id) => onSave({ [key]: id === '' ? null : id })}
    />
  );
  return (
    <section className="form" aria-labelledby="set-devices">
      <h2 id="set-devices">Sound</h2>
      {select('Microphone', 'microphoneId', 'audioinput')}
      {select('Headset', 'headsetId', 'audiooutput')}
      {select('Ringer', 'ringerId', 'audiooutput')}
      <div className="field">
        <label htmlFor={volume}>Ring volume, {Math.round(settings.ringerVolume * 100)} %</label>
        <input
          id={volume}
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(settings.ringerVolume * 100)}
          onChange={(event) => onSave({ ringerVolume: Number(event.target.value) / 100 })}
        />
      </div>
    </section>
  );
}
