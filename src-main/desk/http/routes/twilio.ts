/**
 * Twilio's webhooks. Whatever happens is TwiML: an error would be read to the prospect as "an application error has
 * occurred", and end the call. While the desk cannot answer, the prospect is asked for patience and Twilio asks again.
 */
import { z } from 'zod';
import type { Caller } from '../../desk.ts';
import { bookedSentence } from '../../platforms/plain-answer.ts';
import {
  hasHungUp,
  hasSpoken,
  readTwilioHandoff,
  twilioCall,
  twilioDialedSchema,
  twilioGatherSchema,
  twilioHandoffSchema,
} from '../../platforms/twilio/read.ts';
import {
  hangUp,
  twilioSteps,
  twimlAnswer,
  twimlBooked,
  twimlPatience,
  twimlSorry,
} from '../../platforms/twilio/twiml.ts';
import { type DeskResult, done } from '../../problem.ts';
import { type Route, route } from '../route.ts';
import type { PlatformRouteParts } from './platforms.ts';

/** The slots the prospect was offered, ms since the epoch, in the order of their digits. */
const slotsSchema = z.object({ slots: z.string().regex(/^\d{1,15}(-\d{1,15})?$/) });

export function twilioRoutes({ desk, now }: Omit<PlatformRouteParts, 'settings'>): Route[] {
  type Event = Parameters<typeof desk.tell>[2];

  async function answered(caller: Caller, event: Event): Promise<DeskResult<string>> {
    const told = await desk.tell(caller, 'twilio', event);
    if (!told.ok) return done(told.problem.kind === 'unavailable' ? twimlPatience() : twimlSorry());
    const { answer, booked } = told.value;
    if (booked !== null) return done(twimlBooked(bookedSentence(booked, now())));
    return done(answer === null ? hangUp() : twimlAnswer(answer));
  }

  return [
    route({
      ...step(twilioSteps.handoff, 'The action of <Connect>: ConversationRelay has ended, with handoffData.'),
      params: z.object({}),
      body: twilioHandoffSchema,
      handle: ({ caller, body }) => answered(caller, readTwilioHandoff(body, now())),
    }),
    route({
      ...step(twilioSteps.again, 'The prospect has waited; how it stands now.'),
      params: z.object({}),
      body: twilioHandoffSchema,
      handle: ({ caller, body }) => answered(caller, readTwilioHandoff(body, now())),
    }),
    route({
      ...step(twilioSteps.dialed, 'The action of <Dial>: the rep was reached, or the next one is tried.'),
      params: z.object({}),
      body: twilioDialedSchema,
      async handle({ caller, body }) {
        if (hasSpoken(body)) return done(hangUp());
        if (hasHungUp(body)) return await answered(caller, readTwilioHandoff(body, now()));
        const call = twilioCall(body, now());
        const missed = await desk.tell(caller, 'twilio', { kind: 'missed', call });
        if (!missed.ok && missed.problem.kind === 'unavailable') return done(twimlPatience());
        return await answered(caller, { kind: 'handoff', call, told: [], handoff: {} });
      },
    }),
    route({
      ...step(`${twilioSteps.callback}/{slots}`, 'The action of <Gather>: the callback slot that was chosen.'),
      params: slotsSchema,
      body: twilioGatherSchema,
      handle: async ({ caller, params, body }) => {
        const slot = params.slots.split('-')[Number(body.Digits ?? '') - 1];
        const call = twilioCall(body, now());
        // Another key than those offered: the question is asked again.
        if (slot === undefined) return await answered(caller, { kind: 'handoff', call, told: [], handoff: {} });
        return await answered(caller, { kind: 'callback', call, slot: Number(slot) });
      },
    }),
  ];
}

function step(path: string, summary: string) {
  return {
    method: 'POST',
    path,
    operationId: `twilio-${path.split('/')[4]}`,
    summary,
    scope: 'conversations:write',
    status: 200,
    reply: z.string(),
    takesForm: true,
    contentType: 'text/xml; charset=utf-8',
    signedBy: 'twilio',
  } as const;
}
