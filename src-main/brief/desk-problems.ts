/** What the card says when the desk could not help. */
import type { ErrorCode } from '../contract/result.ts';

const youSee = 'You see what the call itself carried.';

const unknownToDesk = `The desk does not know this handoff. ${youSee}`;
const refusedByDesk = `The desk refused to give the brief: its key in the settings or this call's reference is wrong. ${youSee}`;
const tooLarge = `The desk's brief was too large. ${youSee}`;
const unreadable = `The desk's answer was not a brief. ${youSee}`;
const unreachable = `The desk could not be reached. ${youSee}`;
export const deskSilent = `The desk did not answer within 2 s. ${youSee}`;
export const noDesk = `This call refers to a brief at a desk, but no desk is set up. ${youSee}`;
export const nothingCarried = 'No brief came with this call. You see who is calling, nothing more.';
export const cacheSilent = 'The briefs stored on this computer could not be read.';
export const cacheFull = 'This brief could not be stored on this computer. It is lost when Baton closes.';

/** The sentence for a failed request to the desk. */
export function deskProblem(code: ErrorCode): string {
  switch (code) {
    case 'timeout':
      return deskSilent;
    case 'not-found':
      return unknownToDesk;
    case 'forbidden':
    case 'rejected':
      return refusedByDesk;
    case 'too-large':
      return tooLarge;
    case 'bad-request':
      return unreadable;
    default:
      return unreachable;
  }
}

/** The sentence for a brief the desk sent and Baton could not use; `why` as `readDocument` words it. */
export function unusableAnswer(why: string): string {
  return `The desk's brief was not used. ${why} ${youSee}`;
}

/** True for sentences about one attempt: they are not repeated when the same handoff rings again. */
export function isPassing(problem: string): boolean {
  return problem.endsWith(youSee) || [nothingCarried, cacheSilent, cacheFull].includes(problem);
}
