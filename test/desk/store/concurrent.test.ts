/** Two nodes on one database, at the same moment. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import type { OpenedEngine } from './engine.ts';
import { engines } from './engines.ts';

const at = new Date('2026-03-02T15:00:00Z');
const soon = new Date(at.getTime() + 60_000);

function offerOf(id: string, nonceHash: string) {
  return {
    ...{ teamId: 'acme', id, conversationId: 'c1', trigger: null, claims: null, at },
    reference: { nonceHash, expiresAt: soon },
  };
}

describe.each(engines)('$name', (engine) => {
  let opened: OpenedEngine;
  let nodes: readonly [DeskStore, DeskStore];
  beforeEach(async () => {
    opened = await engine.open();
    nodes = [opened.store, await opened.second()];
    await opened.store.ensureTeam('acme', 'secret');
    const input = { prospect: {} };
    await opened.store.conversations.add({ teamId: 'acme', id: 'c1', input, startedAt: at, createdAt: at });
  });
  afterEach(() => opened.remove());

  /** Both nodes in turn, all at once. */
  const atOnce = <T>(times: number, ask: (node: DeskStore, index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: times }, (_, index) => ask(nodes[index % 2 === 0 ? 0 : 1], index)));

  it('make one team, with one key', async () => {
    const teams = await atOnce(10, (node, index) => node.ensureTeam('globex', `key ${index}`));
    expect(new Set(teams.map(({ referenceKey }) => referenceKey)).size).toBe(1);
  });

  it('open one handoff, and no two offers have the same fence', async () => {
    const offers = await atOnce(20, (node, index) => node.handoffs.offer(offerOf(`h${index}`, `n${index}`)));
    expect(new Set(offers.map(({ handoff }) => handoff.id)).size).toBe(1);
    const fences = offers.map(({ handoff }) => handoff.fence).sort((a, b) => a - b);
    expect(fences).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('let one rep redeem a reference', async () => {
    await opened.store.handoffs.offer(offerOf('h1', 'n1'));
    const verdicts = await atOnce(10, (node, index) => node.handoffs.redeem('acme', 'h1', 'n1', `rep-${index}`, at));
    expect(verdicts.filter((verdict) => verdict === 'redeemed')).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === 'used')).toHaveLength(9);
  });

  it('never answer two platforms from the same state: an update sees the one before it', async () => {
    await opened.store.handoffs.offer(offerOf('h1', 'n1'));
    const seen = await atOnce(20, (node, index) =>
      node.handoffs.update('acme', 'h1', (current) => {
        const entry = { kind: 'ringing', repId: `rep-${index}`, body: {}, at, current: true };
        return { kind: 'write', next: { ...current, fence: current.fence + 1 }, entry, answer: current.fence };
      }),
    );
    expect(new Set(seen).size).toBe(20);
    expect((await opened.store.handoffs.get('acme', 'h1'))?.fence).toBe(21);
    expect(await opened.store.handoffs.journal('acme', 'h1')).toHaveLength(20);
  });

  it('add every turn once, in whatever order it comes', async () => {
    const turns = Array.from({ length: 50 }, (_, index) => {
      return { turn: index + 1, speaker: 'ai', text: `turn ${index}`, atSeconds: null } as const;
    });
    const answers = await atOnce(8, (node, index) =>
      node.conversations.addTurns('acme', 'c1', index % 4 < 2 ? turns : turns.toReversed()),
    );
    const added = answers.flatMap((answer) => (answer.kind === 'added' ? answer.added : []));
    const repeated = answers.flatMap((answer) => (answer.kind === 'added' ? answer.repeated : []));
    expect(added.sort((a, b) => a - b)).toEqual(turns.map(({ turn }) => turn));
    expect(repeated).toHaveLength(350);
  });

  it('run a request with an idempotency key once', async () => {
    const slot = { teamId: 'acme', keyId: 'k', idempotencyKey: 'once-only' };
    const reserved = await atOnce(20, (node) => node.idempotency.reserve(slot, 'p', at, at));
    expect(reserved.filter(({ kind }) => kind === 'yours')).toHaveLength(1);
    expect(reserved.filter(({ kind }) => kind === 'running')).toHaveLength(19);
  });
});
