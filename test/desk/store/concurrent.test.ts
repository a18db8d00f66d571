/** Two nodes on one database, at the same moment. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { at, openOf } from './dispatch-steps.ts';
import type { OpenedEngine } from './engine.ts';
import { engines } from './engines.ts';

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

  it('open one handoff, and put it into the inbox once', async () => {
    const opens = await atOnce(20, (node, index) => node.handoffs.open(openOf(`h${index}`)));
    expect(new Set(opens.map(({ handoff }) => handoff.id)).size).toBe(1);
    expect(opens.filter(({ number }) => number !== null)).toHaveLength(1);
    expect(await opened.store.dispatch.pending('acme', 10)).toHaveLength(1);
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
