import { useEffect, useState } from 'react';
import {
  type GlobalKey,
  type GlobalKeyStandings,
  type GlobalKeys,
  globalKeyNames,
} from '../../../src-main/contract/global-keys.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { useServices } from '../services.tsx';
import { globalKeyLabel } from '../text/accelerator.ts';
import { GlobalKeyRow } from './global-key-row.tsx';

interface GlobalKeySettingsProps {
  readonly keys: GlobalKeys;
  readonly onSave: (patch: Partial<Settings>) => Promise<void>;
}

/** Keys that reach Baton from any program. */
export function GlobalKeySettings({ keys, onSave }: GlobalKeySettingsProps) {
  const { baton } = useServices();
  const [standings, setStandings] = useState<GlobalKeyStandings | null>(null);
  /** A key that was pressed for one row while another has it. */
  const [twice, setTwice] = useState<{ readonly name: GlobalKey; readonly owner: GlobalKey } | null>(null);

  // What main has made of them, each time they are stored.
  // biome-ignore lint/correctness/useExhaustiveDependencies: stored keys are the event itself
  useEffect(() => {
    let current = true;
    void baton.request('global-keys:get', {}).then((answer) => {
      if (current && answer.ok) setStandings(answer.value);
    });
    return () => {
      current = false;
    };
  }, [baton, keys]);

  function choose(name: GlobalKey, accelerator: string | null): boolean {
    const owner = globalKeyNames.find((other) => other !== name && accelerator !== null && keys[other] === accelerator);
    setTwice(owner === undefined ? null : { name, owner });
    if (owner !== undefined) return false;
    void onSave({ globalKeys: { ...keys, [name]: accelerator } });
    return true;
  }

  function problemOf(name: GlobalKey): string | null {
    if (twice?.name === name)
      return t('{owner} has this key. Press another one.', { owner: globalKeyLabel[twice.owner] });
    return standings?.[name] === 'taken' ? t('Another program has this key. Choose another one.') : null;
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring form semantics to plain buttons
    <div className="global-keys" role="group" aria-labelledby="set-keys">
      <h3 id="set-keys">{t('Keys in every program')}</h3>
      <p className="hint">{t('They work while another window has the keyboard. Choose a row, then press the keys.')}</p>
      {globalKeyNames.map((name) => (
        <GlobalKeyRow
          key={name}
          name={name}
          value={keys[name]}
          problem={problemOf(name)}
          onChoose={(accelerator) => choose(name, accelerator)}
        />
      ))}
    </div>
  );
}
