/** The team's queue as one number each: what reps see between calls. */
import { z } from 'zod';
import { isInHours, isReachable } from './eligible.ts';
import type { RouterState } from './state.ts';

export const teamSituationSchema = z.object({
  waiting: z.int(),
  /** When the one that has waited longest was asked for, ms since the epoch; null: nobody waits. */
  since: z.number().nullable(),
  /** Reps who are available or in a call. */
  working: z.int(),
  available: z.int(),
  /** How many wait with each need, the most frequent first. */
  needs: z.array(z.object({ language: z.string(), skills: z.array(z.string()), count: z.int() })),
});
export type TeamSituation = z.infer<typeof teamSituationSchema>;

/** Needs listed at most: a team has a few languages and skills, and the word must fit the bus. */
const mostNeeds = 20;

/** Looks at every rep and everyone who waits. @param counts whether this handoff is a prospect on the line */
export function teamSituation(state: RouterState, counts: (handoffId: string) => boolean): TeamSituation {
  const needs = new Map<string, TeamSituation['needs'][number]>();
  let since: number | null = null;
  let waiting = 0;
  for (const { stage, request, need, requestedAt } of state.handoffs.values()) {
    if (stage.kind !== 'waiting' || !counts(request.id)) continue;
    waiting += 1;
    since = Math.min(since ?? requestedAt, requestedAt);
    const { language, skills } = request;
    const known = needs.get(need) ?? { language, skills: [...skills], count: 0 };
    needs.set(need, known);
    known.count += 1;
  }
  let working = 0;
  let available = 0;
  for (const rep of state.reps.values()) {
    if (!isReachable(state, rep) || !isInHours(state, rep)) continue;
    const engaged = rep.handoffId !== null || rep.availability === 'busy' || rep.availability === 'wrapping-up';
    if (engaged || rep.availability === 'available') working += 1;
    if (!engaged && rep.availability === 'available') available += 1;
  }
  const listed = [...needs.values()].sort((a, b) => b.count - a.count).slice(0, mostNeeds);
  return { waiting, since, working, available, needs: listed };
}
