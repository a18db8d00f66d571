/** The window figures are asked for: thirty days up to now unless it is said, a leap year at most. */
import { z } from 'zod';
import { instantSchema } from '../../contract/brief.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
import type { Window } from '../store/learning-store.ts';

export const windowQuery = z.object({
  since: instantSchema.optional(),
  /** Not part of the window itself. */
  until: instantSchema.optional(),
});

const dayMs = 86_400_000;
const usualDays = 30;
const mostDays = 366;

export function windowOf({ since, until }: z.infer<typeof windowQuery>, now: Date): DeskResult<Window> {
  const end = until === undefined ? now : new Date(until);
  const begin = since === undefined ? new Date(end.getTime() - usualDays * dayMs) : new Date(since);
  if (begin >= end) return refuse('bad-request', '"since" must be before "until".');
  if (end.getTime() - begin.getTime() > mostDays * dayMs) {
    return refuse('bad-request', `Figures are counted over ${mostDays} days at most.`);
  }
  return done({ since: begin, until: end });
}
