/**
 * Any other CRM behind an address of the team's own. Each request is signed like this: `X-Baton-Signature:
 * t=<Unix seconds>,v1=<hex HMAC-SHA-256 of "<t>.<body>" under the shared secret>`; a receiver refuses an old `t`. An outcome
 * that is sent again has the same Idempotency-Key; one that has changed since, by a verdict that came later, has another and
 * replaces what the handoff had.
 */
import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { JsonValue } from '../../brief/json-intake.ts';
import { done, exchange, type ServiceResult, serviceFailure } from '../outbound/exchange.ts';
import { type CrmAdapter, crmPatienceMs, largestCrmAnswer } from './adapter.ts';
import { known } from './lines.ts';

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  readonly now: () => Date;
  readonly patienceMs?: number;
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const findingSchema = z.object({
  fields: z.record(z.string().max(100), scalar).default({}),
  history: z
    .array(z.object({ text: z.string().max(4_000), at: z.iso.datetime({ offset: true }).nullable().default(null) }))
    .max(100)
    .default([]),
});

export function createWebhook(options: WebhookOptions): CrmAdapter {
  async function post(event: object, headers: Readonly<Record<string, string>>): Promise<ServiceResult<JsonValue>> {
    const body = JSON.stringify(event);
    const at = Math.floor(options.now().getTime() / 1_000);
    const signature = createHmac('sha256', options.secret).update(`${at}.${body}`).digest('hex');
    const signal = AbortSignal.timeout(options.patienceMs ?? crmPatienceMs);
    return await exchange(
      { name: 'The CRM webhook', largestAnswer: largestCrmAnswer, signal },
      {
        method: 'POST',
        url: options.url,
        headers: { ...headers, 'content-type': 'application/json', 'x-baton-signature': `t=${at},v1=${signature}` },
        body,
      },
    );
  }

  return {
    async lookup(prospect) {
      const answer = await post({ type: 'lookup', prospect }, {});
      if (!answer.ok) return answer;
      // An empty answer is one that knows nothing.
      const read = findingSchema.safeParse(answer.value ?? {});
      if (!read.success) return serviceFailure('bad-request', 'The CRM webhook answered in a shape not known.');
      return done({ fields: known(read.data.fields), history: read.data.history });
    },

    async writeOutcome(activity) {
      const digest = createHash('sha256').update(JSON.stringify(activity)).digest('hex').slice(0, 16);
      const key = `outcome:${activity.handoffId}:${digest}`;
      const answer = await post({ type: 'outcome', activity }, { 'idempotency-key': key });
      return answer.ok ? done(undefined) : answer;
    },
  };
}
