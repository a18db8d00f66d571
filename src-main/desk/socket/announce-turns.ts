/** A desk that says on the bus which conversations have grown: reps' sockets show it. */
import type { Caller, Desk } from '../desk.ts';
import type { DeskBus } from '../store/bus.ts';
import { say, turnsWord } from './words.ts';

/** @param failed what the bus rejected with; what was told is kept all the same */
export function announcingTurns(desk: Desk, bus: DeskBus, failed: (error: unknown) => void): Desk {
  const announce = ({ teamId }: Caller, conversationId: string, probability: number): void => {
    say(bus, turnsWord, { t: teamId, c: conversationId, p: probability }).catch(failed);
  };
  return {
    ...desk,
    async hear(caller, conversationId, turns) {
      const heard = await desk.hear(caller, conversationId, turns);
      if (heard.ok && heard.value.added.length > 0) {
        const probability = Math.max(0, ...heard.value.decisions.map((decision) => decision.probability));
        announce(caller, conversationId, probability);
      }
      return heard;
    },
    async offer(caller, conversationId, input) {
      const answered = await desk.offer(caller, conversationId, input);
      // What was likely has come.
      if (answered.ok) announce(caller, conversationId, 1);
      return answered;
    },
  };
}
