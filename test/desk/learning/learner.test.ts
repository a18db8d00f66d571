/** A team's learner on a real store: every verdict counts, once, as the latest, whoever learns. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeedbackDraft } from '../../../src-main/contract/feedback.ts';
import { enginePort } from '../../../src-main/desk/conversations/trigger-port.ts';
import { createLearner } from '../../../src-main/desk/learning/learner.ts';
import { createLearningDesk } from '../../../src-main/desk/learning/learning-desk.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { noTuning } from '../../../src-main/desk/triggers/tuning.ts';
import { entry, feedbackOf } from '../insights/sources.ts';
import type { OpenedEngine } from '../store/engine.ts';
import { engines } from '../store/engines.ts';
import { qualifiedCall, turnsOf, weights } from '../triggers/support.ts';
import { openHandoff } from './team.ts';

const spoken = [...qualifiedCall, ...turnsOf('c: So what does it cost?')];
const doubtful = [...qualifiedCall, ...turnsOf('a: Shall we set the start date for Monday?', "c: I'm not sure.")];
const now = () => new Date('2026-03-02T16:00:00Z');
const lea = { teamId: 'acme', id: 'k', kind: 'lead', subject: 'lea', scopes: [] } as const;

let opened: OpenedEngine;
let store: DeskStore;

const learnerOn = (node: DeskStore) => createLearner({ store: node, weights, now });
const deskOn = (node: DeskStore) => createLearningDesk({ store: node, weights, now });
const newest = async () => (await store.learning.versions('acme', 1))[0];

/** A call in which a trigger fired on its last turn, as the desk would have decided and kept it. */
async function called(id: string, call = spoken): Promise<void> {
  const listening = enginePort(weights).listen({}, noTuning);
  const turns = call.map(({ role, text }, index) => {
    return { turn: index + 1, speaker: role === 'ai' ? 'ai' : 'prospect', text, atSeconds: null } as const;
  });
  const decisions = turns.map((turn) => listening.hear(turn));
  await openHandoff(store, 'acme', id, { turns, decisions });
}

async function judge(id: string, told: Partial<FeedbackDraft> & { submitted?: number }, atSecond = 60): Promise<void> {
  await store.dispatch.append(
    'acme',
    [],
    [{ handoffId: id, entry: entry('feedback', atSecond, feedbackOf(told), 'ana') }],
  );
}

