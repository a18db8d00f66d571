import type { Settings } from '../../../src-main/contract/settings.ts';
import { Choice } from '../../components/choice.tsx';
import { GlobalKeySettings } from './global-key-settings.tsx';
import { Switch } from './switch.tsx';

interface DesktopSettingsProps {
  readonly settings: Settings;
  readonly onSave: (patch: Partial<Settings>) => Promise<void>;
}

/** How Baton behaves among other programs. */
export function DesktopSettings({ settings, onSave }: DesktopSettingsProps) {
  return (
    <section className="form" aria-labelledby="set-desktop">
      <h2 id="set-desktop">Beside other programs</h2>
      <Choice
        legend="When it rings"
        hint="The keyboard stays where you type, either way."
        look="segments"
        options={[
          { value: 'raise', label: 'Window comes up' },
          { value: 'flash', label: 'Only flashes' },
        ]}
        selected={[settings.onRing]}
        onChoose={(onRing) => void onSave({ onRing })}
      />
      <Switch
        legend="Start with the computer"
        hint="Minimised, and ready to ring."
        on={settings.openAtLogin}
        onSwitch={(openAtLogin) => void onSave({ openAtLogin })}
      />
      <GlobalKeySettings keys={settings.globalKeys} onSave={onSave} />
    </section>
  );
}
