import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { Banner } from '../../components/banner.tsx';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { words } from '../../components/words.tsx';
import { useServices } from '../services.tsx';

/** Linux without a keyring: secrets can only be kept readable, and that is the user's decision. */
export function ConsentScreen() {
  const { actions } = useServices();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function accept(): Promise<void> {
    setBusy(true);
    const result = await actions.acceptPlainStorage();
    setBusy(false);
    setError(result.ok ? null : told(result.error.message));
  }

  useShortcuts({ enter: () => void actions.boot(), k: () => void accept() });

  return (
    <Screen
      name="consent"
      bar={<Bar tone="warn" title={t('Before you sign in')} />}
      footer={
        <>
          <Button look="go" combo="enter" disabled={busy} onPress={() => void actions.boot()}>
            {t('I have set one up, check again')}
          </Button>
          <Button combo="k" disabled={busy} onPress={() => void accept()}>
            {t('Keep my secrets without a keyring')}
          </Button>
        </>
      }
    >
      <Heading>{t('This computer has no keyring')}</Heading>
      <p className="lead">
        {t(
          'Baton encrypts its database and keeps your phone password. The key for both belongs in the system’s keyring, and none is running here.',
        )}
      </p>
      <ul className="plain-list">
        <li>
          {words('{better} install and unlock GNOME Keyring or KWallet, then check again. Nothing else changes.', {
            better: <strong>{t('Better:')}</strong>,
          })}
        </li>
        <li>
          {words(
            '{possible} keep the key in a file only your user account may read. Anyone who can read your files can then read transcripts and the phone password.',
            { possible: <strong>{t('Possible:')}</strong> },
          )}
        </li>
      </ul>
      <p className="hint">{t('Baton asks once. Nothing is stored until you decide.')}</p>
      {error !== null && (
        <Banner tone="stop" urgent title={t('That did not work.')}>
          {told(error)}
        </Banner>
      )}
    </Screen>
  );
}
