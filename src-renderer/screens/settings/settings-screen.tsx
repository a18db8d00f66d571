import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { TextField } from '../../components/field.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { words } from '../../components/words.tsx';
import { Banners } from '../frame/banners.tsx';
import { PageBar } from '../frame/page-bar.tsx';
import { useApp, useServices } from '../services.tsx';
import { AdminSettings } from './admin-settings.tsx';
import { AvailabilitySettings } from './availability-settings.tsx';
import { DataSettings } from './data-settings.tsx';
import { DeskSettings } from './desk-settings.tsx';
import { DesktopSettings } from './desktop-settings.tsx';
import { DeviceSettings } from './device-settings.tsx';
import { DialSettings } from './dial-settings.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { LineTest } from './line-test.tsx';
import { NetworkSettings } from './network-settings.tsx';
import { NumberSetting } from './number-setting.tsx';
import { Preflight } from './preflight.tsx';
import { Switch } from './switch.tsx';
import { ThirdParty } from './third-party.tsx';

/** Everything applies and is stored as it is changed; there is no Save to forget. */
export function SettingsScreen() {
  const { actions } = useServices();
  const settings = useApp((state) => state.settings);
  const info = useApp((state) => state.info);
  const [failure, setFailure] = useState<string | null>(null);
  const home = () => actions.open({ page: 'home' });
  const account = () => actions.open({ page: 'account' });
  async function save(patch: Partial<Settings>): Promise<void> {
    const result = await actions.saveSettings(patch);
    setFailure(result.ok ? null : told(result.error.message));
  }
  useShortcuts({ escape: home, l: account }, { guardTyping: true });

  return (
    <Screen name="settings" bar={<PageBar title={t('Settings')} />} banners={<Banners />}>
      <Heading>{t('Settings')}</Heading>
      {failure !== null && (
        <Banner tone="stop" urgent title={t('Not saved.')}>
          {failure}
        </Banner>
      )}
      <section className="form" aria-labelledby="set-you">
        <h2 id="set-you">{t('You')}</h2>
        <RepName value={settings.repName} onSave={(repName) => void save({ repName })} />
        <Choice
          legend={t('Colours')}
          look="segments"
          options={[
            { value: 'system', label: t('As the system') },
            { value: 'light', label: t('Light') },
            { value: 'dark', label: t('Dark') },
          ]}
          selected={[settings.theme]}
          onChoose={(theme) => void save({ theme })}
        />
        <LanguageChoice selected={settings.language} onChoose={(language) => void save({ language })} />
      </section>
      <section className="form" aria-labelledby="set-line">
        <h2 id="set-line">{t('Phone line')}</h2>
        <p>
          {settings.line === 'practice' ? (
            t('Practice line on this computer.')
          ) : (
            <bdi>{settings.edge?.label ?? t('No account yet')}</bdi>
          )}
        </p>
        <LineTest />
        <Button combo="l" onPress={account}>
          {t('Change line or account')}
        </Button>
      </section>
      <section className="form" aria-labelledby="set-ring">
        <h2 id="set-ring">{t('While it rings')}</h2>
        <Choice
          legend={t('Spoken whisper')}
          hint={t('In your headset only; it stops the moment you bridge.')}
          look="segments"
          options={[
            { value: 'off', label: t('Off') },
            { value: 'on-demand', label: t('With W') },
            { value: 'automatic', label: t('At each ring') },
          ]}
          selected={[settings.whisperVoice]}
          onChoose={(whisperVoice) => void save({ whisperVoice })}
        />
        <NumberSetting
          label={t('Rings for')}
          unit={t('seconds')}
          min={10}
          max={170}
          value={settings.ringSeconds}
          onSave={(ringSeconds) => void save({ ringSeconds })}
        />
        <Switch
          legend={t('Call waiting')}
          hint={t('A second call beeps once and waits. Off: it goes back as busy and counts as missed.')}
          on={settings.callWaiting}
          onSwitch={(callWaiting) => void save({ callWaiting })}
        />
        <NumberSetting
          label={t('Wrap-up')}
          unit={t('seconds')}
          min={5}
          max={600}
          value={settings.wrapUpSeconds}
          onSave={(wrapUpSeconds) => void save({ wrapUpSeconds })}
        />
      </section>
      <AvailabilitySettings settings={settings} onSave={(patch) => void save(patch)} />
      <DialSettings settings={settings} onSave={(patch) => void save(patch)} />
      <DesktopSettings settings={settings} onSave={save} />
      <DeviceSettings settings={settings} onSave={(patch) => void save(patch)} />
      <NetworkSettings settings={settings} onFailure={setFailure} />
      <Preflight />
      <DeskSettings settings={settings} onSave={save} onFailure={setFailure} />
      <DataSettings settings={settings} onSave={(patch) => void save(patch)} onFailure={setFailure} />
      <AdminSettings settings={settings} />
      <p className="about">
        {words('Baton {version}. {runtime} Your data: {dataPath}', {
          version: info.version,
          runtime: info.runtime,
          dataPath: <bdi>{info.dataPath}</bdi>,
        })}
      </p>
      <ThirdParty />
    </Screen>
  );
}

function RepName({ value, onSave }: { value: string; onSave: (name: string) => void }) {
  const [name, setName] = useState(value);
  return (
    <TextField
      label={t('Your name')}
      value={name}
      maxLength={120}
      hint={t('Used in the opener: “Hi Priya, I’m Sarah.”')}
      onChange={(next) => {
        setName(next);
        onSave(next.trim());
      }}
    />
  );
}
