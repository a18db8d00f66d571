/** The history's filters as SQL over the `facets` table `x`; the days are bounds of the query itself. Pure. */
import type { HistoryFilter } from '../contract/history.ts';

type Narrowing = Omit<HistoryFilter, 'since' | 'until'>;

const facetOf = {
  // The rarest first: the first one that is set is the one whose index is walked.
  noted: { column: 'noted', value: '1' },
  missed: { column: 'missed', value: '1' },
  pending: { column: 'pending', value: '1' },
  timing: { column: 'timing', value: '@timing' },
  campaign: { column: 'campaign', value: '@campaign' },
  outcome: { column: 'outcome', value: '@outcome' },
  trigger: { column: 'trigger_kind', value: '@trigger' },
  direction: { column: 'direction', value: '@direction' },
} as const satisfies Readonly<Record<keyof Narrowing, { readonly column: string; readonly value: string }>>;

const names = [
  'noted',
  'missed',
  'pending',
  'timing',
  'campaign',
  'outcome',
  'trigger',
  'direction',
] as const satisfies readonly (keyof Narrowing)[];

function set(filter: HistoryFilter): readonly (typeof names)[number][] {
  return names.filter((name) => filter[name] !== null && filter[name] !== false);
}

/** One condition for each filter that is set, in a fixed order. */
export function filterClauses(filter: HistoryFilter): string[] {
  return set(filter).map((name) => `x.${facetOf[name].column} = ${facetOf[name].value}`);
}

/**
 * Which index finds them, with the condition that shows SQLite that it may: its indexes of facets are partial. It holds
 * the handoffs in the order they were received, so that the walk may stop at a full page. Empty without filters.
 */
export function filterIndex(filter: HistoryFilter): { readonly hint: string; readonly clauses: readonly string[] } {
  const [first] = set(filter);
  if (first === undefined) return { hint: '', clauses: [] };
  const { column } = facetOf[first];
  return { hint: `INDEXED BY facets_${column}`, clauses: [`x.${column} IS NOT NULL`, `x.${column} IS NOT 0`] };
}

/** The parameters those conditions name. */
export function filterValues({ direction, outcome, timing, trigger, campaign }: HistoryFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ direction, outcome, timing, trigger, campaign }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    ),
  );
}
