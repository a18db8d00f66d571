/** What must hold in every story, however reps, nodes, clocks and prospects behave. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingAt } from '../../../src-main/desk/hours/opening.ts';
import { defaultPolicy, type RoutingEvent } from '../../../src-main/desk/routing/model.ts';
import { route } from '../../../src-main/desk/routing/router.ts';
import { restore, snapshot } from '../../../src-main/desk/routing/snapshot.ts';
import { createRouterState, type Handoff, type RouterState } from '../../../src-main/desk/routing/state.ts';
import { play, stories } from './stories.ts';
import { Witness } from './witness.ts';

const policy = defaultPolicy;

function played(steps: Parameters<typeof play>[2]): { state: RouterState; witness: Witness; sent: RoutingEvent[] } {
  const state = createRouterState(policy, 1);
  const witness = new Witness(policy);
  return { sent: play(state, witness, steps), state, witness };
}

function waitingFirst(state: RouterState): Handoff[] {
  return [...state.handoffs.values()].filter(({ stage }) => stage.kind === 'waiting').sort((a, b) => a.order - b.order);
}

/** Who of the free could take it, by rules written here. */
function takers(state: RouterState, { request, passed }: Handoff): string[] {
  if (!request.prospectHours.every((hours) => openingAt(hours, state.now).open)) return [];
  return [...state.reps.values()]
    .filter(
      ({ profile, availability, nodeId, provedAt, handoffId, restUntil }) =>
        availability === 'available' &&
        nodeId !== null &&
        handoffId === null &&
        restUntil <= state.now &&
        state.now - provedAt <= policy.proofMs &&
        profile.languages.includes(request.language) &&
        request.skills.every((skill) => profile.skills.includes(skill)) &&
        !passed.has(profile.id) &&
        (profile.hours === null || openingAt(profile.hours, state.now).open),
    )
    .map(({ profile }) => profile.id);
}

