import type { HistoryItem } from '../../../src-main/contract/history.ts';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { words } from '../../components/words.tsx';
import { dayLabel } from '../text/time.ts';
import { HandoffRow } from './handoff-row.tsx';
import type { HistoryPage } from './use-history.ts';

interface HistoryListProps {
  readonly page: HistoryPage;
  readonly query: string;
  readonly pendingOnly: boolean;
  /** A filter other than `pendingOnly` is set. */
  readonly filtered: boolean;
  readonly selected: string | null;
  readonly onOpen: (handoffId: string) => void;
}

function byDay(items: readonly HistoryItem[]): [string, HistoryItem[]][] {
  const now = new Date();
  return [...Map.groupBy(items, (item) => dayLabel(item.receivedAt, now))];
}

function Nothing({ query, pendingOnly, filtered }: { query: string; pendingOnly: boolean; filtered: boolean }) {
  if (filtered)
    return <p className="empty">{t('Nothing fits these filters. Take one away, or press F to see them.')}</p>;
  if (query !== '')
    return (
      <p className="empty">
        {words('Nothing found for “{query}”. Try a name, a company or a word from the conversation.', {
          query: <bdi>{query}</bdi>,
        })}
      </p>
    );
  if (pendingOnly)
    return <p className="empty">{t('Every handoff has your verdict. Thank you: the AI learns from each.')}</p>;
  return (
    <p className="empty">{t('Handoffs appear here with their brief, how they ended and what you said about them.')}</p>
  );
}

/** Handoffs by day. */
export function HistoryList({ page, query, pendingOnly, filtered, selected, onOpen }: HistoryListProps) {
  switch (page.items.kind) {
    case 'loading':
      return <p className="empty">{t('Loading…')}</p>;
    case 'failed':
      return (
        <div className="empty">
          <p>
            {t('History could not be read. {message} Calls still ring.', { message: told(page.items.error.message) })}
          </p>
          <Button onPress={page.reload}>{t('Try again')}</Button>
        </div>
      );
    case 'ready': {
      const items = page.items.value;
      return (
        <>
          {items.length === 0 && <Nothing query={query} pendingOnly={pendingOnly} filtered={filtered} />}
          {byDay(items).map(([day, handoffs]) => (
            <section key={day} aria-label={day}>
              <h2 className="day">{day}</h2>
              <ul className="rows">
                {handoffs.map((item) => (
                  <li key={item.handoffId}>
                    <HandoffRow
                      item={item}
                      selected={item.handoffId === selected}
                      onOpen={() => onOpen(item.handoffId)}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {page.more && <Button onPress={page.loadMore}>{t('Show older')}</Button>}
        </>
      );
    }
  }
}
