import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';

export type DetailTab = 'needs' | 'objections' | 'transcript';

interface DetailTabsProps {
  readonly brief: HandoffBrief;
  readonly open: DetailTab | null;
  readonly onToggle: (tab: DetailTab) => void;
}

/** The rest of the brief, one key away; the same key leads back to the card. */
export function DetailTabs({ brief, open, onToggle }: DetailTabsProps) {
  const tabs = [
    { tab: 'needs', label: t('Needs'), combo: 'n', count: brief.needs.length },
    {
      tab: 'objections',
      label: t('Objections'),
      combo: 'j',
      count: brief.objections.length + brief.openQuestions.length,
    },
    { tab: 'transcript', label: t('Transcript'), combo: 't', count: brief.transcript.length },
  ] as const;
  return (
    <nav className="detail-tabs" aria-label={t('More of the brief')}>
      {tabs.map(({ tab, label, combo, count }) => (
        <Button key={tab} look="quiet" combo={combo} pressed={open === tab} onPress={() => onToggle(tab)}>
          {label} <span className="count">{count}</span>
        </Button>
      ))}
    </nav>
  );
}
