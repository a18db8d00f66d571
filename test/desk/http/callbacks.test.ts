/** Promised callbacks over the API: offered, booked, reminded, dialled, tried again, moved, taken back. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { weekly } from '../../../src-main/desk/hours/weekly-hours.ts';
import { startTestDesk, type TestDesk } from './desk-app.ts';

/** 10 in the morning in New York, a Monday: the desk's clock begins there. Reps begin at noon. */
const hours = weekly('America/New_York', [{ from: 12 * 60, to: 17 * 60 }], [1, 2, 3, 4, 5]);
const noon = Date.parse('2026-03-02T17:00:00Z');

let desk: TestDesk;
let platform: string;
let ana: string;
beforeEach(async () => {
  desk = await startTestDesk();
  platform = await desk.key('acme', 'platform', 'vapi');
  ana = await desk.rep('acme', 'ana', { hours });
});
afterEach(() => desk.stop());

const iso = (ms: number) => new Date(ms).toISOString();

async function at(ms: number): Promise<void> {
  desk.clock.now = new Date(ms);
  for (const rep of ['ana', 'ben']) {
    if (desk.node.connected('acme').some(({ repId }) => repId === rep)) desk.node.presence('acme', rep, 'available');
  }
  desk.node.wake('acme');
}

/** A prospect in New York who wants a person: how it is answered. */
async function asked() {
  const begun = { prospect: { name: 'Dana', phone: '+12125550147', timeZone: 'America/New_York' } };
  const { id } = (await desk.ask(platform, 'POST /v1/conversations', begun)).body;
  const { handoff, answer } = (await desk.ask(platform, `POST /v1/conversations/${id}/handoff`, {})).body;
  return { id, handoffId: handoff.id, answer };
}
const book = (id: string, startsAt: string, rest: object = {}) =>
  desk.ask(platform, `POST /v1/conversations/${id}/callback`, { startsAt, ...rest });
const callbacks = async () => (await desk.ask(ana, 'GET /v1/callbacks?open=false')).body.callbacks;
const stage = (name: string) =>
  vi.waitFor(async () => expect(await callbacks()).toMatchObject([{ stage: name }]), { timeout: 5_000 });
async function feedOf(rep: string) {
  const feed = await desk.store.feed.after('acme', rep, 0, 100);
  return feed.map(({ message }) => (message.type === 'callback' ? message.event : message.type));
}

