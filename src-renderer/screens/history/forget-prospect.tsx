import { useState } from 'react';
import type { ReplyOf } from '../../../src-main/contract/channels.ts';
import type { HistoryItem } from '../../../src-main/contract/history.ts';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { words } from '../../components/words.tsx';
import { useServices } from '../services.tsx';
import { forgetLines, handoffCount } from '../text/privacy-text.ts';

interface ForgetProspectProps {
  readonly item: HistoryItem;
  readonly onForgotten: () => void;
}

/** Deletes everything about the person of a handoff, after saying what that is. */
export function ForgetProspect({ item, onForgotten }: ForgetProspectProps) {
  const { baton, actions } = useServices();
  const { handoffId } = item;
  const [asked, setAsked] = useState<ReplyOf<'history:prospect'> | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function ask(): Promise<void> {
    const found = await baton.request('history:prospect', { handoffId });
    setFailure(found.ok ? null : told(found.error.message));
    setAsked(found.ok ? found.value : null);
  }

  async function forget(): Promise<void> {
    setBusy(true);
    const gone = await baton.request('history:forget', { handoffId });
    setBusy(false);
    setAsked(null);
    if (!gone.ok) return setFailure(told(gone.error.message));
    actions.say(t('Deleted: {handoffs}.', { handoffs: handoffCount(gone.value.handoffs) }));
    onForgotten();
  }

  return (
    <section className="forget" aria-label={t('Delete')}>
      {failure !== null && (
        <p className="field-error" role="alert">
          {t('Nothing was deleted. {failure}', { failure })}
        </p>
      )}
      <Button look="stop-quiet" onPress={() => void ask()}>
        {t('Delete this prospect')}
      </Button>
      {asked !== null && (
        <ConfirmDialog
          title={words('Delete everything about {who}?', {
            who: <bdi>{item.name ?? phoneText(asked.phone ?? t('this caller'))}</bdi>,
          })}
          confirm={t('Delete for good')}
          cancel={t('Keep')}
          busy={busy}
          onConfirm={() => void forget()}
          onCancel={() => setAsked(null)}
        >
          {forgetLines(asked).map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p>
            <strong>{t('This cannot be undone.')}</strong>
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
