import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { words } from '../../components/words.tsx';
import { useServices } from '../services.tsx';

type Saved =
  | { readonly kind: 'idle' | 'saving' }
  | { readonly kind: 'saved'; readonly file: string }
  | { readonly kind: 'failed'; readonly why: string };

/** An archive for whoever is asked to help. */
export function Diagnostics() {
  const { baton } = useServices();
  const [saved, setSaved] = useState<Saved>({ kind: 'idle' });

  async function save(): Promise<void> {
    setSaved({ kind: 'saving' });
    const answer = await baton.request('diagnostics:save', {});
    if (!answer.ok) return setSaved({ kind: 'failed', why: answer.error.message });
    const { file } = answer.value;
    setSaved(file === null ? { kind: 'idle' } : { kind: 'saved', file });
  }

  return (
    <div className="export">
      <div className="export-formats">
        <Button disabled={saved.kind === 'saving'} onPress={() => void save()}>
          {t('Save diagnostics')}
        </Button>
      </div>
      <p className={saved.kind === 'failed' ? 'field-error' : 'hint'} role="status">
        <Sentence saved={saved} />
      </p>
    </div>
  );
}

function Sentence({ saved }: { saved: Saved }) {
  switch (saved.kind) {
    case 'idle':
      return t('For whoever helps you: the log, settings and figures, without names, numbers, words and passwords.');
    case 'saving':
      return t('Choose where to save it.');
    case 'saved':
      return words('Written to {file}.', { file: <bdi>{saved.file}</bdi> });
    case 'failed':
      return told(saved.why);
    default:
      return saved satisfies never;
  }
}
