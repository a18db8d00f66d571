/** A simulated team: what is learned from its verdicts must do better on calls nobody has judged. */
import { expect, it } from 'vitest';
import { learnTeam } from '../../training/learn.ts';
import { weights } from '../triggers/support.ts';

it('learns what a team wants from a hundred and some verdicts, mistakes among them', async () => {
  const { shipped, weighed, verdicts, passed } = await learnTeam(weights, 5, 290);
  expect(verdicts).toBeGreaterThan(100);
  expect(passed).toBeGreaterThan(0);
  expect(weighed).toBeGreaterThan(shipped);
});
