/**
 * Use cases of one handoff: it arrives, things happen to it, the rep accepts. The row is written when the INVITE
 * arrives, not when the call ends, so that nothing that happened can be lost with the window.
 */
import type { Resolver } from '../brief/resolver.ts';
import type { HandoffBrief } from '../contract/brief.ts';
import type { HandoffEvent, InviteFacts } from '../contract/call.ts';
import type { PushOf } from '../contract/channels.ts';
import type { WithdrawalReason } from '../contract/desk-socket.ts';
import { fail, ok, type Result } from '../contract/result.ts';
import type { LineName } from '../contract/settings.ts';
import type { Store } from '../db/store.ts';
import type { DeskClient } from '../sync/desk-client.ts';

export interface Intake {
  begin(facts: InviteFacts): {
    readonly handoffId: string;
    readonly brief: HandoffBrief;
    readonly declinedBefore: boolean;
    readonly withdrawn: WithdrawalReason | null;
  };
  record(handoffId: string, event: HandoffEvent, afterMs: number): void;
  /** Tells the desk at once; fails with `unreachable` when none is configured or it does not answer. */
  accept(handoffId: string): Promise<Result<Record<string, never>>>;
  /** The desk has taken it back: told where this phone may ring for it, remembered where its INVITE is still on the way. */
  withdrawn(handoffKey: string, why: WithdrawalReason): void;
  /** Later sources have answered: the call on the screen gets the fuller brief. */
  briefUpdated(handoffKey: string, brief: HandoffBrief): void;
}

export interface IntakeDependencies {
  readonly store: Pick<Store, 'handoffs' | 'briefs'>;
  readonly resolver: Resolver;
  /** The line an INVITE arrives on now. */
  readonly lineInUse: () => LineName;
  readonly desk: (line: LineName) => DeskClient | null;
  readonly outboxGrew: () => void;
  /** An INVITE of this handoff is here. */
  readonly arrived: (handoffKey: string) => void;
  readonly tell: (handoffId: string, brief: HandoffBrief) => void;
  readonly tellWithdrawn: (withdrawn: PushOf<'handoff:withdrawn'>) => void;
  /** Monotonic ms. */
  readonly clock: () => number;
}

/** Handoffs whose key and line are remembered, so that a late brief finds its call. A rep is in one call; the rest is slack. */
const remembered = 100;
/** An INVITE is behind the word of its end by what a platform takes to dial; a reference is good for no longer, ms. */
const withdrawnMs = 5 * 60_000;
/** Only after these the desk does not offer it to this rep again; after the others the next offer's INVITE may be on the way. */
const lastWords: readonly WithdrawalReason[] = ['cancelled', 'expired', 'rep-unavailable'];

export function createIntake(dependencies: IntakeDependencies): Intake {
  const { store, resolver, lineInUse, desk, outboxGrew, tell, tellWithdrawn } = dependencies;
  const idOf = new Map<string, string>();
  const placeOf = new Map<string, { readonly handoffKey: string; readonly line: LineName }>();

  const takenBack = new Map<string, { readonly why: WithdrawalReason; readonly at: number }>();

  const rememberWithdrawn = (handoffKey: string, why: WithdrawalReason): void => {
    takenBack.delete(handoffKey);
    if (lastWords.includes(why)) takenBack.set(handoffKey, { why, at: dependencies.clock() });
    const [oldest] = takenBack.keys();
    if (takenBack.size > remembered && oldest !== undefined) takenBack.delete(oldest);
  };

  const withdrawnBefore = (handoffKey: string): WithdrawalReason | null => {
    const known = takenBack.get(handoffKey);
    return known !== undefined && dependencies.clock() - known.at < withdrawnMs ? known.why : null;
  };

  const remember = (handoffKey: string, handoffId: string, line: LineName): void => {
    idOf.delete(handoffKey);
    idOf.set(handoffKey, handoffId);
    placeOf.set(handoffId, { handoffKey, line });
    for (const [oldestKey, oldestId] of idOf) {
      if (idOf.size <= remembered) break;
      idOf.delete(oldestKey);
      placeOf.delete(oldestId);
    }
  };

  return {
    begin(facts) {
      const line = lineInUse();
      const { handoffKey, brief } = resolver.resolve(facts);
      const { handoffId, declinedBefore } = store.handoffs.begin(facts, handoffKey, line);
      store.briefs.save(brief);
      remember(handoffKey, handoffId, line);
      outboxGrew();
      dependencies.arrived(handoffKey);
      return { handoffId, brief, declinedBefore, withdrawn: withdrawnBefore(handoffKey) };
    },
    record(handoffId, event, afterMs) {
      store.handoffs.record(handoffId, event, afterMs);
      outboxGrew();
    },
    async accept(handoffId) {
      const place = placeOf.get(handoffId);
      if (place === undefined) return fail('not-found', 'This handoff is not in progress on this machine.');
      const client = desk(place.line);
      if (client === null) return fail('unreachable', 'No desk is set up that could be told.');
      const accepted = await client.accept(place.handoffKey);
      return accepted.ok ? ok({}) : accepted;
    },
    withdrawn(handoffKey, why) {
      rememberWithdrawn(handoffKey, why);
      const handoffId = idOf.get(handoffKey);
      if (handoffId !== undefined) tellWithdrawn({ handoffId, why });
    },
    briefUpdated(handoffKey, brief) {
      const handoffId = idOf.get(handoffKey);
      if (handoffId !== undefined) tell(handoffId, brief);
    },
  };
}
