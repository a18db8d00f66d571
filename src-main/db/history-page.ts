/** Which handoffs stand on a page of the history: found in the narrow table of facets and in the full-text index alone. */
import { z } from 'zod';
import type { HistoryFilter } from '../contract/history.ts';
import type { Database } from './database.ts';
import { filterClauses, filterIndex, filterValues } from './history-filter.ts';

export interface PageQuestion {
  /** A full-text query; null: no words are looked for. */
  readonly fts: string | null;
  readonly filter: HistoryFilter;
  /** Ms since 1970; only handoffs received earlier. */
  readonly before: number;
  readonly limit: number;
}

/** Up to so many handoffs that a filter leaves, the index is asked about each; beyond, it is walked until a page is full. */
const few = 400;

const answerSchema = z.array(z.int());

const listSql = (clauses: readonly string[], hint: string) =>
  `SELECT received_ms FROM facets x ${hint} WHERE ${['x.received_ms >= @since', 'x.received_ms < @before', ...clauses].join(' AND ')}
   ORDER BY received_ms DESC LIMIT @limit`;

/** The index walks its rows newest first and stops at the limit. */
const walkSql = (clauses: readonly string[]) =>
  `SELECT search.rowid FROM search ${clauses.length === 0 ? '' : 'CROSS JOIN facets x ON x.received_ms = search.rowid'}
   WHERE ${['search MATCH @fts', 'search.rowid >= @since', 'search.rowid < @before', ...clauses].join(' AND ')}
   ORDER BY search.rowid DESC LIMIT @limit`;

const probeSql = `SELECT search.rowid FROM json_each(@candidates) c CROSS JOIN search ON search.rowid = c.value
   WHERE search MATCH @fts LIMIT @limit`;

/** Answers when the handoffs were received, ms since 1970, newest first. */
export function historyPage(db: Database): (question: PageQuestion) => number[] {
  const prepared = new Map<string, ReturnType<Database['prepare']>>();

  /** One statement for each combination of filters; what is asked for is always a parameter. */
  function ask(sql: string, values: Record<string, string | number>): number[] {
    const statement = prepared.get(sql) ?? db.prepare(sql).pluck();
    prepared.set(sql, statement);
    return answerSchema.parse(statement.all(values));
  }

  return ({ fts, filter, before, limit }) => {
    const clauses = filterClauses(filter);
    const bounds = {
      since: filter.since === null ? 0 : Date.parse(filter.since),
      before: filter.until === null ? before : Math.min(before, Date.parse(filter.until)),
    };
    const values = { ...bounds, ...filterValues(filter) };
    const index = filterIndex(filter);
    const list = listSql([...clauses, ...index.clauses], index.hint);
    if (fts === null) return ask(list, { ...values, limit });
    if (clauses.length === 0) return ask(walkSql(clauses), { ...bounds, fts, limit });
    const candidates = ask(list, { ...values, limit: few + 1 });
    if (candidates.length > few) return ask(walkSql(clauses), { ...values, fts, limit });
    return ask(probeSql, { candidates: JSON.stringify(candidates), fts, limit });
  };
}
