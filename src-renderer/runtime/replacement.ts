/**
 * The end of a transfer to this rep: somebody takes the place of whom the rep talks to. They are answered at once and the talk
 * goes on with them, with the brief and everything typed; the one they replace is hung up after that (RFC 3891 3).
 */
import { ok } from '../../src-main/contract/result.ts';
import type { CallEvent } from '../call/events.ts';
import type { Lines } from '../call/lines.ts';
import type { InboundLeg } from '../call/ports.ts';
import type { Clock } from './clock.ts';
import type { HandoffJournal } from './handoff-journal.ts';
import type { LegRegistry } from './leg-registry.ts';
import type { Log } from './log.ts';

export interface ReplacementDependencies {
  readonly clock: Clock;
  readonly journal: Pick<HandoffJournal, 'carryOn'>;
  readonly legs: Pick<LegRegistry, 'add' | 'release'>;
  readonly lines: () => Lines;
  readonly send: (event: CallEvent) => void;
  readonly log: Log;
}

export function createReplacement(
  deps: ReplacementDependencies,
): (leg: InboundLeg, replacedLegId: string) => Promise<void> {
  const { clock, journal, legs, lines, send, log } = deps;

  const talksOn = (legId: string): boolean =>
    [lines().front, lines().back].some((state) => state.phase === 'talking' && state.call.legId === legId);

  return async (leg, replacedLegId) => {
    legs.add(leg, (event) => send({ type: 'leg', at: clock.now(), legId: leg.id, event }));
    const answered = talksOn(replacedLegId) ? await leg.bridge(async () => ok({})) : null;
    // The call may have ended while the other one was answered.
    if (answered?.ok && talksOn(replacedLegId)) {
      journal.carryOn(replacedLegId, leg.id);
      send({ type: 'replaced', at: clock.now(), legId: replacedLegId, by: leg.id, facts: leg.facts });
      return;
    }
    log('warn', 'call.replacement-failed', { answered: answered !== null });
    if (answered?.ok) void leg.hangUp();
    else void leg.decline(480, 'lost');
    legs.release(leg.id);
  };
}
