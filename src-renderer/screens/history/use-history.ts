import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryFilter, HistoryItem } from '../../../src-main/contract/history.ts';
import type { Loaded } from '../../store/app-store.ts';
import { useServices } from '../services.tsx';

/** Handoffs per request. */
const pageSize = 60;
/** Typing must pause this long, ms, before the search runs. */
const settle = 120;

export interface HistoryPage {
  readonly items: Loaded<readonly HistoryItem[]>;
  /** More exist further back. */
  readonly more: boolean;
  loadMore(): void;
  reload(): void;
}

/** The list of handoffs for a search and a filter, newest first, page by page. */
export function useHistory(query: string, filter: HistoryFilter): HistoryPage {
  const { baton } = useServices();
  const [items, setItems] = useState<Loaded<readonly HistoryItem[]>>({ kind: 'loading' });
  const [more, setMore] = useState(false);
  const [round, setRound] = useState(0);
  /** What is asked for now; an answer to anything else must not be shown. */
  const asked = useRef<object | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round means: ask again
  useEffect(() => {
    const mine = {};
    asked.current = mine;
    const timer = setTimeout(
      () => {
        void baton.request('history:list', { query, filter, limit: pageSize, before: null }).then((result) => {
          if (asked.current !== mine) return;
          setItems(result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', error: result.error });
          setMore(result.ok && result.value.length === pageSize);
        });
      },
      query === '' ? 0 : settle,
    );
    return () => {
      asked.current = null;
      clearTimeout(timer);
    };
  }, [baton, query, filter, round]);

  const loadMore = useCallback(() => {
    const last = items.kind === 'ready' ? items.value.at(-1) : undefined;
    if (items.kind !== 'ready' || last === undefined) return;
    const mine = asked.current;
    void baton.request('history:list', { query, filter, limit: pageSize, before: last.receivedAt }).then((result) => {
      if (asked.current !== mine) return;
      if (!result.ok) return setItems({ kind: 'failed', error: result.error });
      setItems({ kind: 'ready', value: [...items.value, ...result.value] });
      setMore(result.value.length === pageSize);
    });
  }, [baton, query, filter, items]);

  return { items, more, loadMore, reload: useCallback(() => setRound((count) => count + 1), []) };
}
