/** The desk whose verdicts are learned from. The rep's report does not wait for it. */
import type { Desk } from '../desk.ts';
import type { Learner } from './learner.ts';

/** @param failed is told why learning came to nothing; the next verdict takes up what was left */
export function taught(desk: Desk, learner: Learner, failed: (error: unknown) => void): Desk {
  return {
    ...desk,
    async report(caller, handoffId, report) {
      const answer = await desk.report(caller, handoffId, report);
      if (answer.ok && report.kind === 'feedback') learner.learn(caller.teamId).catch(failed);
      return answer;
    },
  };
}
