/** The AI platform of the practice line, as the desk sees one: a key, HTTP and the published API, nothing else. */
import { z } from 'zod';
import { fail, ok, type Result } from '../contract/result.ts';
import type { AnswerReply } from '../desk/http/routes/answer-reply.ts';
import { answeredReplySchema, heardReplySchema } from '../desk/http/routes/replies.ts';
import { placeAt } from './scripts/places.ts';
import type { ScriptedTelling, ScriptedTurn } from './scripts/script.ts';

export interface PracticePlatform {
  /** Answers the id of the conversation. */
  begin(told: ScriptedTelling, startedAt: Date): Promise<Result<string>>;
  /** Tells the next turns; answers what to do with the prospect once a trigger fired, null until then. */
  tell(
    conversationId: string,
    turns: readonly (ScriptedTurn & { readonly turn: number })[],
  ): Promise<Result<AnswerReply | null>>;
  /** How the handoff stands now. */
  ask(conversationId: string): Promise<Result<AnswerReply>>;
  bookCallback(conversationId: string, startsAt: string): Promise<Result<void>>;
  /** The prospect is gone, or the AI goes on by itself. */
  cancel(conversationId: string): Promise<Result<void>>;
}

const day = 86_400_000;

export function createPracticePlatform(desk: { readonly baseUrl: string; readonly bearer: string }): PracticePlatform {
  async function post<T>(path: string, body: object, reply: z.ZodType<T>): Promise<Result<T>> {
    try {
      const response = await fetch(`${desk.baseUrl}/v1/conversations${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${desk.bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      });
      const text = await response.text();
      if (!response.ok)
        return fail('rejected', `The practice desk refused (${response.status}): ${text.slice(0, 200)}`);
      return ok(reply.parse(text === '' ? undefined : JSON.parse(text)));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return fail('unreachable', `The practice desk cannot be asked: ${why}`);
    }
  }

  return {
    async begin({ prospect, crm, campaign, compliance }, startedAt) {
      const { consentDaysAgo, consentSource, tcpa, doNotCall } = compliance;
      const consentAt =
        consentDaysAgo === null ? null : new Date(startedAt.getTime() - consentDaysAgo * day).toISOString();
      const consent = {
        tcpa,
        doNotCall,
        consentSource,
        consentAt,
        callingWindow: { fromMinute: 480, toMinute: 1_260 },
      };
      const told = { prospect: { ...prospect, ...placeAt(startedAt) }, crm, campaign, consent };
      const begun = await post('', { ...told, startedAt: startedAt.toISOString() }, z.object({ id: z.string() }));
      return begun.ok ? ok(begun.value.id) : begun;
    },
    async tell(conversationId, turns) {
      const heard = await post(`/${conversationId}/turns`, { turns }, heardReplySchema);
      return heard.ok ? ok(heard.value.answer) : heard;
    },
    async ask(conversationId) {
      const asked = await post(`/${conversationId}/handoff`, {}, answeredReplySchema);
      return asked.ok ? ok(asked.value.answer) : asked;
    },
    async bookCallback(conversationId, startsAt) {
      const booked = await post(`/${conversationId}/callback`, { startsAt }, z.unknown());
      return booked.ok ? ok(undefined) : booked;
    },
    async cancel(conversationId) {
      const cancelled = await post(`/${conversationId}/cancel`, {}, z.unknown());
      return cancelled.ok ? ok(undefined) : cancelled;
    },
  };
}
