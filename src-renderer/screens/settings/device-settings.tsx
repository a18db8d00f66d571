import { useId } from 'react';
import { type DevicePreference, maxDevices, maxRingers } from '../../../src-main/contract/devices.ts';
import { msg, t } from '../../../src-main/contract/i18n/translate.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { Choice } from '../../components/choice.tsx';
import { HeadsetButtonsSetting } from './headset-buttons-setting.tsx';
import { RankedDevices } from './ranked-devices.tsx';
import { shortName } from './ranked-list.ts';
import { SoundCheck } from './sound-check.tsx';
import { useDevices } from './use-devices.ts';

interface DeviceSettingsProps {
  readonly settings: Settings;
  readonly onSave: (patch: Partial<Settings>) => void;
}

const asIs = (preference: DevicePreference): DevicePreference => preference;
const order = msg('The first that is connected is used; the next one takes over within a second when it leaves.');

export function DeviceSettings({ settings, onSave }: DeviceSettingsProps) {
  const devices = useDevices();
  const inputs = devices.filter(({ kind }) => kind === 'audioinput');
  const outputs = devices.filter(({ kind }) => kind === 'audiooutput');
  return (
    <section className="form" aria-labelledby="set-devices">
      <h2 id="set-devices">{t('Sound')}</h2>
      <RankedDevices
        title={t('Microphone')}
        hint={t(order)}
        empty={t('The system’s default is used. Add yours, best first, and Baton finds it again by its name.')}
        noun={t('microphone')}
        list={settings.microphones}
        connected={inputs}
        limit={maxDevices}
        create={asIs}
        onChange={(microphones) => onSave({ microphones })}
      />
      <Processing settings={settings} onSave={onSave} />
      <RankedDevices
        title={t('Headset')}
        hint={t(order)}
        empty={t('Callers sound on the system’s default device.')}
        noun={t('headset')}
        list={settings.headsets}
        connected={outputs}
        limit={maxDevices}
        create={asIs}
        onChange={(headsets) => onSave({ headsets })}
      />
      <HeadsetButtonsSetting onChoose={(headsetButtons) => onSave({ headsetButtons })} />
      <RankedDevices
        title={t('Ringers')}
        hint={t('All of these ring together, each at its own volume. With none connected the system’s default rings.')}
        empty={t('Baton rings on the system’s default device.')}
        noun={t('ringer')}
        together
        list={settings.ringers}
        connected={outputs}
        limit={maxRingers}
        create={(preference) => ({ ...preference, volume: settings.ringerVolume })}
        onChange={(ringers) => onSave({ ringers })}
        below={(item, change) => (
          <Volume
            label={t('Volume of {name}', { name: shortName(item.label) })}
            value={item.volume}
            onChange={(volume) => change({ ...item, volume })}
          />
        )}
      />
      <Volume
        label={t('Ring volume of the system’s default')}
        value={settings.ringerVolume}
        onChange={(ringerVolume) => onSave({ ringerVolume })}
      />
      <SoundCheck />
    </section>
  );
}

const switches = [
  { value: 'echoCancellation', label: msg('Echo') },
  { value: 'noiseSuppression', label: msg('Noise') },
  { value: 'automaticGain', label: msg('Loudness') },
] as const;

function Processing({ settings, onSave }: DeviceSettingsProps) {
  return (
    <Choice
      legend={t('Evened out by Baton.')}
      hint={t('Leave loudness to a headset that does it itself.')}
      look="segments"
      many
      options={switches.map(({ value, label }) => ({ value, label: t(label) }))}
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
