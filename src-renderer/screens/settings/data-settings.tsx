import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { isLocked, keptDays } from '../../../src-main/contract/locks.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { SelectField } from '../../components/field.tsx';
import { useServices } from '../services.tsx';
import { setBy } from '../text/policy-text.ts';
import { handoffCount } from '../text/privacy-text.ts';
import { Diagnostics } from './diagnostics.tsx';

interface DataSettingsProps {
  readonly settings: Settings;
  readonly onSave: (patch: Partial<Settings>) => void;
  readonly onFailure: (message: string) => void;
}

const offered = [7, 30, 90, 180, 365, 730];

/** What is kept on this machine, and for how long. */
export function DataSettings({ settings, onSave, onFailure }: DataSettingsProps) {
  const { baton } = useServices();
  const locked = isLocked(settings, 'retentionDays');
  const days = keptDays(settings);
  const [asked, setAsked] = useState<{ readonly days: number; readonly handoffs: number } | null>(null);

  async function choose(value: string): Promise<void> {
    const wanted = value === '' ? null : Number(value);
    if (wanted === null) return onSave({ retentionDays: null });
    const older = await baton.request('history:older', { days: wanted });
    if (!older.ok) return onFailure(told(older.error.message));
    if (older.value.handoffs > 0) setAsked({ days: wanted, handoffs: older.value.handoffs });
    else onSave({ retentionDays: wanted });
  }

  const choices = [...new Set(days === null ? offered : [...offered, days])].toSorted((a, b) => a - b);
  return (
    <section className="form" aria-labelledby="set-data">
      <h2 id="set-data">{t('Your data')}</h2>
      <SelectField
        label={t('Keep handoffs')}
        value={days === null ? '' : String(days)}
        disabled={locked}
        hint={
          locked
            ? setBy(settings.admin)
            : t('Older ones are deleted from this computer every day, with everything said in them.')
        }
        options={[
          { value: '', label: t('Until you delete them') },
          ...choices.map((count) => ({ value: String(count), label: t('For {count} days', { count }) })),
        ]}
        onChange={(value) => void choose(value)}
      />
      <Diagnostics />
      {asked !== null && (
        <ConfirmDialog
          title={t('Delete {handoffs} now?', { handoffs: handoffCount(asked.handoffs) })}
          confirm={t('Delete for good')}
          cancel={t('Keep them')}
          onConfirm={() => {
            setAsked(null);
            onSave({ retentionDays: asked.days });
          }}
          onCancel={() => setAsked(null)}
        >
          <p>
            {t('{handoffs, plural, one {It is} other {They are}} older than {days} days.', asked)}{' '}
            {t(
              'From now on such handoffs are deleted from this computer every day: briefs, transcripts, notes and verdicts.',
            )}
          </p>
          <p>
            <strong>{t('This cannot be undone.')}</strong>
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
