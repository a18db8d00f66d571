import { useMemo, useRef, useState } from 'react';
import { noFilter } from '../../../src-main/contract/history.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { Keys } from '../../components/keys.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useMediaQuery, wide } from '../../components/use-media-query.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { Banners } from '../frame/banners.tsx';
import { PageBar } from '../frame/page-bar.tsx';
import { useApp, useServices } from '../services.tsx';
import { ExportHandoffs } from './export-handoffs.tsx';
import { HandoffDetail } from './handoff-detail.tsx';
import { HistoryFilters } from './history-filters.tsx';
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
  const listing = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(noFilter);
  const [showsFilters, setShowsFilters] = useState(false);
  const [showsExport, setShowsExport] = useState(false);
  const filter = useMemo(() => ({ ...chosen, pending: pendingOnly }), [chosen, pendingOnly]);
  const page = useHistory(query, filter);
  const set = Object.values(chosen).filter((value) => value !== null && value !== false).length;
  const pending = useApp((state) => state.recent);
  const open = (id: string | null) => actions.open({ page: 'history', handoffId: id, pendingOnly });
  const togglePending = () => actions.open({ page: 'history', handoffId: null, pendingOnly: !pendingOnly });
  const toggleExport = () => setShowsExport((shown) => !shown);
  const toggleFilters = () => setShowsFilters((shown) => !shown);
  const showsList = isWide || handoffId === null;
  const back = () => (handoffId !== null && !isWide ? open(null) : actions.open({ page: 'home' }));
  const leave = () => {
    if (!showsList || !(showsFilters || showsExport)) return back();
    setShowsFilters(false);
    setShowsExport(false);
  };

  useShortcuts(
    {
      escape: leave,
      ...(showsList ? { '/': () => search.current?.focus(), v: togglePending, f: toggleFilters, x: toggleExport } : {}),
    },
    { guardTyping: true },
  );

  const list = (
    <div ref={listing} className="history-list">
      <div className="search">
        <input
          ref={search}
          type="search"
          value={query}
          maxLength={200}
          placeholder={t('Search names, companies, words')}
          aria-label={t('Search history')}
          aria-keyshortcuts="/"
          dir="auto"
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            const first = listing.current?.querySelector<HTMLElement>('.handoff-row');
            if (event.key !== 'ArrowDown' || !first) return;
            event.preventDefault();
            first.focus();
          }}
        />
        <Keys combo="/" />
      </div>
      <div className="filters">
        <Button combo="v" pressed={pendingOnly} onPress={togglePending}>
          {t('Waiting for your verdict')}
        </Button>
        <Button combo="f" expanded={showsFilters} controls="history-filters" pressed={set > 0} onPress={toggleFilters}>
          {set === 0 ? t('Filters') : t('Filters: {set}', { set })}
        </Button>
        <Button combo="x" expanded={showsExport} controls="history-export" onPress={toggleExport}>
          {t('Export')}
        </Button>
      </div>
      {showsExport && (
        <fieldset id="history-export" className="export-panel">
          <legend className="sr-only">{t('Export what is listed')}</legend>
          <ExportHandoffs what={{ handoffId: null, query, filter }} />
        </fieldset>
      )}
      {showsFilters && <HistoryFilters filter={chosen} onChange={setChosen} />}
      <HistoryList
        page={page}
        query={query}
        pendingOnly={pendingOnly}
        filtered={set > 0}
        selected={handoffId}
        onOpen={open}
      />
    </div>
  );

  return (
    <Screen
      name={`history${handoffId === null ? '' : ' with-detail'}`}
      bar={<PageBar title={t('History')} onBack={back} />}
      banners={<Banners />}
      key={showsList ? 'list' : 'detail'}
    >
      {showsList && (
        <>
          <span className="sr-only">
            <Heading>{t('History')}</Heading>
          </span>
          {list}
        </>
      )}
      {handoffId !== null && (
        <HandoffDetail
          key={handoffId}
          handoffId={handoffId}
          query={query}
          onSaved={() => {
            page.reload();
            if (pending.kind !== 'ready') void actions.loadRecent();
          }}
          onForgotten={() => {
            open(null);
            page.reload();
            void actions.loadRecent();
          }}
        />
      )}
      {isWide && handoffId === null && (
        <p className="empty choose">{t('Choose a handoff to see its brief and your verdict.')}</p>
      )}
    </Screen>
  );
}
