/** A suggestion over HTTP: seen by the lead, rejected, accepted, taken back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Insights, insightsSchema } from '../../../src-main/contract/insights.ts';
import { openHandoff } from '../learning/team.ts';
import { verdictOf } from '../learning/verdicts.ts';
import { weights } from '../triggers/support.ts';
import { startTestDesk, type TestDesk, wordTriggers } from './desk-app.ts';

const logit = (probability: number): number => Math.log(probability / (1 - probability));
let desk: TestDesk;
let lead: string;
let judged = 0;

async function judge(count: number, verdict: 'too-early' | 'right', probability: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    judged += 1;
    const id = `h${judged}`;
    await openHandoff(desk.store, 'acme', id, { turns: [], decisions: [] });
    const event = {
      ...verdictOf('hesitation', verdict, { logits: [-4, logit(probability)] }),
      weights: weights.version,
    };
    const about = { handoffId: id, conversationId: id, verdicts: 1, at: new Date(desk.clock.now.getTime() + judged) };
    await desk.store.learning.putEvent('acme', { ...about, event });
  }
}

async function insights(): Promise<Insights> {
  return insightsSchema.parse((await desk.ask(lead, 'GET /v1/insights')).body);
}

async function decide(id: string, decision: 'accept' | 'reject', key = lead): Promise<number> {
  return (await desk.ask(key, `POST /v1/learning/suggestions/${id}`, { decision })).status;
}

beforeEach(async () => {
  desk = await startTestDesk({ triggers: { ...wordTriggers, weights } });
  lead = await desk.key('acme', 'lead', 'lea');
  judged = 0;
  await judge(14, 'too-early', 0.58);
  await judge(6, 'right', 0.9);
});
afterEach(() => desk.stop());

it('accepted it is in force, named after the lead, and can be taken back', async () => {
  const [suggestion] = (await insights()).suggestions;
  expect(suggestion).toMatchObject({ trigger: 'hesitation', from: 0.55, tooEarly: 14, judged: 20, goodLost: 0 });
  const id = suggestion?.id ?? '';
  expect(await decide(id, 'accept', await desk.key('globex', 'lead', 'gil'))).toBe(404);
  expect(await decide(id, 'accept')).toBe(204);
  const after = await insights();
  expect(after.suggestions).toEqual([]);
  expect(after.versions[0]).toMatchObject({ cause: 'suggestion', by: 'lea', active: true });
  const [newest] = await desk.store.learning.versions('acme', 1);
  expect(newest?.tuning.thresholds.hesitation).toBe(suggestion?.to);
  // Said twice, it is not done twice.
  expect(await decide(id, 'accept')).toBe(404);
  expect((await desk.ask(lead, 'POST /v1/learning/undo', {})).status).toBe(204);
  expect((await insights()).suggestions).toMatchObject([{ id }]);
});

it('rejected it stays away, and changes nothing', async () => {
  const [suggestion] = (await insights()).suggestions;
  expect(await decide(suggestion?.id ?? '', 'reject')).toBe(204);
  expect((await insights()).suggestions).toEqual([]);
  expect(await desk.store.learning.versions('acme', 1)).toEqual([]);
  await judge(10, 'too-early', 0.58);
  expect((await insights()).suggestions).toMatchObject([{ trigger: 'hesitation', judged: 30 }]);
});
