/**
 * A handoff's journal as figures read it. Journals of older desks lack entries, and phones report late or in their own
 * time: what cannot be read is left out, never guessed.
 */
import { z } from 'zod';
import { instantSchema } from '../../contract/brief.ts';
import type { JournalEntry } from '../handoffs/handoff.ts';

export interface Read<Body> {
  readonly at: number;
  readonly repId: string;
  readonly body: Body;
}

/** Entries of a kind that a schema reads, oldest first. Those of reps who did not hold the handoff count for nothing. */
export function entriesOf<Body>(journal: readonly JournalEntry[], kind: string, schema: z.ZodType<Body>): Read<Body>[] {
  return journal.flatMap((entry) => {
    if (entry.kind !== kind || !entry.current) return [];
    const body = schema.safeParse(entry.body);
    return body.success ? [{ at: entry.at.getTime(), repId: entry.repId, body: body.data }] : [];
  });
}

const anything = z.unknown();

/** When each entry of a kind was written, ms since the epoch, oldest first. */
export function timesOf(journal: readonly JournalEntry[], kind: string): number[] {
  return entriesOf(journal, kind, anything).map(({ at }) => at);
}

/** A report this much later than what it tells of was held up, and the phone's own time is the better one. */
const heldUpMs = 60_000;
const toldAt = z.object({ at: instantSchema });

/** When it happened: by the desk's clock, unless the report was held up on the way. `notBefore`: what came before it. */
export function happenedAt({ at, body }: Read<unknown>, notBefore: number): number {
  const told = toldAt.safeParse(body);
  const then = told.success ? Date.parse(told.data.at) : at;
  return at - then > heldUpMs && then >= notBefore ? then : at;
}
