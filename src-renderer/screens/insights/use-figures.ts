import { useCallback, useEffect, useState } from 'react';
import type { Audit, Insights, Period } from '../../../src-main/contract/insights.ts';
import type { Loaded } from '../../store/app-store.ts';
import type { PeriodDays } from '../../store/insights-view.ts';
import { useServices } from '../services.tsx';

export interface Figures<T> {
  readonly loaded: Loaded<T>;
  /** Asks again; what is shown stays until the answer is there. */
  reload(): void;
}

function lastDays(days: PeriodDays): Period {
  const until = new Date();
  return { since: new Date(until.getTime() - days * 86_400_000).toISOString(), until: until.toISOString() };
}

function useFigures<T>(ask: (period: Period) => Promise<Loaded<T>>, days: PeriodDays): Figures<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ kind: 'loading' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round means: ask again
  useEffect(() => {
    let current = true;
    void ask(lastDays(days)).then((answer) => {
      // An answer about another period must not replace the one chosen since.
      if (current) setLoaded(answer);
    });
    return () => {
      current = false;
    };
  }, [ask, days, round]);
  return { loaded, reload: useCallback(() => setRound((count) => count + 1), []) };
}

export function useInsights(days: PeriodDays): Figures<Insights> {
  const { actions } = useServices();
  return useFigures(actions.insights, days);
}

export function useAudit(days: PeriodDays): Figures<Audit> {
  const { actions } = useServices();
  return useFigures(actions.audit, days);
}
