/** What nodes tell each other over the bus: that something was written, never what. */
import { z } from 'zod';
import type { DispatchStep } from '../store/dispatch-store.ts';

export const deskChannel = 'desk';

const names = z.array(z.string());
export const deskWordSchema = z.object({
  /** The team. */
  t: z.string(),
  /** Something is in its inbox. */
  w: z.literal(1).optional(),
  /** Inbox numbers that were dealt with. */
  c: z.array(z.int()).optional(),
  /** Handoffs whose rows are others now. */
  h: names.optional(),
  /** Reps with something new in their feed. */
  f: names.optional(),
  /** Callbacks that are others now. */
  k: names.optional(),
  /** The node that leads the team from now on: everybody tells it whom they have. */
  led: z.string().optional(),
});
export type DeskWord = z.infer<typeof deskWordSchema>;

export function readWord(message: string): DeskWord | null {
  try {
    const read = deskWordSchema.safeParse(JSON.parse(message));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Ids and names are at most 40 bytes here: so many of each fit into one message of the bus. */
const mostNames = 20;
const mostNumbers = 300;

/** The messages that say what a step has changed. */
export function wordsOf({ teamId, consumed, handoffs, feed, callbacks }: DispatchStep): string[] {
  const word = (rest: Omit<DeskWord, 't'>): string => JSON.stringify({ t: teamId, ...rest });
  const inSlices = <T>(all: readonly T[], size: number, say: (slice: T[]) => string): string[] =>
    Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
      say(all.slice(index * size, (index + 1) * size)),
    );
  const h = handoffs.map(({ id }) => id);
  const f = [...new Set(feed.map(({ repId }) => repId))];
  const k = callbacks.map(({ id }) => id);
  if (h.length <= mostNames && f.length <= mostNames && k.length <= mostNames && consumed.length <= mostNumbers) {
    return [word({ c: [...consumed], h, f, k })];
  }
  return [
    ...inSlices(h, mostNames, (slice) => word({ h: slice })),
    ...inSlices(f, 100, (slice) => word({ f: slice })),
    ...inSlices(k, 100, (slice) => word({ k: slice })),
    // Last: whoever waits for these finds the rest said.
    ...inSlices(consumed, mostNumbers, (slice) => word({ c: slice })),
  ];
}
