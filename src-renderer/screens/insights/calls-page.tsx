import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Insights } from '../../../src-main/contract/insights.ts';
import { Screen } from '../../components/screen.tsx';
import { useMediaQuery, wide } from '../../components/use-media-query.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import type { CallFilter, InsightsView } from '../../store/insights-view.ts';
import { Banners } from '../frame/banners.tsx';
import { PageBar } from '../frame/page-bar.tsx';
import { useServices } from '../services.tsx';
import { CallDetail } from './call-detail.tsx';
import { CallList } from './call-list.tsx';
import { Gate } from './gate.tsx';
import type { Figures } from './use-figures.ts';

interface CallsPageProps {
  readonly view: InsightsView;
  readonly calls: CallFilter;
  readonly figures: Figures<Insights>;
}

/** From a figure to its calls, and to one of them; side by side where there is room. */
export function CallsPage({ view, calls, figures }: CallsPageProps) {
  const { actions } = useServices();
  const isWide = useMediaQuery(wide);
  const { handoffId } = view;
  const showsList = isWide || handoffId === null;
  const back = () =>
    actions.open(
      handoffId !== null && !isWide ? { ...view, handoffId: null } : { ...view, calls: null, handoffId: null },
    );
  useShortcuts({ escape: back }, { guardTyping: true });
  return (
    <Screen
      name="insights calls"
      bar={<PageBar title={t('Insights')} onBack={back} />}
      banners={<Banners />}
      key={showsList ? 'list' : 'detail'}
    >
      {showsList && (
        <Gate figures={figures}>
          {({ value }) => (
            <CallList
              insights={value}
              filter={calls}
              selected={handoffId}
              onOpen={(id) => actions.open({ ...view, handoffId: id })}
            />
          )}
        </Gate>
      )}
      {handoffId !== null && <CallDetail key={handoffId} handoffId={handoffId} />}
      {isWide && handoffId === null && (
        <p className="empty choose">
          {t('Choose a call to see its transcript and the turn that made the AI hand over.')}
        </p>
      )}
    </Screen>
  );
}
