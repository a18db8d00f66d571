/** Phones and the desk as they are, without anything between: from the AI's first turn to the second rep's ring. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskLink } from '../../../src-main/handoff/desk-link.ts';
import { offered, report, startTestDesk, type TestDesk } from '../http/desk-app.ts';
import { openPhone, registered, type TestPhone } from './test-phone.ts';

let desk: TestDesk;
let platform: string;
const phones: DeskLink[] = [];
beforeEach(async () => {
  desk = await startTestDesk();
  platform = await desk.key('acme', 'platform', 'vapi');
});
afterEach(async () => {
  for (const phone of phones.splice(0)) phone.stop();
  await desk.stop();
});

async function phoneOf(repId: string, skills: readonly string[] = []): Promise<TestPhone> {
  const phone = await openPhone(desk, repId, skills);
  phones.push(phone.link);
  return phone;
}

async function conversing(): Promise<{ id: string; say: (turn: number, text: string) => Promise<unknown> }> {
  const asked = { prospect: { name: 'Dana Reyes', company: 'Northwind' }, direction: 'inbound' };
  const conversation = await desk.ask(platform, 'POST /v1/conversations', asked);
  const id: string = conversation.body.id;
  const say = (turn: number, text: string) =>
    desk.ask(platform, `POST /v1/conversations/${id}/turns`, { turn, speaker: 'prospect', text });
  return { id, say };
}

describe('a handoff', () => {
  it('is on the phone with its brief when the platform is told to transfer; its brief grows; a decline moves it on', async () => {
    const ana = await phoneOf('ana');
    const ben = await phoneOf('ben');
    const { id, handoffId, heard } = await offered(desk, platform);
    const [first, second] = heard.body.answer.rep.id === 'ana' ? [ana, ben] : [ben, ana];
    await expect.poll(() => first.link.state().offer).toMatchObject({ handoffId, name: 'Dana Reyes', dial: false });
    expect(first.briefs.get(handoffId)?.transcript).toHaveLength(3);
    expect(second.link.state().offer).toBeNull();
    await desk.ask(platform, `POST /v1/conversations/${id}/turns`, { turn: 4, speaker: 'ai', text: 'One moment.' });
    await expect.poll(() => first.briefs.get(handoffId)?.transcript.at(-1)?.text).toBe('One moment.');
    await desk.ask(first.key, `POST /v1/handoffs/${handoffId}/decline`, report(handoffId, { reason: 'wrong-rep' }));
    await expect.poll(() => second.link.state().offer?.handoffId).toBe(handoffId);
    await desk.ask(platform, `POST /v1/conversations/${id}/cancel`, {});
    await expect.poll(() => second.done).toEqual([`withdrawn ${handoffId} cancelled`]);
    expect(second.link.state().offer).toBeNull();
  });

  it('offered while the phone’s line was broken is there when it is back', async () => {
    const ana = await phoneOf('ana');
    const { handoffId } = await offered(desk, platform);
    await expect.poll(() => ana.briefs.size).toBe(1);
    const again = await phoneOf('ana');
    expect(again.link.state().offer).toMatchObject({ handoffId });
    await expect.poll(() => again.briefs.get(handoffId)?.prospect.name).toBe('Dana Reyes');
    // The older phone rings no more, and does not take the line back.
    await expect.poll(() => ana.link.state().connection.kind).toBe('refused');
    expect(ana.link.state().offer).toBeNull();
  });
});

describe('between calls', () => {
  it('shows what is likely to one rep, as it is said, until it comes or goes', async () => {
    const ana = await phoneOf('ana');
    const { id, say } = await conversing();
    await say(1, 'What does it cost?');
    await say(2, 'Is there someone who knows?');
    await expect.poll(() => ana.link.state().likely).toMatchObject({ conversationId: id, company: 'Northwind' });
    expect(ana.link.state().likely?.turns.map(({ text }) => text)).toEqual([
      'What does it cost?',
      'Is there someone who knows?',
    ]);
    await say(3, 'Could someone tell me?');
    await expect.poll(() => ana.link.state().likely?.turns).toHaveLength(3);
    await say(4, 'A person, please.');
    await expect.poll(() => ana.link.state().offer?.name).toBe('Dana Reyes');
    await expect.poll(() => ana.link.state().likely).toBeNull();
  });

  it('stays with its rep while that one is free, and two do not share a rep', async () => {
    const [ana, ben] = [await phoneOf('ana'), await phoneOf('ben')];
    const shown = () => [ana, ben].map(({ link }) => link.state().likely?.conversationId ?? null);
    const one = await conversing();
    await one.say(1, 'Is there someone?');
    await expect.poll(() => shown().filter((id) => id === one.id)).toHaveLength(1);
    const where = shown();
    const two = await conversing();
    await two.say(1, 'Or someone else?');
    await one.say(2, 'Is someone there?');
    await expect.poll(() => [ana, ben].map(({ link }) => link.state().likely?.turns.length ?? 0)).toContain(2);
    expect(shown()).toEqual(where);
    // The rep it was to come to leaves for another call: it is shown to the other one.
    const first = where[0] === one.id ? ana : ben;
    first.link.presenceReported({ ...registered, phase: 'talking' });
    await expect.poll(() => desk.node.situations()[0]?.situation.available).toBe(1);
    await one.say(3, 'Anyone, someone?');
    await expect.poll(shown).toEqual(where.toReversed());
  });

  it('counts who waits and who works, for each rep by skills', async () => {
    const ana = await phoneOf('ana', ['renewals']);
    const ben = await phoneOf('ben');
    await expect.poll(() => ana.link.state().queue).toMatchObject({ waiting: 0, working: 2, available: 2 });
    for (const phone of [ana, ben]) phone.link.presenceReported({ ...registered, phase: 'talking' });
    await expect.poll(() => ana.link.state().queue).toMatchObject({ working: 2, available: 0 });
    const asked = { prospect: {}, routing: { skills: ['renewals'] }, direction: 'inbound' };
    const { body } = await desk.ask(platform, 'POST /v1/conversations', asked);
    await desk.ask(platform, `POST /v1/conversations/${body.id}/handoff`, {});
    await expect.poll(() => ana.link.state().queue).toMatchObject({ waiting: 1, forMe: 1 });
    await expect.poll(() => ben.link.state().queue).toMatchObject({ waiting: 1, forMe: 0 });
  });
});

it('a promised callback is offered when it is due, dialled by whoever takes it, and its end is told', async () => {
  const ana = await phoneOf('ana');
  const { id, handoffId } = await offered(desk, platform);
  await expect.poll(() => ana.link.state().offer?.handoffId).toBe(handoffId);
  ana.link.arrived(handoffId);
  expect(ana.link.state().offer).toBeNull();
  await desk.ask(ana.key, `POST /v1/handoffs/${handoffId}/decline`, report(handoffId, { reason: 'callback' }));
  const { answer } = (await desk.ask(platform, `POST /v1/conversations/${id}/handoff`, {})).body;
  const booked = await desk.ask(platform, `POST /v1/conversations/${id}/callback`, { startsAt: answer.slots[0] });
  expect(booked.status).toBe(201);
  await expect.poll(() => ana.link.state().callbacks).toMatchObject([{ name: 'Dana Reyes', stage: 'booked' }]);
  desk.clock.now = new Date(Date.parse(booked.body.at) + 1_000);
  desk.node.wake('acme');
  await expect
    .poll(() => ana.link.state().offer, { timeout: 5_000 })
    .toMatchObject({ dial: false, name: 'Dana Reyes' });
  const due = ana.link.state().offer;
  if (due === null) throw new Error('No offer.');
  expect(ana.briefs.get(ana.link.briefKeyOf(due.handoffId))?.transcript).toHaveLength(3);
  ana.link.answer({ type: 'accept', handoffId: due.handoffId, token: due.token });
  await expect.poll(() => ana.link.state().offer).toMatchObject({ dial: true, phone: '+12125550147' });
  ana.link.answer({ type: 'callback-result', callbackId: due.callbackId ?? '', result: 'reached' });
  await expect.poll(() => ana.link.state().callbacks).toEqual([]);
  expect(ana.link.state().offer).toBeNull();
});
