import type { ReactNode } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { Heading } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { figuresTrouble } from '../text/insights-text.ts';
import type { Figures, OfPeriod } from './use-figures.ts';

/** What has been asked of the desk, once it is there; else why it is not. */
export function Gate<T>({ figures, children }: { figures: Figures<T>; children: (figures: OfPeriod<T>) => ReactNode }) {
  const { loaded, reload } = figures;
  const trouble = loaded.kind === 'failed' ? figuresTrouble(loaded.error) : null;
  useShortcuts(trouble?.retry === true ? { r: reload } : {});
  switch (loaded.kind) {
    case 'loading':
      return <Heading quiet>{t('Counting…')}</Heading>;
    case 'failed':
      return (
        <div className="empty">
          <Heading>{trouble?.title}</Heading>
          <p>{trouble?.meaning}</p>
          {trouble?.retry === true && (
            <Button combo="r" onPress={reload}>
              {t('Try again')}
            </Button>
          )}
        </div>
      );
    case 'ready':
      return children(loaded.value);
    default:
      return loaded satisfies never;
  }
}