describe.each(engines)('$name', (engine) => {
  beforeEach(async () => {
    opened = await engine.open();
    store = opened.store;
    for (const team of ['acme', 'globex']) await store.ensureTeam(team, `${team} secret`);
  });
  afterEach(() => opened.remove());

  describe('a learner', () => {
    it('moves the trigger at once, for calls that begin afterwards, of its own team', async () => {
      await called('h1');
      await judge('h1', { timing: 'too-early' });
      await learnerOn(store).learn('acme');
      const version = await newest();
      expect(version).toMatchObject({ version: 1, cause: 'calibration', events: 1 });
      expect(version?.tuning.shifts['high-interest']).toBeLessThan(0);
      await called('h2');
      expect((await store.learning.tuningOf('acme', 'h1')).version).toBe('');
      expect((await store.learning.tuningOf('acme', 'h2')).version).toBe('v1');
      expect(await store.learning.versions('globex', 9)).toEqual([]);
    });

    it('counts a verdict that comes twice once, and one that is replaced as the latest', async () => {
      await called('h1');
      const learner = learnerOn(store);
      await judge('h1', { timing: 'too-early' });
      await learner.learn('acme');
      const once = await newest();
      await judge('h1', { timing: 'too-early' });
      await learner.learn('acme');
      expect(await newest()).toEqual(once);
      await judge('h1', { timing: 'right', submitted: 90 }, 90);
      await learner.learn('acme');
      const replaced = await newest();
      expect(replaced).toMatchObject({ version: 2, events: 1 });
      expect(replaced?.tuning.shifts['high-interest']).toBeGreaterThan(0);
      await judge('h1', { timing: 'too-early', submitted: 60 }, 95);
      await learner.learn('acme');
      expect(await newest()).toEqual(replaced);
    });

    it('takes in what a node that died had not learned of, and verdicts that teach nothing only once', async () => {
      for (const id of ['h1', 'h2', 'h3']) await called(id);
      await judge('h1', { timing: 'too-early' });
      await judge('h2', { timing: 'too-early' });
      await judge('h3', { disposition: 'lost' });
      await learnerOn(store).learn('acme');
      expect(await newest()).toMatchObject({ version: 1, events: 2 });
      expect(await store.learning.unlearned('acme', 9)).toEqual([]);
    });

    it.each([
      ['corrects weights where that unlearns nothing', doubtful, 'right', 'weights', ['sentiment']],
      ['corrects none where the guard says no, however many say otherwise', spoken, 'too-early', 'calibration', []],
    ] as const)(
      'after a hundred verdicts %s',
      async (_name, call, timing, cause, heads) => {
        for (let index = 0; index < 100; index += 1) {
          await called(`h${index}`, call);
          await judge(`h${index}`, { timing });
        }
        await learnerOn(store).learn('acme');
        const version = await newest();
        expect(version).toMatchObject({ version: 1, cause, events: 100 });
        expect(Object.keys(version?.tuning.deltas ?? {})).toEqual(heads);
      },
      30_000,
    );

    it('looks anew at verdicts that an earlier Baton learned from with weights of its own', async () => {
      await called('h1');
      await judge('h1', { timing: 'too-early' });
      await createLearner({ store, weights: { ...weights, version: 'old' }, now }).learn('acme');
      const versionIn = async () => (await store.learning.events('acme', new Date(0), 9))[0]?.event?.weights;
      expect(await versionIn()).toBe('old');
      await called('h2');
      await judge('h2', { timing: 'too-early' });
      await learnerOn(store).learn('acme');
      expect(await versionIn()).toBe(weights.version);
      expect(await newest()).toMatchObject({ version: 2, events: 2 });
    });

    it('comes to the same on several nodes at once, without a version lost or written twice', async () => {
      const second = await opened.second();
      const nodes = [learnerOn(store), learnerOn(second)];
      const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
      for (const id of ids) await called(id);
      await Promise.all(
        ids.map(async (id, index) => {
          await judge(id, { timing: 'too-early' });
          await nodes[index % 2]?.learn('acme');
        }),
      );
      const versions = await store.learning.versions('acme', 99);
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => versions.length - index));
      expect(versions[0]).toMatchObject({ events: 6 });
    });
  });

  describe('a lead', () => {
    async function judged(count: number, timing: FeedbackDraft['timing']): Promise<void> {
      for (let index = 0; index < count; index += 1) {
        await called(`${timing}-${index}`);
        await judge(`${timing}-${index}`, { timing });
      }
    }

    it('accepts a suggestion once, under their name, and takes it back', async () => {
      await judged(16, 'too-early');
      await learnerOn(store).learn('acme');
      const desk = deskOn(store);
      const [suggestion] = (await desk.standing('acme')).suggestions;
      expect(suggestion).toMatchObject({ trigger: 'high-interest', tooEarly: 16, judged: 16 });
      const id = suggestion?.id ?? '';
      expect(await desk.decide({ ...lea, teamId: 'globex' }, id, 'accept')).toMatchObject({ ok: false });
      expect(
        await Promise.all([desk.decide(lea, id, 'accept'), deskOn(await opened.second()).decide(lea, id, 'accept')]),
      ).toEqual(expect.arrayContaining([{ ok: true, value: undefined }, expect.objectContaining({ ok: false })]));
      expect((await desk.standing('acme')).thresholdOf('high-interest')).toBe(suggestion?.to);
      expect((await desk.standing('acme')).suggestions).toEqual([]);
      expect((await desk.versions('acme')).map(({ cause, by, active }) => [cause, by, active])).toEqual([
        ['suggestion', 'lea', true],
        ['calibration', null, false],
        ['shipped', null, false],
      ]);
      expect(await desk.undo(lea)).toMatchObject({ ok: true });
      expect(await desk.undo(lea)).toMatchObject({ ok: true });
      expect(await desk.undo(lea)).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
      expect((await newest())?.tuning).toEqual({ ...noTuning, version: 'v4' });
    });

    it('rejects one, and is not asked again about the same verdicts', async () => {
      await judged(16, 'too-early');
      await learnerOn(store).learn('acme');
      const desk = deskOn(store);
      const [suggestion] = (await desk.standing('acme')).suggestions;
      expect(await desk.decide(lea, suggestion?.id ?? '', 'reject')).toMatchObject({ ok: true });
      expect((await desk.standing('acme')).suggestions).toEqual([]);
      expect(await desk.decide(lea, suggestion?.id ?? '', 'accept')).toMatchObject({
        ok: false,
        problem: { kind: 'not-found' },
      });
    });
  });
});
