/** A desk that says on the bus which conversations have grown: reps' sockets show it. */
import type { Desk } from '../desk.ts';
import type { DeskBus } from '../store/bus.ts';
import { say, turnsWord } from './words.ts';

/** @param failed what the bus rejected with; the turns are kept all the same */
export function announcingTurns(desk: Desk, bus: DeskBus, failed: (error: unknown) => void): Desk {
  return {
    ...desk,
    async hear(caller, conversationId, turns) {
      const heard = await desk.hear(caller, conversationId, turns);
      if (heard.ok && heard.value.added.length > 0) {
        say(bus, turnsWord, { t: caller.teamId, c: conversationId }).catch(failed);
      }
      return heard;
    },
  };
}
