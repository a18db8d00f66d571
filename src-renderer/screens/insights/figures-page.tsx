import { useState } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Insights, Suggestion } from '../../../src-main/contract/insights.ts';
import { Heading } from '../../components/screen.tsx';
import { useMediaQuery, wide } from '../../components/use-media-query.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import type { CallFilter, PeriodDays } from '../../store/insights-view.ts';
import { useApp, useLine, useServices } from '../services.tsx';
import { headline, scopeText } from '../text/insights-text.ts';
import { GapRows } from './gap-rows.tsx';
import { Groups } from './groups.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import { TimingCard } from './timing-card.tsx';
import { TriggerRows } from './trigger-rows.tsx';
import { canUndo, Versions } from './versions.tsx';

interface FiguresPageProps {
  readonly insights: Insights;
  readonly days: PeriodDays;
  readonly onOpen: (filter: CallFilter) => void;
  readonly onChanged: () => void;
}

/** Which triggers work, when we are too early, what briefs lack; and what the team's verdicts speak for. */
export function FiguresPage({ insights, days, onOpen, onChanged }: FiguresPageProps) {
  const { actions } = useServices();
  const decides = useApp((state) => state.desk.may.decide);
  const isWide = useMediaQuery(wide);
  const [busy, setBusy] = useState(false);
  const { suggestions, versions, judged } = insights;
  const first = suggestions.at(0);

  async function change(work: Promise<boolean>): Promise<void> {
    setBusy(true);
    if (await work) onChanged();
    setBusy(false);
  }
  const decide = (suggestion: Suggestion, decision: 'accept' | 'reject') =>
    void (busy || change(actions.decide(suggestion, decision)));
  const undo = () => void (busy || change(actions.undoLearning()));
  const calls = ({ trigger }: Suggestion) => onOpen({ kind: 'trigger', trigger, timing: null });

  useShortcuts({
    ...(first === undefined ? {} : { c: () => calls(first) }),
    ...(first === undefined || !decides ? {} : { y: () => decide(first, 'accept'), n: () => decide(first, 'reject') }),
    ...(decides && canUndo(versions) ? { u: undo } : {}),
  });

  if (judged === 0) return <NoVerdicts insights={insights} days={days} />;
  const { says, rest } = headline(insights);
  const suggested = suggestions.map((suggestion) => (
    <SuggestionCard
      key={suggestion.id}
      suggestion={suggestion}
      first={suggestion === first}
      busy={busy}
      onDecide={(decision) => decide(suggestion, decision)}
      onCalls={() => calls(suggestion)}
    />
  ));
  const gaps = <GapRows insights={insights} onOpen={onOpen} />;
  const learned = <Versions versions={versions} busy={busy} onUndo={undo} />;
  return (
    <>
      <div className="insights-head">
        <Heading>{says}</Heading>
        <p className="hint">
          {rest} {scopeText(insights, days)}
        </p>
      </div>
      <div className="insights-columns">
        <div className="insights-column">
          {!isWide && suggested}
          <TriggerRows insights={insights} onOpen={onOpen} />
          <TimingCard insights={insights} days={days} onOpen={onOpen} />
          {isWide && <Groups insights={insights} />}
        </div>
        <div className="insights-column">
          {isWide && suggested}
          {gaps}
          {learned}
          {!isWide && <Groups insights={insights} />}
        </div>
      </div>
    </>
  );
}

function NoVerdicts({ insights, days }: { insights: Insights; days: PeriodDays }) {
  const practice = useLine((line) => line.practice);
  return (
    <div className="empty teach">
      <Heading>{t('No verdicts yet')}</Heading>
      <p>
        {insights.handoffs === 0
          ? t('Nothing was handed over in the last {days} days.', { days })
          : scopeText(insights, days)}{' '}
        {t(
          'Insights come from what reps say after a handoff: too early, right or too late, and what the brief lacked.',
        )}
      </p>
      <p>
        {practice
          ? t('Take a practice handoff, bridge it, and press 1, 2 or 3 when it is over. It counts here at once.')
          : t('Every verdict counts here at once. From about ten on, the desk suggests better thresholds.')}
      </p>
    </div>
  );
}
