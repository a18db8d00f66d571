/** A handoff that comes to nothing gives the prospect back to the AI: what is asked for after it opens the next one. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { offered, report, startTestDesk, type TestDesk } from './desk-app.ts';

let desk: TestDesk;
let platform: string;
beforeEach(async () => {
  desk = await startTestDesk();
  platform = await desk.key('acme', 'platform', 'vapi');
});
afterEach(() => desk.stop());

const says = (id: string, turn: number, text: string) =>
  desk.ask(platform, `POST /v1/conversations/${id}/turns`, { turn, speaker: 'prospect', text });
const stateOf = async (id: string) => (await desk.ask(platform, `GET /v1/conversations/${id}`)).body.handoff.state;
const openedBy = async (handoffId: string) => (await desk.store.handoffs.journal('acme', handoffId))[0];

it('one that was waited out', async () => {
  const { id, handoffId } = await offered(desk, platform);
  desk.clock.now = new Date(desk.clock.now.getTime() + 31 * 60_000);
  await vi.waitFor(async () => expect(await stateOf(id)).toBe('ended'), 5_000);
  await desk.rep('acme', 'ana');
  const again = await says(id, 4, 'Is there a person now?');
  expect(again.body.decisions).toMatchObject([{ turn: 4, begins: true }]);
  expect(again.body.answer).toMatchObject({ kind: 'transfer', rep: { id: 'ana' } });
  expect(again.body.handoff.id).not.toBe(handoffId);
});

it('one that the platform took back', async () => {
  const { id, handoffId } = await offered(desk, platform);
  await desk.ask(platform, `POST /v1/conversations/${id}/cancel`, {});
  expect((await says(id, 4, 'Fine, go on.')).body.answer).toBeNull();
  const again = await says(id, 5, 'No, a person please.');
  expect(again.body.handoff.id).not.toBe(handoffId);
  expect(await openedBy(again.body.handoff.id)).toMatchObject({ kind: 'triggered', body: { turn: 5 } });
});

it('but not one that was talked to its end: turns told late ring nobody', async () => {
  const ana = await desk.rep('acme', 'ana');
  const { id, handoffId } = await offered(desk, platform);
  await desk.ask(ana, `POST /v1/handoffs/${handoffId}/bridged`, report(handoffId, { afterMs: 9, strategy: null }));
  const connected = report(handoffId, { outcome: { kind: 'connected' }, talkSeconds: 61 });
  await desk.ask(ana, `POST /v1/handoffs/${handoffId}/ended`, connected);
  const late = await says(id, 4, 'Thank you, person.');
  expect(late.body).toMatchObject({ decisions: [{ turn: 4, begins: false }], answer: null, handoff: null });
});

it('is owed where the desk died between the decision and its handoff', async () => {
  const { id, handoffId } = await offered(desk, platform);
  await desk.ask(platform, `POST /v1/conversations/${id}/cancel`, {});
  const [decision] = (await desk.store.conversations.decisions('acme', id)).slice(-1);
  if (decision === undefined) throw new Error('No decision.');
  await desk.store.conversations.addTurns('acme', id, [
    { turn: 4, speaker: 'prospect', text: 'A person!', atSeconds: null },
  ]);
  await desk.store.conversations.addDecisions('acme', id, [{ ...decision, turn: 4 }]);
  const next = await says(id, 5, 'Hello?');
  expect(next.body.handoff.id).not.toBe(handoffId);
  expect(await openedBy(next.body.handoff.id)).toMatchObject({ body: { turn: 4 } });
  // Once it is over nothing is owed any more.
  await desk.ask(platform, `POST /v1/conversations/${id}/cancel`, {});
  expect((await says(id, 6, 'Hello?')).body.answer).toBeNull();
});
