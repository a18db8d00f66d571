import { useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Keys } from '../../components/keys.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useMediaQuery, wide } from '../../components/use-media-query.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { Banners } from '../frame/banners.tsx';
import { PageBar } from '../frame/page-bar.tsx';
import { useApp, useServices } from '../services.tsx';
import { HandoffDetail } from './handoff-detail.tsx';
import { HistoryList } from './history-list.tsx';
import { useHistory } from './use-history.ts';

interface HistoryScreenProps {
  readonly handoffId: string | null;
  readonly pendingOnly: boolean;
}

/** Every handoff with its brief, outcome and verdict; list and detail side by side where there is room. */
export function HistoryScreen({ handoffId, pendingOnly }: HistoryScreenProps) {
  const { actions } = useServices();
  const isWide = useMediaQuery(wide);
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const page = useHistory(query);
  const pending = useApp((state) => state.recent);
  const open = (id: string | null) => actions.open({ page: 'history', handoffId: id, pendingOnly });
  const filter = () => actions.open({ page: 'history', handoffId: null, pendingOnly: !pendingOnly });
  const showsList = isWide || handoffId === null;
  const back = () => (handoffId !== null && !isWide ? open(null) : actions.open({ page: 'home' }));

  useShortcuts(
    { escape: back, ...(showsList ? { '/': () => search.current?.focus(), v: filter } : {}) },
    { guardTyping: true },
  );

  const list = (
    <div className="history-list">
      <div className="search">
        <input
          ref={search}
          type="search"
          value={query}
          maxLength={200}
          placeholder="Search names, companies, words"
          aria-label="Search history"
          aria-keyshortcuts="/"
          dir="auto"
          onChange={(event) => setQuery(event.target.value)}
        />
        <Keys combo="/" />
      </div>
      <div className="filters">
        <Button combo="v" pressed={pendingOnly} onPress={filter}>
          Waiting for your verdict
        </Button>
      </div>
      <HistoryList page={page} query={query} pendingOnly={pendingOnly} selected={handoffId} onOpen={open} />
    </div>
  );

  return (
    <Screen
      name={`history${handoffId === null ? '' : ' with-detail'}`}
      bar={<PageBar title="History" onBack={back} />}
      banners={<Banners />}
      key={showsList ? 'list' : 'detail'}
    >
      {showsList && (
        <>
          <span className="sr-only">
            <Heading>History</Heading>
          </span>
          {list}
        </>
      )}
      {handoffId !== null && (
        <HandoffDetail
          key={handoffId}
          handoffId={handoffId}
          onSaved={() => {
            page.reload();
            if (pending.kind !== 'ready') void actions.loadRecent();
          }}
        />
      )}
      {isWide && handoffId === null && (
        <p className="empty choose">Choose a handoff to see its brief and your verdict.</p>
      )}
    </Screen>
  );
}
