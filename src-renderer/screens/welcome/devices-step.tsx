import type { DevicePreference } from '../../../src-main/contract/devices.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { SelectField } from '../../components/field.tsx';
import { useApp } from '../services.tsx';
import { shortName } from '../settings/ranked-list.ts';
import { SoundCheck } from '../settings/sound-check.tsx';
import { type Device, useDevices } from '../settings/use-devices.ts';
import { StepFrame, useStep } from './step-frame.tsx';

const systemsOwn = '';

/** The microphone and the headset a rep wears, heard and seen before the first call. */
export function DevicesStep() {
  const settings = useApp((state) => state.settings);
  const save = useStep();
  const devices = useDevices();
  return (
    <StepFrame
      number={2}
      title={t('Can you hear and be heard?')}
      next={t('Go on')}
      // The call of the next step comes over the practice line; the account waits until that is over.
      onNext={() => save({ firstRun: 'test', line: 'practice' })}
      skip={t('Later')}
      onSkip={() => save({ firstRun: 'test', line: 'practice' })}
      onBack={() => save({ firstRun: 'account' })}
    >
      <Pick
        label={t('Microphone')}
        devices={devices.filter(({ kind }) => kind === 'audioinput')}
        chosen={settings.microphones[0]}
        onPick={(first) => void save({ microphones: first === null ? [] : [first] })}
      />
      <Pick
        label={t('Headset')}
        devices={devices.filter(({ kind }) => kind === 'audiooutput')}
        chosen={settings.headsets[0]}
        onPick={(first) => void save({ headsets: first === null ? [] : [first] })}
      />
      <SoundCheck />
    </StepFrame>
  );
}

interface PickProps {
  readonly label: string;
  readonly devices: readonly Device[];
  readonly chosen: DevicePreference | undefined;
  readonly onPick: (device: DevicePreference | null) => void;
}

function Pick({ label, devices, chosen, onPick }: PickProps) {
  function pick(id: string): void {
    const device = devices.find(({ deviceId }) => deviceId === id);
    onPick(device === undefined ? null : { id, label: device.label, group: device.groupId });
  }
  return (
    <SelectField
      label={label}
      value={chosen?.id ?? systemsOwn}
      options={[
        { value: systemsOwn, label: t('The system’s default') },
        ...devices.map(({ deviceId, label: name }) => ({ value: deviceId, label: shortName(name) })),
      ]}
      onChange={pick}
    />
  );
}
