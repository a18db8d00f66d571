import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { Choice } from '../../components/choice.tsx';
import { GlobalKeySettings } from './global-key-settings.tsx';
import { Switch } from './switch.tsx';
import { UpdateSettings } from './update-settings.tsx';

interface DesktopSettingsProps {
  readonly settings: Settings;
  readonly onSave: (patch: Partial<Settings>) => Promise<void>;
}

/** How Baton behaves among other programs. */
export function DesktopSettings({ settings, onSave }: DesktopSettingsProps) {
  return (
    <section className="form" aria-labelledby="set-desktop">
      <h2 id="set-desktop">{t('Beside other programs')}</h2>
      <Choice
        legend={t('When it rings')}
        hint={t('The keyboard stays where you type, either way.')}
        look="segments"
        options={[
          { value: 'raise', label: t('Window comes up') },
          { value: 'flash', label: t('Only flashes') },
        ]}
        selected={[settings.onRing]}
        onChoose={(onRing) => void onSave({ onRing })}
      />
      <Switch
        legend={t('Start with the computer')}
        hint={t('Minimised, and ready to ring.')}
        on={settings.openAtLogin}
        onSwitch={(openAtLogin) => void onSave({ openAtLogin })}
      />
      <UpdateSettings settings={settings} onSave={onSave} />
      <GlobalKeySettings keys={settings.globalKeys} onSave={onSave} />
    </section>
  );
}
