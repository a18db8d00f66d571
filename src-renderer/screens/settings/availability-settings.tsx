import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Schedule } from '../../../src-main/contract/rhythm.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { SelectField } from '../../components/field.tsx';
import { NumberSetting } from './number-setting.tsx';
import { Switch } from './switch.tsx';
import { WeekHours } from './week-hours.tsx';

interface AvailabilitySettingsProps {
  readonly settings: Settings;
  readonly onSave: (patch: Partial<Settings>) => void;
}

/** The zone that is stored as null. */
const ownZone = 'own';
const suggestedMinutes = 15;

/** What makes a rep available or not without the rep. */
export function AvailabilitySettings({ settings, onSave }: AvailabilitySettingsProps) {
  const { schedule, awayOnLock, awayAfterMinutes, publishPresence } = settings;
  const change = (patch: Partial<Schedule>) => onSave({ schedule: { ...schedule, ...patch } });
  return (
    <section className="form" aria-labelledby="set-availability">
      <h2 id="set-availability">{t('Availability')}</h2>
      <Switch
        legend={t('Working hours')}
        hint={t('Available when they begin, offline when they end. What you choose in between stays.')}
        on={schedule.on}
        onSwitch={(on) => change({ on })}
      />
      {schedule.on && (
        <>
          <WeekHours week={schedule.week} onChange={(week) => change({ week })} />
          <SelectField
            label={t('Time zone of these hours')}
            value={schedule.zone ?? ownZone}
            options={[
              { value: ownZone, label: t('The zone of this computer') },
              ...Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
            ]}
            onChange={(zone) => change({ zone: zone === ownZone ? null : zone })}
          />
        </>
      )}
      <Switch
        legend={t('Away when the screen is locked')}
        hint={t('Available again when it is unlocked. Never in a call.')}
        on={awayOnLock}
        onSwitch={(on) => onSave({ awayOnLock: on })}
      />
      <Switch
        legend={t('Away when you touch no key')}
        hint={t('Off by default: waiting for a handoff is work, too.')}
        on={awayAfterMinutes !== null}
        onSwitch={(on) => onSave({ awayAfterMinutes: on ? suggestedMinutes : null })}
      />
      {awayAfterMinutes !== null && (
        <NumberSetting
          label={t('Away after')}
          unit={t('minutes')}
          min={1}
          max={240}
          value={awayAfterMinutes}
          onSave={(minutes) => onSave({ awayAfterMinutes: minutes })}
        />
      )}
      <Switch
        legend={t('Show it to colleagues')}
        hint={t(
          'Through your phone server, where it can show who is free and who is on the phone. Never whom you talk to.',
        )}
        on={publishPresence}
        onSwitch={(on) => onSave({ publishPresence: on })}
      />
    </section>
  );
}
