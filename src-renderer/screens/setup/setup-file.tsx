import { useRef } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { useServices } from '../services.tsx';

/** Opens a file an admin has sent, or one with settings for this machine. What is in it is shown before anything changes. */
export function SetupFile() {
  const { actions } = useServices();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onPress={() => input.current?.click()}>{t('Open a setup file…')}</Button>
      <input
        ref={input}
        type="file"
        accept=".baton,.json"
        hidden
        aria-label={t('Setup file')}
        onChange={(event) => {
          const file = event.target.files?.item(0) ?? null;
          // The same file may be chosen again once it was mended.
          event.target.value = '';
          if (file !== null) void actions.openSetupFile(file);
        }}
      />
    </>
  );
}
