/** Steps and records for tests of what dispatching keeps. */
import type { RoutingRecord } from '../../../src-main/desk/dispatch/routing-record.ts';
import type { DispatchStep } from '../../../src-main/desk/store/dispatch-store.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';

export const at = new Date('2026-03-02T15:00:00Z');

/** A step of team acme that does nothing but what is given. */
export function stepOf(given: Partial<DispatchStep>): DispatchStep {
  return {
    ...{ teamId: 'acme', nodeId: 'n1', epoch: 1, consumed: [], records: [], closed: [], handoffs: [] },
    ...{ references: [], journal: [], feed: [], callbacks: [] },
    ...given,
  };
}

export function recordOf(handoffId: string, order: number): RoutingRecord {
  return {
    request: {
      ...{ id: handoffId, skills: ['renewals'], language: 'en', ownerId: null, vip: false },
      prospectHours: [],
    },
    ...{ requestedAt: at.getTime(), order, need: 'any', passed: ['ben'], extendedMs: 0, stage: { kind: 'waiting' } },
  };
}

/** Teams acme and globex, each with one offered handoff h1 of conversation c1. */
export async function twoTeams(store: DeskStore): Promise<void> {
  for (const teamId of ['acme', 'globex']) {
    await store.ensureTeam(teamId, 'secret');
    await store.conversations.add({ teamId, id: 'c1', input: { prospect: {} }, startedAt: at, createdAt: at });
    const reference = { nonceHash: 'n0', expiresAt: at };
    await store.handoffs.offer({ teamId, id: 'h1', conversationId: 'c1', trigger: null, claims: null, reference, at });
  }
}
