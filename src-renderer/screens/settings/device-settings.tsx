import { useId } from 'react';
import { type DevicePreference, maxDevices, maxRingers } from '../../../src-main/contract/devices.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { Choice } from '../../components/choice.tsx';
import { RankedDevices } from './ranked-devices.tsx';
import { shortName } from './ranked-list.ts';
import { SoundCheck } from './sound-check.tsx';
import { useDevices } from './use-devices.ts';

interface DeviceSettingsProps {
  readonly settings: Settings;
  readonly onSave: (patch: Partial<Settings>) => void;
}

const asIs = (preference: DevicePreference): DevicePreference => preference;
const order = 'The first that is connected is used; the next one takes over within a second when it leaves.';

export function DeviceSettings({ settings, onSave }: DeviceSettingsProps) {
  const devices = useDevices();
  const inputs = devices.filter(({ kind }) => kind === 'audioinput');
  const outputs = devices.filter(({ kind }) => kind === 'audiooutput');
  return (
    <section className="form" aria-labelledby="set-devices">
      <h2 id="set-devices">Sound</h2>
      <RankedDevices
        title="Microphone"
        hint={order}
        empty="The system’s default is used. Add yours, best first, and Baton finds it again by its name."
        noun="microphone"
        list={settings.microphones}
        connected={inputs}
        limit={maxDevices}
        create={asIs}
        onChange={(microphones) => onSave({ microphones })}
      />
      <Processing settings={settings} onSave={onSave} />
      <RankedDevices
        title="Headset"
        hint={order}
        empty="Callers sound on the system’s default device."
        noun="headset"
        list={settings.headsets}
        connected={outputs}
        limit={maxDevices}
        create={asIs}
        onChange={(headsets) => onSave({ headsets })}
      />
      <RankedDevices
        title="Ringers"
        hint="All of these ring together, each at its own volume. With none connected the system’s default rings."
        empty="Baton rings on the system’s default device."
        noun="ringer"
        together
        list={settings.ringers}
        connected={outputs}
        limit={maxRingers}
        create={(preference) => ({ ...preference, volume: settings.ringerVolume })}
        onChange={(ringers) => onSave({ ringers })}
        below={(item, change) => (
          <Volume
            label={`Volume of ${shortName(item.label)}`}
            value={item.volume}
            onChange={(volume) => change({ ...item, volume })}
          />
        )}
      />
      <Volume
        label="Ring volume of the system’s default"
        value={settings.ringerVolume}
        onChange={(ringerVolume) => onSave({ ringerVolume })}
      />
      <SoundCheck />
    </section>
  );
}

const switches = [
  { value: 'echoCancellation', label: 'Echo' },
  { value: 'noiseSuppression', label: 'Noise' },
  { value: 'automaticGain', label: 'Loudness' },
] as const;

function Processing({ settings, onSave }: DeviceSettingsProps) {
  return (
    <Choice
      legend="Evened out by Baton."
      hint="Leave loudness to a headset that does it itself."
      look="segments"
      many
      options={switches}
      selected={switches.map(({ value }) => value).filter((value) => settings[value])}
      onChoose={(value) => onSave({ [value]: !settings[value] })}
    />
  );
}

interface VolumeProps {
  readonly label: string;
  /** 0..1 */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Volume({ label, value, onChange }: VolumeProps) {
  const id = useId();
  const percent = Math.round(value * 100);
  return (
    <div className="field">
      <label htmlFor={id}>
        <bdi>{label}</bdi>, {percent} %
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={percent}
        onChange={(event) => onChange(Number(event.target.value) / 100)}
      />
    </div>
  );
}
