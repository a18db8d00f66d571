import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Heading, Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { PageBar } from '../frame/page-bar.tsx';
import { useServices } from '../services.tsx';

/** Stands in where the page's own file cannot be read: the phone goes on. */
export function InsightsMissing() {
  const { actions } = useServices();
  useShortcuts({ escape: () => actions.open({ page: 'home' }) });
  return (
    <Screen name="insights" bar={<PageBar title={t('Insights')} />}>
      <div className="empty">
        <Heading>{t('Insights could not be opened')}</Heading>
        <p>{t('A file of Baton cannot be read. Calls still ring. Restart Baton; install it again if this stays.')}</p>
      </div>
    </Screen>
  );
}
