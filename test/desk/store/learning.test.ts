/** What every storage engine must do for learning and for the figures. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandoffFacts } from '../../../src-main/desk/insights/facts.ts';
import type { LearningEvent } from '../../../src-main/desk/learning/event.ts';
import { shippedVersion, type TeamVersion } from '../../../src-main/desk/learning/version.ts';
import type { StoredEvent } from '../../../src-main/desk/store/learning-store.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { noTuning } from '../../../src-main/desk/triggers/tuning.ts';
import { openOf } from './dispatch-steps.ts';
import { engines } from './engines.ts';

const at = new Date('2026-03-02T15:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);

function versionOf(version: number): TeamVersion {
  const tuning = { ...noTuning, version: `v${version}`, shifts: { loop: version / 10 } };
  return { ...shippedVersion(later(version)), version, cause: 'calibration', tuning };
}

const event: LearningEvent = {
  ...{ kind: 'loop', verdict: 'right', label: 1, turn: 3, trace: [-1, 2.5], at: 1 },
  inputs: { 'asks again': 0.9 },
  weights: 'w',
};
function eventOf(handoffId: string, verdicts: number, ms: number, learned: LearningEvent | null = event): StoredEvent {
  return { handoffId, conversationId: 'c1', verdicts, at: later(ms), event: learned };
}

function factsOf(handoffId: string, ms: number, changes: Partial<HandoffFacts> = {}): HandoffFacts {
  const clock = { triggeredAt: 0, firstOfferAt: null, acceptedAt: null, aiLeftAt: null };
  return {
    ...{ handoffId, conversationId: 'c1', at: at.getTime() + ms, campaign: null, rep: null, trigger: 'loop' },
    ...{ probability: 0.5, firedTurn: 3, verdict: null, filled: null, endedAt: null, lost: null },
    hops: { toOffer: null, toRing: null, toBridge: null, inAll: null },
    clock: { ...clock, bridgedAt: null, prospectLeftAt: null },
    ...changes,
  };
}

describe.each(engines)('$name', (engine) => {
  let opened: Awaited<ReturnType<typeof engine.open>>;
  let store: DeskStore;
  beforeEach(async () => {
    opened = await engine.open();
    store = opened.store;
    for (const team of ['acme', 'globex']) await store.ensureTeam(team, `${team} secret`);
    await begin('acme', 'c1');
  });
  afterEach(() => opened.remove());

  const begin = (teamId: string, id: string) =>
    store.conversations.add({ teamId, id, input: { campaign: 'spring', prospect: {} }, startedAt: at, createdAt: at });

  async function handoff(id: string, ms: number, conversationId = id): Promise<void> {
    if (conversationId !== 'c1') await begin('acme', conversationId);
    await store.handoffs.open(openOf(id, { conversationId, at: later(ms) }));
  }
  const journal = (handoffId: string, kind: string) =>
    store.dispatch.append('acme', [], [{ handoffId, entry: { kind, repId: 'ana', body: {}, at, current: true } }]);

  it('adds versions one after the other, and of nodes that add at once it lets one through', async () => {
    const { learning } = store;
    expect(await learning.versions('acme', 10)).toEqual([]);
    expect(await learning.addVersion('acme', versionOf(2))).toBe(false);
    const other = await opened.second();
    const tries = await Promise.all(
      [store, other, store, other].map((node) => node.learning.addVersion('acme', versionOf(1))),
    );
    expect(tries.filter((added) => added)).toHaveLength(1);
    expect(await learning.addVersion('acme', versionOf(1))).toBe(false);
    expect(await learning.addVersion('acme', versionOf(2))).toBe(true);
    expect(await learning.versions('acme', 1)).toEqual([versionOf(2)]);
    expect(await learning.version('acme', 1)).toEqual(versionOf(1));
    expect(await learning.version('globex', 1)).toBeNull();
    expect(await learning.addVersion('globex', versionOf(1))).toBe(true);
  });

  it('listens to a conversation to its end with what was known when it began', async () => {
    const { learning } = store;
    await learning.addVersion('acme', versionOf(1));
    await begin('acme', 'c2');
    await begin('globex', 'c2');
    await learning.addVersion('acme', versionOf(2));
    await begin('acme', 'c3');
    const tunings = ['c1', 'c2', 'c3', 'none'].map((id) => learning.tuningOf('acme', id));
    expect((await Promise.all(tunings)).map(({ version }) => version)).toEqual(['', 'v1', 'v2', '']);
    expect(await learning.tuningOf('globex', 'c2')).toEqual(noTuning);
  });

  it('learns of every verdict, of one handoff once, of the latest', async () => {
    const { learning } = store;
    await handoff('h1', 0);
    await handoff('h2', 0);
    for (const id of ['h1', 'h1', 'h2']) await journal(id, 'feedback');
    await journal('h2', 'ended');
    expect(await learning.unlearned('acme', 10)).toEqual(['h1', 'h2']);
    expect(await learning.unlearned('globex', 10)).toEqual([]);
    await learning.putEvent('acme', eventOf('h1', 2, 5));
    await learning.putEvent('acme', eventOf('h1', 1, 9, null));
    await learning.putEvent('acme', eventOf('h2', 1, 7, null));
    expect(await learning.unlearned('acme', 10)).toEqual([]);
    expect(await learning.events('acme', at, 10)).toEqual([eventOf('h1', 2, 5)]);
    await journal('h2', 'feedback');
    expect(await learning.unlearned('acme', 10)).toEqual(['h2']);
    await learning.putEvent('acme', eventOf('h2', 2, 8));
    expect((await learning.events('acme', at, 10)).map(({ handoffId }) => handoffId)).toEqual(['h1', 'h2']);
    expect((await learning.events('acme', at, 1)).map(({ handoffId }) => handoffId)).toEqual(['h2']);
    expect((await learning.events('acme', later(5), 10)).map(({ handoffId }) => handoffId)).toEqual(['h2']);
    expect(await learning.events('globex', at, 10)).toEqual([]);
  });

  it('remembers the latest rejection of a change', async () => {
    const { learning } = store;
    await learning.reject('acme', { trigger: 'loop', direction: 'raise', judged: 20 }, 'lea', at);
    await learning.reject('acme', { trigger: 'loop', direction: 'raise', judged: 31 }, 'lea', at);
    expect(await learning.rejections('acme')).toEqual([{ trigger: 'loop', direction: 'raise', judged: 31 }]);
    expect(await learning.rejections('globex')).toEqual([]);
  });

  it('knows which facts are out of date, and takes no older ones', async () => {
    const { insights } = store;
    const window = { since: at, until: later(100) };
    await handoff('h1', 0);
    await handoff('h2', 99);
    await handoff('h3', 100);
    expect(await insights.stale('acme', window, 10)).toEqual(['h1', 'h2']);
    expect(await insights.stale('acme', window, 1)).toEqual(['h1']);
    await insights.put('acme', [
      { facts: factsOf('h1', 0), entries: 1 },
      { facts: factsOf('h2', 99), entries: 1 },
    ]);
    expect(await insights.stale('acme', window, 10)).toEqual([]);
    await journal('h1', 'ringing');
    expect(await insights.stale('acme', window, 10)).toEqual(['h1']);
    await insights.put('acme', [{ facts: factsOf('h1', 0, { rep: 'ana' }), entries: 2 }]);
    await insights.put('acme', [{ facts: factsOf('h1', 0, { rep: 'ben' }), entries: 1 }]);
    expect(await insights.page('acme', window, null, 10)).toEqual([
      factsOf('h2', 99),
      factsOf('h1', 0, { rep: 'ana' }),
    ]);
    expect(await insights.stale('globex', window, 10)).toEqual([]);
  });

  it('pages through a window, newest first, none twice and none left out', async () => {
    const { insights } = store;
    const window = { since: at, until: later(100) };
    const verdict = { timing: null, betterTurn: null, disposition: null, contextJudged: false, gaps: [], at: 0 };
    for (const [index, id] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      const ms = index < 3 ? 7 : 50;
      await handoff(id, ms);
      const changes = { trigger: id === 'b' ? 'loop' : 'complexity', verdict: id < 'c' ? verdict : null } as const;
      await insights.put('acme', [{ facts: factsOf(id, ms, changes), entries: 0 }]);
    }
    const seen: string[] = [];
    let after: HandoffFacts | null = null;
    do {
      const page: HandoffFacts[] = await insights.page('acme', window, after, 2);
      seen.push(...page.map(({ handoffId }) => handoffId));
      after = page.at(-1) ?? null;
    } while (after !== null);
    expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
    const filtered = async (filter: object) =>
      (await insights.page('acme', window, null, 10, filter)).map(({ handoffId }) => handoffId);
    expect(await filtered({ trigger: 'complexity' })).toEqual(['e', 'd', 'c', 'a']);
    expect(await filtered({ trigger: 'complexity', judged: true })).toEqual(['a']);
    expect(await filtered({ judged: false })).toEqual(['e', 'd', 'c']);
    expect(await insights.page('globex', window, null, 10)).toEqual([]);
    const sources = await insights.sources('acme', ['a', 'nobody', 'b']);
    expect(sources.map(({ handoff: { id }, conversation }) => [id, conversation.id]).sort()).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
    expect(await insights.sources('globex', ['a'])).toEqual([]);
  });
});
