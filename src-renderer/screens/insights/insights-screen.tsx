import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { type InsightsView, type PeriodDays, periods } from '../../store/insights-view.ts';
import { Banners } from '../frame/banners.tsx';
import { PageBar } from '../frame/page-bar.tsx';
import { useServices } from '../services.tsx';
import { AuditPage } from './audit-page.tsx';
import { CallsPage } from './calls-page.tsx';
import { FiguresPage } from './figures-page.tsx';
import { Gate } from './gate.tsx';
import { useAudit, useInsights } from './use-figures.ts';

/** What the team's handoffs teach, and how they fared. */
export function InsightsScreen({ view }: { view: InsightsView }) {
  const { actions } = useServices();
  const go = (change: Partial<InsightsView>) => actions.open({ ...view, calls: null, handoffId: null, ...change });
  const figures = useInsights(view.days);
  if (view.calls !== null) return <CallsPage view={view} calls={view.calls} figures={figures} />;
  return (
    <Screen name="insights" bar={<PageBar title={t('Insights')} />} banners={<Banners />} key={view.part}>
      <Toolbar view={view} onGo={go} />
      {view.part === 'figures' ? (
        <Gate figures={figures}>
          {({ days, value }) => (
            <FiguresPage insights={value} days={days} onOpen={(calls) => go({ calls })} onChanged={figures.reload} />
          )}
        </Gate>
      ) : (
        <AuditPart days={view.days} />
      )}
    </Screen>
  );
}

function AuditPart({ days }: { days: PeriodDays }) {
  return <Gate figures={useAudit(days)}>{(figures) => <AuditPage audit={figures.value} days={figures.days} />}</Gate>;
}

interface ToolbarProps {
  readonly view: InsightsView;
  readonly onGo: (change: Partial<InsightsView>) => void;
}

/** Learning or audit, and the days they are about. */
function Toolbar({ view, onGo }: ToolbarProps) {
  const { actions } = useServices();
  const period = periods.map((days, index) => ({ days, combo: String(index + 1) }));
  const parts = [
    { part: 'figures', label: t('Learning'), combo: 'i' },
    { part: 'audit', label: t('Handoff audit'), combo: 'a' },
  ] as const;
  useShortcuts(
    {
      escape: () => actions.open({ page: 'home' }),
      ...Object.fromEntries(period.map(({ days, combo }) => [combo, () => onGo({ days })])),
      ...Object.fromEntries(parts.map(({ part, combo }) => [combo, () => onGo({ part })])),
    },
    { guardTyping: true },
  );
  return (
    <div className="insights-tools">
      <nav className="insights-parts" aria-label={t('Insights')}>
        {parts.map(({ part, label, combo }) => (
          <Button key={part} look="quiet" combo={combo} pressed={view.part === part} onPress={() => onGo({ part })}>
            {label}
          </Button>
        ))}
      </nav>
      <Choice<`${PeriodDays}`>
        legend={t('Days')}
        look="segments"
        options={period.map(({ days, combo }) => ({ value: `${days}`, label: t('{days} days', { days }), combo }))}
        selected={[`${view.days}`]}
        onChoose={(chosen) => {
          const days = periods.find((one) => `${one}` === chosen);
          if (days !== undefined) onGo({ days });
        }}
      />
    </div>
  );
}
