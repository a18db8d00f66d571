/** The history's filters as SQL over the `facets` table `x`; the days are bounds of the query itself. Pure. */
import type { HistoryFilter } from '../contract/history.ts';

type Narrowing = Omit<HistoryFilter, 'since' | 'until'>;

const clauseOf: { readonly [Name in keyof Narrowing]: string } = {
  direction: 'x.direction = @direction',
  outcome: 'x.outcome = @outcome',
  timing: 'x.timing = @timing',
  trigger: 'x.trigger_kind = @trigger',
  campaign: 'x.campaign = @campaign',
  // As the partial indexes say it: SQLite uses them only for a condition it can see is the same.
  noted: 'x.noted IS NOT NULL AND x.noted IS NOT 0',
  pending: 'x.pending IS NOT NULL AND x.pending IS NOT 0',
  missed: 'x.missed IS NOT NULL AND x.missed IS NOT 0',
};

const names = [
  'direction',
  'outcome',
  'timing',
  'trigger',
  'campaign',
  'noted',
  'pending',
  'missed',
] as const satisfies readonly (keyof Narrowing)[];

/** One condition for each filter that is set, in a fixed order. */
export function filterClauses(filter: HistoryFilter): string[] {
  return names.filter((name) => filter[name] !== null && filter[name] !== false).map((name) => clauseOf[name]);
}

/** The parameters those conditions name. */
export function filterValues({ direction, outcome, timing, trigger, campaign }: HistoryFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ direction, outcome, timing, trigger, campaign }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    ),
  );
}
