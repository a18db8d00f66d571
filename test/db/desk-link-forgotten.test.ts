/** What a desk still sends about a prospect whom the rep has deleted. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { helloOf, type RepSocketStub, startRepSocketStub } from '../support/rep-socket-stub.ts';
import { briefOf, type LinkBench, offer, openLink, withdrawn } from './desk-link-bench.ts';
import { type Bench, facts, openTestDatabase } from './support.ts';

let stub: RepSocketStub;
let database: Bench;
let bench: LinkBench;
beforeEach(async () => {
  stub = await startRepSocketStub();
  database = openTestDatabase();
  bench = openLink(database, stub);
});
afterEach(async () => {
  bench.link.stop();
  await stub.stop();
  database.discard();
});

it('a brief that grows on brings nobody back, and a new offer does', async () => {
  const { handoffs, briefs, retention } = database.store;
  const desk = await stub.connection(0);
  await desk.until('hello');
  desk.say(helloOf());
  desk.say(offer(1, 'h-1'));
  await expect.poll(() => bench.done).toEqual(['brief h-1']);
  const { handoffId } = handoffs.begin(facts(), 'h-1');
  bench.link.arrived('h-1');
  handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 3 });
  expect(retention.forgetProspect(handoffId)).toBe(1);

  desk.say({ type: 'brief', handoffId: 'h-1', brief: briefOf('h-1', 'Dana') });
  desk.say(withdrawn(2, 'other'));
  await expect.poll(() => bench.done).toContain('withdrawn other expired');
  expect(briefs.get('h-1')).toBeNull();

  desk.say(offer(3, 'h-1'));
  await expect.poll(() => briefs.get('h-1')?.prospect.name).toBe('Name of h-1');
});
