/** The desk with its figures counted. */
import type { Answered, Desk } from '../desk.ts';
import type { DeskMetrics } from './metrics.ts';

export function watched(desk: Desk, metrics: DeskMetrics): Desk {
  return {
    ...desk,
    async hear(...asked) {
      const heard = await desk.hear(...asked);
      if (heard.ok) metrics.turns.inc(heard.value.added.length);
      if (heard.ok && heard.value.answered !== null) count(heard.value.answered);
      return heard;
    },
    async offer(...asked) {
      const answered = await desk.offer(...asked);
      if (answered.ok) count(answered.value);
      return answered;
    },
    async report(...asked) {
      const answer = await desk.report(...asked);
      if (answer.ok) metrics.reports.inc({ kind: asked[2].kind });
      return answer;
    },
  };

  function count({ handoff, answer }: Answered): void {
    metrics.answers.inc({ trigger: handoff.trigger.kind, answer: answer.kind });
  }
}
