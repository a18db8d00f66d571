import { useState } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';

/** Whose work is in Baton, and under which terms; read from the package when it is asked for. */
export function ThirdParty() {
  const [text, setText] = useState<string | null>(null);
  async function open(): Promise<void> {
    const answer = await fetch('./third-party.txt').catch(() => null);
    setText(answer?.ok === true ? await answer.text() : t('The list of licences is missing from this installation.'));
  }
  if (text === null)
    return (
      <Button look="quiet" onPress={() => void open()}>
        {t('Licences of others')}
      </Button>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls by itself must be reachable by keyboard
    <section className="licences" aria-label={t('Licences of others')} tabIndex={0}>
      <pre lang="en">{text}</pre>
    </section>
  );
}
