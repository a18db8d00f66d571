/** What the reps' sockets need of dispatching. */
import type { AvailabilityState } from '../../contract/availability.ts';
import type { DispatchEvent } from '../dispatch/dispatch-event.ts';
import type { JournalEntry } from '../handoffs/handoff.ts';

export interface DispatchPort {
  /** Differs between any two nodes of a desk, and between two lives of one. */
  readonly nodeId: string;
  /** Into the team's inbox, with journal entries in the same step. Answers the numbers. */
  append(
    teamId: string,
    events: readonly DispatchEvent[],
    journal?: readonly { readonly handoffId: string; readonly entry: JournalEntry }[],
  ): Promise<number[]>;
  /** True once the leader has dealt with the event; false: not yet, and it will. */
  consumed(teamId: string, number: number): Promise<boolean>;
  /** What a rep's phone says of itself; `offline` while an INVITE would not reach it. Said again for every proof. */
  presence(teamId: string, repId: string, availability: AvailabilityState): void;
  /** The rep has no socket here any more. */
  gone(teamId: string, repId: string): void;
}
