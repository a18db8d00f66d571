/** Two nodes on one store, led by turns, in any order of events: no handoff lost, none offered to two reps, none twice to one. */
import fc from 'fast-check';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { DispatchEvent } from '../../../src-main/desk/dispatch/dispatch-event.ts';
import type { ProvedRep } from '../../../src-main/desk/dispatch/presence.ts';
import { createTeamLeader, type TeamLeader } from '../../../src-main/desk/dispatch/team-leader.ts';
import { deskEntry } from '../../../src-main/desk/handoffs/journal.ts';
import { defaultPolicy } from '../../../src-main/desk/routing/model.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { sqlite } from '../store/sqlite-engine.ts';

const reps = ['ana', 'ben', 'cleo'] as const;
const conversations = ['c0', 'c1', 'c2', 'c3'] as const;
type Answer = 'ringing' | 'accepted' | 'declined' | 'bridged' | 'ended';

type Move =
  | { readonly kind: 'ask' | 'cancel'; readonly of: number }
  | { readonly kind: 'answer'; readonly of: number; readonly rep: number; readonly how: Answer }
  | {
      readonly kind: 'presence';
      readonly rep: number;
      readonly node: number;
      readonly state: ProvedRep['availability'];
    }
  | { readonly kind: 'round'; readonly node: number }
  /** The node is killed: its memory is gone, its lease runs out; it starts again. */
  | { readonly kind: 'kill'; readonly node: number }
  /** The node is only slow: the lease is lost and it does not know. */
  | { readonly kind: 'stall'; readonly node: number }
  | { readonly kind: 'pass'; readonly ms: number };

const index = (most: number) => fc.nat({ max: most - 1 });
const moves = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const), of: index(4) }) },
    fc.record({ kind: fc.constant('cancel' as const), of: index(4) }),
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('answer' as const),
        of: index(4),
        rep: index(3),
        how: fc.constantFrom<Answer>('ringing', 'accepted', 'declined', 'bridged', 'ended'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('presence' as const),
        rep: index(3),
        node: index(2),
        state: fc.constantFrom<ProvedRep['availability']>('available', 'available', 'busy', 'offline'),
      }),
    },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('round' as const), node: index(2) }) },
    fc.record({ kind: fc.constant('kill' as const), node: index(2) }),
    fc.record({ kind: fc.constant('stall' as const), node: index(2) }),
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1_000, 4_000, 16_000) }),
    },
  ),
  { minLength: 20, maxLength: 60 },
);

class Nodes {
  at = Date.parse('2026-03-02T15:00:00Z');
  readonly asked = new Set<string>();
  readonly #store: DeskStore;
  readonly #leaders: TeamLeader[];
  readonly #connected: Map<string, ProvedRep['availability']>[] = [new Map(), new Map()];
  #version = 0;

  constructor(store: DeskStore) {
    this.#store = store;
    this.#leaders = [0, 1].map((node) => this.#start(node));
  }

