import { useEffect, useRef, useState } from 'react';
import { triggerKinds } from '../../../src-main/contract/brief.ts';
import { outcomeKinds } from '../../../src-main/contract/call.ts';
import { type HistoryFilter, noFilter } from '../../../src-main/contract/history.ts';
import { labels, t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { CheckField, DateField, SelectField } from '../../components/field.tsx';
import { useServices } from '../services.tsx';
import { dayOf, endOfDay, startOfDay } from '../text/filter-days.ts';
import { outcomeLabel, timingLabel, triggerLabel } from '../text/labels.ts';

interface HistoryFiltersProps {
  readonly filter: HistoryFilter;
  readonly onChange: (filter: HistoryFilter) => void;
}

/** One choice for the rep, two conditions for the database. */
const kinds = ['in', 'missed', 'out'] as const;
const kindLabel = labels({ in: 'Handoffs', missed: 'Missed handoffs', out: 'Calls you made' });

const timings = ['too-early', 'right', 'too-late'] as const;

function optionsOf<T extends string>(values: readonly T[], label: (value: T) => string) {
  return [{ value: '', label: t('Any') }, ...values.map((value) => ({ value, label: label(value) }))];
}

/** The value chosen, if it is one of those offered. */
function chosen<T extends string>(values: readonly T[], value: string): T | null {
  return values.find((candidate) => candidate === value) ?? null;
}

/** What the list can be narrowed by, each a field of its own: Tab walks them, letters choose. */
export function HistoryFilters({ filter, onChange }: HistoryFiltersProps) {
  const { baton } = useServices();
  const [campaigns, setCampaigns] = useState<readonly string[]>([]);
  const panel = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    void baton.request('history:campaigns', {}).then((result) => {
      if (result.ok) setCampaigns(result.value);
    });
    panel.current?.querySelector('select')?.focus();
  }, [baton]);
  const change = (part: Partial<HistoryFilter>) => onChange({ ...filter, ...part });

  return (
    <fieldset ref={panel} id="history-filters" className="filter-fields">
      <legend className="sr-only">{t('Show only')}</legend>
      <SelectField
        label={t('Calls')}
        value={filter.missed ? 'missed' : (filter.direction ?? '')}
        options={optionsOf(kinds, (kind) => kindLabel[kind])}
        onChange={(value) => {
          const kind = chosen(kinds, value);
          change({ missed: kind === 'missed', direction: kind === 'missed' ? null : kind });
        }}
      />
      <SelectField
        label={t('Ended')}
        value={filter.outcome ?? ''}
        options={optionsOf(outcomeKinds, (kind) => outcomeLabel[kind])}
        onChange={(value) => change({ outcome: chosen(outcomeKinds, value) })}
      />
      <SelectField
        label={t('Your verdict')}
        value={filter.timing ?? ''}
        options={optionsOf(timings, (timing) => timingLabel[timing])}
        onChange={(value) => change({ timing: chosen(timings, value) })}
      />
      <SelectField
        label={t('Trigger')}
        value={filter.trigger ?? ''}
        options={optionsOf(triggerKinds, (kind) => triggerLabel[kind])}
        onChange={(value) => change({ trigger: chosen(triggerKinds, value) })}
      />
      <DateField label={t('From')} value={dayOf(filter.since)} onChange={(day) => change({ since: startOfDay(day) })} />
      <DateField label={t('To')} value={dayOf(filter.until, -1)} onChange={(day) => change({ until: endOfDay(day) })} />
      <SelectField
        label={t('Campaign')}
        value={filter.campaign ?? ''}
        options={optionsOf(campaigns, (name) => name)}
        onChange={(value) => change({ campaign: value === '' ? null : value })}
      />
      <CheckField label={t('With a note')} checked={filter.noted} onChange={(noted) => change({ noted })} />
      <Button onPress={() => onChange(noFilter)}>{t('Clear filters')}</Button>
    </fieldset>
  );
}