describe('the router, in any story', { timeout: 90_000 }, () => {
  it('never offers twice, out of hours, unproved, unqualified or again after a no; the witness sees each offer', () => {
    let offers = 0;
    fc.assert(
      fc.property(stories, (steps) => {
        offers += played(steps).witness.offers.length;
      }),
      { numRuns: 400 },
    );
    expect(offers).toBeGreaterThan(400);
  });

  it('loses no handoff: each that was asked for and not closed is in one stage, and its rep knows of it', () => {
    fc.assert(
      fc.property(stories, (steps) => {
        const { state, witness } = played(steps);
        expect([...state.handoffs.keys()].sort()).toEqual([...witness.live.keys()].sort());
        const engaged = [...state.reps.values()].filter(({ handoffId }) => handoffId !== null);
        const held = [...state.handoffs.values()].flatMap(({ stage, request }) =>
          stage.kind === 'waiting' ? [] : [`${stage.offer.repId} ${request.id}`],
        );
        expect(engaged.map(({ profile, handoffId }) => `${profile.id} ${handoffId}`).sort()).toEqual(held.sort());
        expect(state.waiting.size + held.length).toBe(state.handoffs.size);
        expect(state.deadlines.size).toBe(state.handoffs.size);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves nobody waiting whom somebody free could take', () => {
    fc.assert(
      fc.property(stories, (steps) => {
        const { state } = played([...steps, { after: 0, event: (at) => ({ type: 'tick', at }) }]);
        for (const handoff of waitingFirst(state)) expect(takers(state, handoff)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('starves nobody: whoever is passed over for a rep came no more than the head starts earlier', () => {
    const headStarts = policy.vipHeadStartMs + policy.ownerHeadStartMs;
    fc.assert(
      fc.property(stories, (steps) => {
        const state = createRouterState(policy, 1);
        const sent = played(steps).sent;
        for (const event of sent) {
          const commands = route(state, event);
          for (const command of commands) {
            if (command.type !== 'offer') continue;
            const chosen = state.handoffs.get(command.offer.handoffId);
            // Only offers that still stand after the event: those between have been superseded within it.
            if (chosen?.stage.kind !== 'offered' || chosen.stage.offer.token !== command.offer.token) continue;
            const rep = state.reps.get(command.offer.repId);
            if (rep === undefined) throw new Error('offered to nobody');
            rep.handoffId = null;
            const over = waitingFirst(state).filter((handoff) => takers(state, handoff).includes(rep.profile.id));
            rep.handoffId = command.offer.handoffId;
            for (const { requestedAt } of over)
              expect(chosen.requestedAt - requestedAt).toBeLessThanOrEqual(headStarts);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('serves everyone in the end, when one rep for everything comes to work', () => {
    fc.assert(
      fc.property(stories, (steps) => {
        const { state, witness } = played(steps);
        let at = Math.max(state.now, Date.parse('2026-03-10T12:00:00-04:00'));
        const waiting = new Set(waitingFirst(state).map(({ request }) => request.id));
        const send = (event: RoutingEvent) => {
          const commands = route(state, event);
          witness.saw(event, commands);
          return commands;
        };
        const hero = { id: 'hero', skills: ['', 'legal', 'security'], languages: ['en', 'es'], hours: null };
        for (const id of [...state.handoffs.keys()]) {
          const handoff = state.handoffs.get(id);
          if (handoff !== undefined) handoff.passed.clear();
        }
        // Nobody waits for ever: whoever had waited too long by now is closed with that reason, not forgotten.
        const closed = new Set(
          send({ type: 'rep-profile', at, rep: hero }).flatMap((command) =>
            command.type === 'closed' ? [command.handoffId] : [],
          ),
        );
        const served = new Set<string>();
        for (let turn = 0; turn < 40; turn += 1) {
          at += 1_000;
          send({ type: 'rep-presence', at, repId: 'hero', nodeId: 'n9', availability: 'available' });
          for (const { handoffId, repId, token } of [...witness.ringing.values()]) {
            send({ type: 'offer-accepted', at, handoffId, repId, token });
            send({ type: 'handoff-bridged', at, handoffId, repId, token });
            served.add(handoffId);
          }
          for (const { handoffId } of [...witness.taken.values()]) send({ type: 'handoff-ended', at, handoffId });
        }
        for (const id of waiting) expect(served.has(id) || closed.has(id)).toBe(true);
        expect(state.waiting.size).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same router after any replay, and after another node took over from its snapshot', () => {
    fc.assert(
      fc.property(stories, fc.nat(100), (steps, share) => {
        const { sent, state } = played(steps);
        const cut = Math.floor((sent.length * share) / 100);
        const first = createRouterState(policy, 1);
        for (const event of sent.slice(0, cut)) route(first, event);
        const second = restore(JSON.parse(JSON.stringify(snapshot(first))), policy, 1);
        for (const event of sent.slice(cut)) expect(route(second, event)).toEqual(route(first, event));
        expect(snapshot(second)).toEqual(snapshot(state));
      }),
      { numRuns: 150 },
    );
  });

  it('refuses every answer to an offer of the node before, once a later epoch has offered anew', () => {
    const state = createRouterState(policy, 1);
    const later = restore(snapshot(state), policy, 2);
    route(later, { type: 'rep-profile', at: 1, rep: { id: 'r', skills: [], languages: ['en'], hours: null } });
    route(later, { type: 'rep-presence', at: 1, repId: 'r', nodeId: 'n', availability: 'available' });
    const request = { id: 'h', skills: [], language: 'en', ownerId: null, vip: false, prospectHours: [] };
    const [offered] = route(later, { type: 'handoff-requested', at: 1, handoff: request });
    if (offered?.type !== 'offer') throw new Error('nothing offered');
    expect(offered.offer.token).toBeGreaterThan(2 ** 33);
    const late = { type: 'offer-accepted', at: 2, handoffId: 'h', repId: 'r', token: 2 ** 32 + 7 } as const;
    expect(route(later, late)).toEqual(
      [{ ...late, type: 'refuse', why: 'stale-token', at: undefined }].map(({ at: _, ...rest }) => rest),
    );
  });
});
