/** Steps and records for tests of what dispatching keeps. */
import type { RoutingRecord } from '../../../src-main/desk/dispatch/routing-record.ts';
import type { DispatchStep } from '../../../src-main/desk/store/dispatch-store.ts';
import type { DeskStore, OpenRequest } from '../../../src-main/desk/store/store.ts';

export const at = new Date('2026-03-02T15:00:00Z');

/** A step of team acme that does nothing but what is given. */
export function stepOf(given: Partial<DispatchStep>): DispatchStep {
  return {
    ...{ teamId: 'acme', nodeId: 'n1', epoch: 1, consumed: [], setAside: [], records: [], closed: [], handoffs: [] },
    ...{ references: [], journal: [], feed: [], callbacks: [], times: null },
    ...given,
  };
}

export function recordOf(handoffId: string, order: number): RoutingRecord {
  return {
    request: {
      ...{ id: handoffId, skills: ['renewals'], language: 'en', ownerId: null, vip: false },
      prospectHours: [],
    },
    ...{
      requestedAt: at.getTime(),
      order,
      need: 'any',
      passed: ['ben'],
      extendedMs: 0,
      firstOfferAt: null,
      callbackWantedBy: null,
      stage: { kind: 'waiting' },
    },
  };
}

/** What every handoff here begins with. */
export const opening = { kind: 'requested', repId: '', body: {}, at, current: true };

/** Opens a handoff of conversation c1 of acme. */
export function openOf(id: string, changes: Partial<OpenRequest> = {}): OpenRequest {
  const { request } = recordOf(id, 0);
  return {
    ...{ teamId: 'acme', id, conversationId: 'c1', trigger: null, claims: null, at, request, entry: opening },
    ...changes,
  };
}

/** Teams acme and globex, each with one handoff h1 of conversation c1, whose inbox is empty. */
export async function twoTeams(store: DeskStore): Promise<void> {
  for (const teamId of ['acme', 'globex']) {
    await store.ensureTeam(teamId, 'secret');
    await store.conversations.add({ teamId, id: 'c1', input: { prospect: {} }, startedAt: at, createdAt: at });
    await store.handoffs.open({ ...openOf('h1'), teamId, request: null });
  }
}
