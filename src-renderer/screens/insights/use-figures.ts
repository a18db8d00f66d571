import { useCallback, useState } from 'react';
import type { Audit, Insights, Period } from '../../../src-main/contract/insights.ts';
import type { Loaded } from '../../store/app-store.ts';
import type { PeriodDays } from '../../store/insights-view.ts';
import { useServices } from '../services.tsx';
import { useLoaded } from '../use-loaded.ts';

/** Figures with the period they are of: while another is asked for, the old ones stay what they are. */
export interface OfPeriod<T> {
  readonly days: PeriodDays;
  readonly value: T;
}

export interface Figures<T> {
  readonly loaded: Loaded<OfPeriod<T>>;
  /** Asks again; what is shown stays until the answer is there. */
  reload(): void;
}

function lastDays(days: PeriodDays): Period {
  const until = new Date();
  return { since: new Date(until.getTime() - days * 86_400_000).toISOString(), until: until.toISOString() };
}

function useFigures<T>(ask: (period: Period) => Promise<Loaded<T>>, days: PeriodDays): Figures<T> {
  const [round, setRound] = useState(0);
  const askDays = useCallback(
    async (chosen: PeriodDays): Promise<Loaded<OfPeriod<T>>> => {
      const answer = await ask(lastDays(chosen));
      return answer.kind === 'ready' ? { kind: 'ready', value: { days: chosen, value: answer.value } } : answer;
    },
    [ask],
  );
  const loaded = useLoaded(askDays, days, round);
  return { loaded, reload: useCallback(() => setRound((count) => count + 1), []) };
}

export function useInsights(days: PeriodDays): Figures<Insights> {
  return useFigures(useServices().actions.insights, days);
}

export function useAudit(days: PeriodDays): Figures<Audit> {
  return useFigures(useServices().actions.audit, days);
}
