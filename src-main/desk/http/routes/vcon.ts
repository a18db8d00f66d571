/** Conversations that come as a vCon, and handoffs that leave as one. */
import { z } from 'zod';
import type { Caller } from '../../desk.ts';
import { handoffInputSchema } from '../../handoffs/handoff.ts';
import { createCallBook } from '../../platforms/call-book.ts';
import { jsonRecordSchema } from '../../platforms/call-event.ts';
import { exportVcon } from '../../platforms/vcon/export.ts';
import { importVcon } from '../../platforms/vcon/read.ts';
import { type Vcon, vconSchema } from '../../platforms/vcon/vcon.ts';
import { type DeskResult, done, refuse } from '../../problem.ts';
import type { DeskStore } from '../../store/store.ts';
import { noBody, type Route, route } from '../route.ts';

const importedSchema = z.object({
  conversation: z.string(),
  /** New turns; none when the same vCon comes again. */
  turns: z.int(),
  /** What the vCon says about why a person was wanted: the body `POST /v1/conversations/{id}/handoff` takes. */
  handoff: handoffInputSchema,
});

export function vconRoutes(store: DeskStore, now: () => Date): Route[] {
  const book = createCallBook(store, now);

  async function recordOf({ teamId, kind, subject }: Caller, id: string): Promise<DeskResult<Vcon>> {
    const handoff = await store.handoffs.get(teamId, id);
    const conversation = handoff === null ? null : await store.conversations.get(teamId, handoff.conversationId);
    if (handoff === null || conversation === null) return refuse('not-found', 'There is no such handoff.');
    if (kind === 'rep' && handoff.holder !== subject) return refuse('forbidden', 'The handoff was another rep’s.');
    if (handoff.state !== 'ended')
      return refuse('conflict', 'The handoff is not over yet; its vCon would be half of it.');
    const turns = await store.conversations.turns(teamId, conversation.id);
    const decisions = await store.conversations.decisions(teamId, conversation.id);
    const journal = await store.handoffs.journal(teamId, id);
    return done(exportVcon({ conversation, turns, decisions, handoff, journal }));
  }

  return [
    route({
      method: 'POST',
      path: '/v1/platforms/vcon',
      operationId: 'importVcon',
      summary: 'A vCon as a conversation: prospect, consent and turns. It calls for nobody by itself.',
      scope: 'conversations:write',
      params: z.object({}),
      body: jsonRecordSchema,
      status: 200,
      reply: importedSchema,
      async handle({ caller, body }) {
        const imported = importVcon(body, now());
        if (imported === null) return refuse('bad-request', 'This is no vCon, or it has no uuid.');
        const { call, told, handoff } = imported;
        const conversation = await book.conversationOf(caller.teamId, 'vcon', call);
        let turns = 0;
        const kept = await book.addNew(conversation, { kind: 'transcript', told }, (added) => {
          turns = added.length;
          return book.keep(conversation, added);
        });
        return kept.ok ? done({ conversation: conversation.id, turns, handoff }) : kept;
      },
    }),
    route({
      method: 'GET',
      path: '/v1/handoffs/{id}/vcon',
      operationId: 'exportVcon',
      summary: 'A finished handoff as a vCon: who spoke, every turn, the transfer, why, and the verdict of the rep.',
      scope: 'handoffs:read',
      params: z.object({ id: z.string().min(1).max(256) }),
      body: noBody,
      status: 200,
      reply: vconSchema,
      handle: ({ caller, params }) => recordOf(caller, params.id),
    }),
  ];
}
