/** The desk as adapters ask it. */
import type { Desk } from '../desk.ts';
import { done } from '../problem.ts';
import type { HandoffDesk } from './platform-desk.ts';

export function handoffDesk(desk: Desk): HandoffDesk {
  return {
    async hear(caller, conversationId, turns) {
      const heard = await desk.hear(caller, conversationId, turns);
      return heard.ok ? done(heard.value.answered?.answer ?? null) : heard;
    },
    async offer(caller, conversationId, input) {
      const answered = await desk.offer(caller, conversationId, input);
      return answered.ok ? done(answered.value.answer) : answered;
    },
    async book(caller, conversationId, slot) {
      const booked = await desk.bookCallback(caller, conversationId, { startsAt: slot });
      return booked.ok ? done({ startsAt: Date.parse(booked.value.at), zone: booked.value.zone }) : booked;
    },
    missed: (caller, conversationId) => desk.missed(caller, conversationId),
    aiLeft: (caller, conversationId) => desk.aiLeft(caller, conversationId),
    left: (caller, conversationId) => desk.cancel(caller, conversationId),
  };
}