describe('when nobody is in hours', () => {
  it('times are offered, and one that is booked is kept: reminder, offer, dial, another try, reached', async () => {
    const { id, handoffId, answer } = await asked();
    expect(answer).toMatchObject({ kind: 'callback', why: 'nobody-in-hours', zone: 'America/New_York' });
    expect(answer.slots[0]).toBe(iso(noon));
    expect(answer.say).toContain('today at 12 PM');
    const booked = await book(id, answer.slots[0], { repId: 'ana' });
    expect(booked).toMatchObject({ status: 201, body: { handoffId, repId: 'ana', stage: 'booked', name: 'Dana' } });
    expect((await book(id, answer.slots[0])).body).toEqual(booked.body);
    expect((await desk.ask(platform, `GET /v1/conversations/${id}`)).body.handoff.state).toBe('ended');

    await at(noon - 5 * 60_000);
    await stage('reminded');
    await at(noon);
    await stage('seeking');
    await vi.waitFor(async () => expect(await feedOf('ana')).toEqual(['booked', 'reminder', 'offer']), 5_000);
    const search = encodeURIComponent(`callback:${booked.body.id}`);
    expect((await desk.ask(ana, `POST /v1/handoffs/${search}/accept`, {})).status).toBe(204);
    await stage('dialling');
    const result = (key: string, how: string) =>
      desk.ask(key, `POST /v1/callbacks/${booked.body.id}/result`, { result: how });
    expect((await result(await desk.key('acme', 'rep', 'cleo'), 'reached')).status).toBe(410);
    expect((await result(ana, 'no-answer')).status).toBe(204);
    expect(await callbacks()).toMatchObject([{ stage: 'booked', attempts: 1, at: iso(noon + 15 * 60_000) }]);

    await at(noon + 15 * 60_000);
    await vi.waitFor(async () => expect((await feedOf('ana')).at(-1)).toBe('offer'), 5_000);
    await desk.ask(ana, `POST /v1/handoffs/${search}/accept`, {});
    expect((await result(ana, 'reached')).status).toBe(204);
    expect(await callbacks()).toMatchObject([{ stage: 'reached', repId: 'ana', attempts: 2 }]);
    expect(await feedOf('ana')).toEqual([
      'booked',
      'reminder',
      'offer',
      'dial',
      'booked',
      'reminder',
      'offer',
      'dial',
      'over',
    ]);
    const journal = (await desk.store.handoffs.journal('acme', handoffId)).map(({ kind }) => kind);
    expect(journal.filter((kind) => kind.startsWith('callback-'))).toEqual([
      ...['callback-booked', 'callback-offered', 'callback-dialled', 'callback-result', 'callback-moved'],
      ...['callback-offered', 'callback-dialled', 'callback-result', 'callback-over'],
    ]);
  });

  it('a time that is taken is refused, and the next ones are named', async () => {
    const [one, two] = [await asked(), await asked()];
    expect((await book(one.id, iso(noon))).status).toBe(201);
    const taken = await book(two.id, iso(noon));
    expect(taken.status).toBe(409);
    expect(taken.body.detail).toContain(iso(noon + 15 * 60_000));
    expect((await book(two.id, iso(noon - 60_000))).status).toBe(409);
    const both = await Promise.all([1, 2].map(async () => book((await asked()).id, iso(noon + 30 * 60_000))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('it is moved and taken back until it is being dialled', async () => {
    const { id } = await asked();
    const { body } = await book(id, iso(noon), { repId: 'ana' });
    const act = (what: string, more: object = {}) => desk.ask(ana, `POST /v1/callbacks/${body.id}/${what}`, more);
    const later = iso(noon + 3_600_000);
    expect((await act('move', { startsAt: later })).body).toMatchObject({ stage: 'booked', at: later, repId: 'ana' });
    expect((await act('move', { startsAt: iso(noon + 86_400_000 * 30) })).status).toBe(409);
    expect((await act('cancel')).body).toMatchObject({ stage: 'cancelled' });
    expect((await act('move', { startsAt: later })).status).toBe(409);
    expect(await feedOf('ana')).toEqual(['booked', 'booked', 'over']);
    expect((await desk.ask(ana, 'GET /v1/callbacks')).body.callbacks).toEqual([]);
  });

  it('a promise outlives the node that made it', async () => {
    const { id } = await asked();
    const { body } = await book(id, iso(noon), { repId: 'ana' });
    await desk.node.stop();
    await desk.node.start();
    await at(noon);
    await stage('seeking');
    await vi.waitFor(async () => expect((await feedOf('ana')).at(-1)).toBe('offer'), 5_000);
    expect((await callbacks())[0].id).toBe(body.id);
  });
});

it('outside the hours of the prospect nobody is rung, and a rep’s wish to call back is passed on', async () => {
  await desk.rep('acme', 'ben');
  const night = { prospect: { timeZone: 'Asia/Tokyo' } };
  const { id } = (await desk.ask(platform, 'POST /v1/conversations', night)).body;
  const late = await desk.ask(platform, `POST /v1/conversations/${id}/handoff`, {});
  expect(late.body.answer).toMatchObject({ kind: 'callback', why: 'prospect-hours' });
  const { id: day, handoffId, answer } = await asked();
  expect(answer.rep.id).toBe('ben');
  const about = { handoffId: '4b0e6c1e-6b7b-4b6e-9f3e-1c9b0f6a2d10', handoffKey: handoffId, callId: 1, sipCallId: 'x' };
  const wish = { ...about, at: iso(0), reason: 'callback' };
  const ben = await desk.key('acme', 'rep', 'ben');
  await desk.ask(ben, `POST /v1/handoffs/${handoffId}/decline`, wish);
  const again = (await desk.ask(platform, `POST /v1/conversations/${day}/handoff`, {})).body.answer;
  expect(again).toMatchObject({ kind: 'callback' });
  expect((await book(day, again.slots[0])).body).toMatchObject({ repId: 'ben', stage: 'booked' });
});
