/** A handoff that a rep has taken and judged, over HTTP. */
import type { FeedbackDraft } from '../../../src-main/contract/feedback.ts';
import { offered, report, type TestDesk } from './desk-app.ts';

export async function judgedHandoff(desk: TestDesk, platform: string, told: Partial<FeedbackDraft>) {
  const rep = await desk.rep('acme', 'ana');
  const { handoffId, reference } = await offered(desk, platform);
  await desk.ask(rep, `GET /v1/handoffs/${handoffId}`, undefined, { 'x-baton-handoff': reference });
  const verdict = {
    ...{ disposition: null, timing: null, betterTurn: null, context: null, gaps: [], rating: null },
    ...{ note: 'Only wanted a price.', idempotencyKey: '0d3f2c52-6a3e-4a9b-8d45-1f0a9b8c7d6e' },
    submittedAt: '2026-03-02T15:09:00Z',
    ...told,
  };
  for (const [kind, details] of [
    ['ringing', {}],
    ['bridged', { afterMs: 10, strategy: 'early' }],
    ['feedback', verdict],
  ] as const) {
    const answer = await desk.ask(rep, `POST /v1/handoffs/${handoffId}/${kind}`, report(handoffId, details));
    if (answer.status !== 204) throw new Error(`${kind}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return { handoffId, rep };
}
