/** Who is told how a brief grows, and who no longer is. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import { type BriefUpdates, createBriefUpdates } from '../../../src-main/desk/socket/brief-updates.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { twoTeams } from '../store/dispatch-steps.ts';
import type { OpenedEngine } from '../store/engine.ts';
import { sqlite } from '../store/sqlite-engine.ts';

let opened: OpenedEngine;
let store: DeskStore;
let asked: string[];
let updates: BriefUpdates;
beforeEach(async () => {
  opened = await sqlite.open();
  store = opened.store;
  await twoTeams(store);
  asked = [];
  const briefOf = async (teamId: string): Promise<HandoffBrief | null> => {
    asked.push(teamId);
    return null;
  };
  const briefs = { ofId: briefOf, of: async () => null };
  updates = createBriefUpdates(store, briefs, (error) => {
    throw error;
  });
});
afterEach(() => opened.remove());

const reader = (teamId: string) => ({ teamId, tell: () => true });

it('a reader that is forgotten while its handoff is looked up is not watched for', async () => {
  const ana = reader('acme');
  const watching = updates.watch(ana, 'h1');
  updates.forget(ana);
  await watching;
  updates.grew('acme', 'c1');
  expect(asked).toEqual([]);
  await updates.watch(reader('globex'), 'h1');
  updates.grew('acme', 'c1');
  updates.grew('globex', 'c1');
  expect(asked).toEqual(['globex']);
});
