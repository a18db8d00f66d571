/** Who may read a brief: a platform of the team, the rep who holds the handoff, and the rep who shows its reference. */
import type { Caller } from '../desk.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
import type { DeskStore } from '../store/store.ts';
import type { Handoff, Redemption } from './handoff.ts';
import { nonceHashOf } from './references.ts';

const refusals = {
  unknown: refuse('forbidden', 'This reference was never given out.'),
  superseded: refuse(
    'gone',
    'A newer reference has replaced this one: the handoff is, or was, offered to somebody else.',
  ),
  expired: refuse('gone', 'This reference has expired.'),
  'not-yours': refuse('gone', 'The handoff is offered to another rep.'),
} satisfies Record<Exclude<Redemption, 'redeemed'>, unknown>;

export async function showReference(asked: {
  readonly store: DeskStore;
  readonly caller: Caller;
  readonly handoff: Handoff;
  readonly reference: string | null;
  readonly at: Date;
}): Promise<DeskResult<undefined>> {
  const { store, caller, handoff, reference, at } = asked;
  if (reference === null) {
    if (caller.kind === 'platform' || handoff.holder === caller.subject) return done(undefined);
    return refuse('forbidden', 'Show the X-Baton-Handoff reference of the INVITE to read this handoff.');
  }
  const team = await store.team(caller.teamId);
  const nonceHash = team === null ? null : nonceHashOf(reference, handoff.id, team.referenceKey);
  if (nonceHash === null) return refuse('forbidden', 'The X-Baton-Handoff reference is not genuine for this handoff.');
  // A platform that checks what it was given must not use it up.
  if (caller.kind === 'platform' || caller.kind === 'operator') return done(undefined);
  const redemption = await store.handoffs.redeem(caller.teamId, handoff.id, nonceHash, caller.subject, at);
  return redemption === 'redeemed' ? done(undefined) : refusals[redemption];
}
