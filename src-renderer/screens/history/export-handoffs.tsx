import { useEffect, useState } from 'react';
import type { ExportFormat, ExportRequest } from '../../../src-main/contract/export.ts';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { words } from '../../components/words.tsx';
import { useServices } from '../services.tsx';
import { count } from '../text/numbers.ts';
import { handoffCount } from '../text/privacy-text.ts';

type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'writing'; readonly handoffs: number; readonly of: number }
  | { readonly kind: 'written'; readonly file: string; readonly handoffs: number }
  | { readonly kind: 'failed'; readonly why: string };

interface ExportHandoffsProps {
  readonly what: Omit<ExportRequest, 'format'>;
}

/** Writes what is listed, or one handoff, to a file the rep chooses. */
export function ExportHandoffs({ what }: ExportHandoffsProps) {
  const { baton } = useServices();
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' });
  const writing = progress.kind === 'writing';
  useEffect(() => {
    if (!writing) return;
    return baton.on('export:progress', (written) => setProgress({ kind: 'writing', ...written }));
  }, [baton, writing]);

  async function write(format: ExportFormat): Promise<void> {
    setProgress({ kind: 'writing', handoffs: 0, of: 0 });
    const answer = await baton.request('history:export', { ...what, format });
    if (!answer.ok) return setProgress({ kind: 'failed', why: told(answer.error.message) });
    const { file, handoffs } = answer.value;
    setProgress(file === null ? { kind: 'idle' } : { kind: 'written', file, handoffs });
  }

  return (
    <div className="export">
      <div className="export-formats">
        <Button disabled={writing} onPress={() => void write('csv')}>
          {t('Spreadsheet (CSV)')}
        </Button>
        <Button disabled={writing} onPress={() => void write('vcon')}>
          vCon
        </Button>
        {writing && progress.of > 0 && (
          <Button look="quiet" onPress={() => void baton.request('history:export-stop', {})}>
            {t('Stop')}
          </Button>
        )}
      </div>
      {writing && progress.of > 0 && (
        <progress aria-label={t('Written so far')} value={progress.handoffs} max={progress.of} />
      )}
      <p className={progress.kind === 'failed' ? 'field-error' : 'hint'} role="status">
        <Sentence progress={progress} />
      </p>
    </div>
  );
}

function Sentence({ progress }: { progress: Progress }) {
  switch (progress.kind) {
    case 'idle':
      return t(
        'A spreadsheet has one line a handoff; a vCon has everything, transcripts included. The file is not encrypted.',
      );
    case 'writing':
      return progress.handoffs === 0
        ? t('Choose where to save it.')
        : t('Writing: {written} of {handoffs}…', {
            written: count(progress.handoffs),
            handoffs: handoffCount(progress.of),
          });
    case 'written':
      return words('{handoffs} written to {file}.', {
        handoffs: handoffCount(progress.handoffs),
        file: <bdi>{progress.file}</bdi>,
      });
    case 'failed':
      return progress.why;
    default:
      return progress satisfies never;
  }
}
