/** What a team's handoffs take, watched by its leader: for the wait a prospect is told. */
import { assumedPatience, assumedTimes, meanPatienceMs, observe, observeWait } from '../queue/live-times.ts';
import type { TeamTimes } from './routing-record.ts';

/** Before anything was seen. */
export const assumedTeamTimes: TeamTimes = {
  service: assumedTimes(6 * 60_000),
  answer: assumedTimes(12_000),
  patience: assumedPatience(4 * 60_000),
};

/** From offer to free again. */
export function sawService(times: TeamTimes, ms: number): TeamTimes {
  return { ...times, service: observe(times.service, ms) };
}

/** From the first offer to the bridge. */
export function sawAnswer(times: TeamTimes, ms: number): TeamTimes {
  return { ...times, answer: observe(times.answer, ms) };
}

export function sawWait(times: TeamTimes, ms: number, gaveUp: boolean): TeamTimes {
  return { ...times, patience: observeWait(times.patience, ms, gaveUp) };
}

export function patienceMsOf({ patience }: TeamTimes): number {
  return meanPatienceMs(patience);
}
