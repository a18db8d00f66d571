/** The desk with its figures counted. */
import type { Desk } from '../desk.ts';
import type { DeskMetrics } from './metrics.ts';

export function watched(desk: Desk, metrics: DeskMetrics): Desk {
  return {
    ...desk,
    async hear(...asked) {
      const heard = await desk.hear(...asked);
      if (heard.ok) metrics.turns.inc(heard.value.added.length);
      if (heard.ok && heard.value.offer !== null) count(heard.value.offer.handoff.trigger.kind);
      return heard;
    },
    async offer(...asked) {
      const offer = await desk.offer(...asked);
      if (offer.ok && offer.value.reference !== null) count(offer.value.handoff.trigger.kind);
      return offer;
    },
    async report(...asked) {
      const answer = await desk.report(...asked);
      if (answer.ok) metrics.reports.inc({ kind: asked[2].kind });
      return answer;
    },
  };

  function count(trigger: string): void {
    metrics.offers.inc({ trigger });
  }
}
