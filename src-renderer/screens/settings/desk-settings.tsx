import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { isLocked } from '../../../src-main/contract/locks.ts';
import { isAllowedDeskUrl, type Settings } from '../../../src-main/contract/settings.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { useServices } from '../services.tsx';
import { setBy } from '../text/policy-text.ts';
import { DeskTest } from './line-test.tsx';

interface DeskSettingsProps {
  readonly settings: Settings;
  readonly onSave: (patch: Partial<Settings>) => Promise<void>;
  readonly onFailure: (message: string | null) => void;
}

/** Where full briefs come from and verdicts go. Keys are stored with a button: half a key is of no use. */
export function DeskSettings({ settings, onSave, onFailure }: DeskSettingsProps) {
  const { baton, actions } = useServices();
  const [url, setUrl] = useState(settings.desk?.baseUrl ?? '');
  const [bearer, setBearer] = useState('');
  const [referenceKey, setReferenceKey] = useState('');
  const trimmed = url.trim();
  const error =
    trimmed === '' || isAllowedDeskUrl(trimmed)
      ? undefined
      : t('Enter an https:// address. Unencrypted http:// only works to this computer.');

  async function store(): Promise<void> {
    if (error !== undefined) return;
    await onSave({ desk: trimmed === '' ? null : { baseUrl: trimmed } });
    const result = await baton.request('desk:secrets', { bearer: bearer || null, referenceKey: referenceKey || null });
    onFailure(result.ok ? null : told(result.error.message));
    if (!result.ok) return;
    setBearer('');
    setReferenceKey('');
    actions.say(t('The desk is stored.'));
  }

  return (
    <section className="form" aria-labelledby="set-desk">
      <h2 id="set-desk">{t('Desk')}</h2>
      <p className="hint">
        {t('The server that sends full briefs and learns from your verdicts. The practice line brings its own.')}
      </p>
      <TextField
        label={t('Address')}
        type="url"
        value={url}
        error={error}
        placeholder="https://desk.example.com"
        readOnly={isLocked(settings, 'desk')}
        {...(isLocked(settings, 'desk') ? { hint: setBy(settings.admin) } : {})}
        onChange={setUrl}
      />
      <TextField
        label={t('Access key')}
        type="password"
        value={bearer}
        hint={t('Empty: the stored key stays.')}
        onChange={setBearer}
      />
      <TextField
        label={t('Reference key')}
        type="password"
        value={referenceKey}
        hint={t('Checks the signature of handoff references. Empty: the stored key stays.')}
        onChange={setReferenceKey}
      />
      <Button onPress={() => void store()}>{t('Store desk')}</Button>
      {settings.desk !== null && <DeskTest />}
    </section>
  );
}
