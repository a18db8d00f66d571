import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { Keys } from '../../components/keys.tsx';
import { HandoffRow } from '../history/handoff-row.tsx';
import { useApp, useServices } from '../services.tsx';
import { awaitsVerdict } from '../text/outcome-text.ts';
import { sameDay } from '../text/time.ts';

/** Handoffs the rep talked through but has not judged yet. */
export function PendingVerdicts() {
  const { actions } = useServices();
  const recent = useApp((state) => state.recent);
  const count = recent.kind === 'ready' ? recent.value.filter(awaitsVerdict).length : 0;
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="pending"
      aria-keyshortcuts="V"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => actions.open({ page: 'history', handoffId: null, pendingOnly: true })}
    >
      <span>
        {t('{count, plural, one {One handoff waits for your verdict} other {# handoffs wait for your verdict}}', {
          count,
        })}
      </span>
      <Keys combo="v" />
    </button>
  );
}

/** A start page is for a glance; the whole day is in the history. */
const shown = 12;

export function EarlierToday() {
  const { actions } = useServices();
  const recent = useApp((state) => state.recent);
  switch (recent.kind) {
    case 'loading':
      return <p className="empty">{t('Loading today’s handoffs…')}</p>;
    case 'failed':
      return (
        <div className="empty">
          <p>
            {t('Today’s handoffs could not be read. {message} Calls still ring.', {
              message: told(recent.error.message),
            })}
          </p>
          <Button onPress={() => void actions.loadRecent()}>{t('Try again')}</Button>
        </div>
      );
    case 'ready': {
      const today = recent.value.filter((item) => sameDay(new Date(item.receivedAt), new Date()));
      const older = today.length - shown;
      return (
        <section aria-labelledby="today">
          <div className="list-head">
            <h2 id="today">{t('Earlier today')}</h2>
            <Button
              look="quiet"
              combo="h"
              onPress={() => actions.open({ page: 'history', handoffId: null, pendingOnly: false })}
            >
              {t('History')}
            </Button>
          </div>
          {today.length === 0 ? (
            <p className="empty">{t('No handoff yet today.')}</p>
          ) : (
            <ul className="rows">
              {today.slice(0, shown).map((item) => (
                <li key={item.handoffId}>
                  <HandoffRow
                    item={item}
                    onOpen={() => actions.open({ page: 'history', handoffId: item.handoffId, pendingOnly: false })}
                  />
                </li>
              ))}
            </ul>
          )}
          {older > 0 && (
            <p className="hint">
              {t('{older, plural, one {One more in History.} other {# more in History.}}', { older })}
            </p>
          )}
        </section>
      );
    }
  }
}
