import { t } from '../../../src-main/contract/i18n/translate.ts';
import { isLocked, updateChannel } from '../../../src-main/contract/locks.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { Choice } from '../../components/choice.tsx';
import { useApp } from '../services.tsx';
import { setBy } from '../text/policy-text.ts';

interface UpdateSettingsProps {
  readonly settings: Settings;
  readonly onSave: (patch: Partial<Settings>) => Promise<void>;
}

/** How early Baton takes new versions; or who brings them, where it is not Baton. */
export function UpdateSettings({ settings, onSave }: UpdateSettingsProps) {
  const source = useApp((state) => state.info.updates);
  const locked = isLocked(settings, 'updateChannel');
  if (source !== 'own')
    return (
      <div className="updates">
        <h3>{t('Updates')}</h3>
        <p className="hint">
          {source === 'system'
            ? t('They come the way this package came: from your system, or from whoever manages it.')
            : t('This build has no update address. New versions come from whoever gave you this one.')}
        </p>
      </div>
    );
  return (
    <Choice
      legend={t('Updates')}
      hint={locked ? setBy(settings.admin) : t('Fetched in silence, put in place when you quit, never in a call.')}
      look="segments"
      options={[
        { value: 'latest', label: t('Tried and tested') },
        { value: 'beta', label: t('Early') },
      ]}
      selected={[updateChannel(settings)]}
      onChoose={(channel) => {
        if (!locked) void onSave({ updateChannel: channel });
      }}
    />
  );
}
