/** What nodes tell each other on the bus about reps and their sockets. Read by schema: the bus is a boundary. */
import { z } from 'zod';
import { triggerKinds } from '../../contract/brief.ts';
import { parseJson } from '../../db/json.ts';
import { teamSituationSchema } from '../routing/team-situation.ts';
import type { DeskBus } from '../store/bus.ts';

interface Word<T> {
  readonly channel: string;
  readonly schema: z.ZodType<T>;
}

function word<T>(channel: string, schema: z.ZodType<T>): Word<T> {
  return { channel, schema };
}

/** A step was committed: `f`, the reps who have something new in their feed. The leader's word. */
export const deskWord = word('desk', z.object({ t: z.string(), f: z.array(z.string()).default([]) }));
/** A rep's phone has connected to node `n`: any other socket of that rep is an older one. */
export const socketWord = word('sockets', z.object({ t: z.string(), r: z.string(), n: z.string() }));
/** A conversation has new turns; `p`: the highest probability of a trigger on them, 0..1. */
export const turnsWord = word('turns', z.object({ t: z.string(), c: z.string(), p: z.number() }));

const likelihood = z.object({
  trigger: z.enum(triggerKinds),
  probability: z.number(),
  inSeconds: z.number().nullable(),
});
/** A conversation is likely to be handed over to rep `r`; `l` null: no longer, or not to this rep. The leader's word. */
export const likelyWord = word(
  'likely',
  z.object({ t: z.string(), c: z.string(), r: z.string(), l: likelihood.nullable() }),
);

/** The queue of a team. The leader's word. */
export const queueWord = word('queue', z.object({ t: z.string(), q: teamSituationSchema }));

/** Rejects as the bus does. */
export function say<T>(bus: DeskBus, { channel }: Word<T>, said: T): Promise<void> {
  return bus.publish(channel, JSON.stringify(said));
}

/**
 * A word that does not read is none of ours: it is left aside.
 * @returns the function that stops listening.
 */
export function hear<T>(
  bus: DeskBus,
  { channel, schema }: Word<T>,
  onWord: (said: T) => void,
  onGap: () => void = () => undefined,
): Promise<() => Promise<void>> {
  return bus.subscribe(channel, {
    onMessage(message) {
      const said = schema.safeParse(parseJson(message));
      if (said.success) onWord(said.data);
    },
    onGap,
  });
}
