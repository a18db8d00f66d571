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
      <span>{count === 1 ? 'One handoff waits for your verdict' : `${count} handoffs wait for your verdict`}</span>
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
      return <p className="empty">Loading today’s handoffs…</p>;
    case 'failed':
      return (
        <div className="empty">
          <p>Today’s handoffs could not be read. {recent.error.message} Calls still ring.</p>
          <Button onPress={() => void actions.loadRecent()}>Try again</Button>
        </div>
      );
    case 'ready': {
      const today = recent.value.filter((item) => sameDay(new Date(item.receivedAt), new Date()));
      const older = today.length - shown;
      return (
        <section aria-labelledby="today">
          <div className="list-head">
            <h2 id="today">Earlier today</h2>
            <Button
              look="quiet"
              combo="h"
              onPress={() => actions.open({ page: 'history', handoffId: null, pendingOnly: false })}
            >
              History
            </Button>
          </div>
          {today.length === 0 ? (
            <p className="empty">No handoff yet today.</p>
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
          {older > 0 && <p className="hint">{older === 1 ? 'One more' : `${older} more`} in History.</p>}
        </section>
      );
    }
  }
}