  #start(node: number): TeamLeader {
    return createTeamLeader({
      ...{ store: this.#store, teamId: 'acme', nodeId: `n${node}`, policy: defaultPolicy, settleMs: 0 },
      now: () => new Date(this.at),
      log: pino({ level: 'silent' }),
      connected: () => ({
        version: this.#version,
        reps: [...(this.#connected[node] ?? [])].map(([repId, availability]) => ({ repId, availability })),
      }),
    });
  }

  async round(node: number): Promise<void> {
    const other = 1 - node;
    const reps = [...(this.#connected[other] ?? [])].map(([repId, availability]) => ({ repId, availability }));
    await this.#store.dispatch.append('acme', [{ type: 'beat', nodeId: `n${other}`, reps }]);
    await this.#leaders[node]?.round();
  }

  async apply(move: Move): Promise<void> {
    const { dispatch } = this.#store;
    switch (move.kind) {
      case 'ask':
        return await this.#ask(conversations[move.of] ?? 'c0');
      case 'cancel':
        return await this.#tell(move.of, (handoffId) => ({ type: 'cancelled', handoffId }));
      case 'answer':
        return await this.#tell(move.of, (handoffId) => answerOf(handoffId, reps[move.rep] ?? 'ana', move.how));
      case 'presence': {
        for (const node of this.#connected) node.delete(reps[move.rep] ?? 'ana');
        if (move.state !== 'offline') this.#connected[move.node]?.set(reps[move.rep] ?? 'ana', move.state);
        this.#version += 1;
        return;
      }
      case 'round':
        return await this.round(move.node);
      case 'kill':
        this.#leaders[move.node] = this.#start(move.node);
        return await dispatch.release('acme', `n${move.node}`);
      case 'stall':
        return await dispatch.release('acme', `n${move.node}`);
      case 'pass':
        this.at += move.ms;
        return;
      default:
        return move satisfies never;
    }
  }

  async #ask(conversationId: string): Promise<void> {
    const at = new Date(this.at);
    const id = `h${this.asked.size}-${conversationId}`;
    const request = { id, skills: [], language: 'en', ownerId: null, vip: false, prospectHours: [] };
    const entry = deskEntry('requested', { trigger: 'unknown' }, at);
    const nothing = { trigger: null, claims: null };
    const opened = await this.#store.handoffs.open({
      teamId: 'acme',
      id,
      conversationId,
      request,
      at,
      entry,
      ...nothing,
    });
    this.asked.add(opened.handoff.id);
  }

  /** About the newest handoff of a conversation, if it has one. */
  async #tell(of: number, event: (handoffId: string) => DispatchEvent): Promise<void> {
    const newest = await this.#store.handoffs.ofConversation('acme', conversations[of] ?? 'c0');
    if (newest !== null) await this.#store.dispatch.append('acme', [event(newest.id)]);
  }
}

function answerOf(handoffId: string, repId: string, how: Answer): DispatchEvent {
  const about = { handoffId, repId };
  switch (how) {
    case 'accepted':
      return { type: how, ...about, token: null };
    case 'declined':
      return { type: how, ...about, token: null, reason: 'declined' };
    case 'ended':
      return { type: how, ...about, over: true };
    case 'ringing':
    case 'bridged':
      return { type: how, ...about };
    default:
      return how satisfies never;
  }
}

/** What must be true of the store at every moment. */
async function inspect(store: DeskStore, asked: ReadonlySet<string>): Promise<void> {
  const open = new Map<string, string>();
  for (const id of asked) {
    const handoff = await store.handoffs.get('acme', id);
    expect(handoff).not.toBeNull();
    const holds = handoff !== null && ['offered', 'ringing', 'accepted', 'bridged'].includes(handoff.state);
    if (!holds || handoff?.holder === null || handoff === null) continue;
    // One rep, one handoff.
    expect(open.get(handoff.holder ?? '')).toBeUndefined();
    open.set(handoff.holder ?? '', id);
    expect(await store.handoffs.referenceExpiry('acme', id, handoff.fence)).not.toBeNull();
  }
  const tokens: number[] = [];
  for (const repId of reps) {
    const offered = new Set<string>();
    let last = 0;
    for (const { message } of await store.feed.after('acme', repId, 0, 1_000)) {
      // Whose phone was gone may be rung again for the same handoff; nobody else is.
      if (message.type === 'withdrawn' && message.why === 'rep-gone') offered.delete(message.handoffId);
      if (message.type !== 'offer') continue;
      expect(offered.has(message.handoffId)).toBe(false);
      offered.add(message.handoffId);
      expect(message.token).toBeGreaterThan(last);
      last = message.token;
      tokens.push(message.token);
    }
  }
  expect(new Set(tokens).size).toBe(tokens.length);
}

it('whatever happens, in whatever order, on whichever node', async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (all) => {
      const opened = await sqlite.open();
      const { store } = opened;
      await store.ensureTeam('acme', 'secret');
      const at = new Date('2026-03-02T15:00:00Z');
      for (const id of conversations) {
        await store.conversations.add({ teamId: 'acme', id, input: { prospect: {} }, startedAt: at, createdAt: at });
      }
      for (const id of reps) {
        const known = { name: null, sip: `sip:${id}@example.com`, skills: [], languages: ['en'], hours: null };
        await store.reps.put({ teamId: 'acme', id, ...known });
      }
      const nodes = new Nodes(store);
      for (const move of all) {
        await nodes.apply(move);
        if (move.kind === 'round') await inspect(store, nodes.asked);
      }
      // Time passes and everyone is there: what was asked for is offered, taken or over; nothing is forgotten.
      for (const [rep] of reps.entries()) {
        await nodes.apply({ kind: 'presence', rep, node: 0, state: 'available' });
      }
      await store.dispatch.release('acme', 'n0');
      await store.dispatch.release('acme', 'n1');
      await nodes.apply({ kind: 'kill', node: 0 });
      await nodes.round(0);
      await nodes.round(0);
      await inspect(store, nodes.asked);
      expect(await store.dispatch.pending('acme', 10)).toEqual([]);
      const records = new Set((await store.dispatch.records('acme')).map(({ request }) => request.id));
      for (const id of nodes.asked) {
        const handoff = await store.handoffs.get('acme', id);
        expect(records.has(id)).toBe(handoff?.state !== 'ended');
      }
      await opened.remove();
    }),
    { numRuns: 60 },
  );
}, 60_000);
