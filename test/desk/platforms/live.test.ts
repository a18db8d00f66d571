/** Platforms against the desk's own dispatching: from what was said to the rep who is dialled. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { report, startTestDesk, type TestDesk } from '../http/desk-app.ts';
import { retell } from './fixtures/retell.ts';
import { twilio } from './fixtures/twilio.ts';
import { vapi } from './fixtures/vapi.ts';
import { another } from './scripted-desk.ts';

let desk: TestDesk;
let platform: string;
beforeEach(async () => {
  desk = await startTestDesk();
  platform = await desk.key('acme', 'platform', 'robin');
});
afterEach(() => desk.stop());

const post = (path: string, body: unknown) => desk.ask(platform, `POST /v1/platforms/${path}`, body);
const callId = vapi.destinationRequest.message.call.id;
const generic = { id: 'g1', conversation: { prospect: { name: 'Dana', phone: '+12125550147' } } };
const asking = { ...generic, turns: [{ speaker: 'prospect', text: 'Can I talk to a person?' }] };

it('Vapi transfers to the rep, whose phone reads the brief by the reference it was given', async () => {
  const ana = await desk.rep('acme', 'ana');
  const { body } = await post('vapi', vapi.destinationRequest);
  expect(body.destination).toMatchObject({ sipUri: 'sip:ana@example.com', message: expect.stringContaining('Ana') });
  const reference: string = body.destination.sipHeaders['X-Baton-Handoff'];
  const [handoffId] = reference.split('.');
  const shown = { 'x-baton-handoff': reference };
  const brief = await desk.ask(ana, `GET /v1/handoffs/${handoffId}`, undefined, shown);
  expect(brief.body).toMatchObject({
    prospect: { name: 'Dana Reyes', company: 'Northwind' },
    trigger: { kind: 'explicit-request' },
    platform: 'Vapi',
  });
  // Asked again, the same rep under the same reference.
  expect((await post('vapi', vapi.destinationRequest)).body.destination.sipHeaders).toEqual(
    body.destination.sipHeaders,
  );
  for (const [kind, body] of Object.entries({ accept: {}, bridged: { afterMs: 10, strategy: 'early' } })) {
    const told = report(handoffId ?? '', body);
    expect((await desk.ask(ana, `POST /v1/handoffs/${handoffId}/${kind}`, told)).status).toBe(204);
  }
  expect((await post('vapi', vapi.destinationRequest)).body.error).toBe('A colleague has the call already.');
});

it('who comes while every rep is taken waits, and is given up on leaving', async () => {
  const keys = new Map<string, string>();
  for (const name of ['ana', 'ben', 'cyd', 'dee', 'eli', 'fay']) {
    keys.set(`sip:${name}@example.com`, await desk.rep('acme', name));
  }
  for (const id of keys.keys()) {
    const ask = async () => (await post('generic', { ...asking, id })).body.answer;
    await vi.waitUntil(async () => (await ask()).action === 'transfer');
    const { transfer_to, handoff_id } = await ask();
    const rep = keys.get(transfer_to) ?? null;
    expect((await desk.ask(rep, `POST /v1/handoffs/${handoff_id}/accept`, {})).status).toBe(204);
  }
  const other = another(vapi.handoffTool, callId, 'vapi-second');
  const waiting = JSON.parse((await post('vapi', other)).body.results[0].result);
  expect(waiting).toMatchObject({ action: 'wait', position: 1 });
  await post('vapi', another(vapi.endOfCall('customer-ended-call'), callId, 'vapi-second'));
  const left = await desk.store.handoffs.get('acme', waiting.handoff_id);
  expect(left).toMatchObject({ state: 'ended', claims: { summary: 'Dana moves 400 seats by May.' } });
});

it('where nobody is there a callback is offered and booked, by Retell and by the digits of a phone', async () => {
  const known = { skills: [], languages: ['en'], hours: null };
  await desk.store.reps.put({ teamId: 'acme', id: 'ana', name: 'Ana', sip: 'sip:ana@example.com', ...known });
  const { body } = await post('retell/function', retell.function);
  expect(body).toMatchObject({ action: 'offer-callback', time_zone: expect.any(String) });
  const booked = await post('retell/function', retell.book(body.slots[0]));
  expect(booked.body).toMatchObject({ action: 'booked', at: body.slots[0] });

  const authorization = `Basic ${Buffer.from(`twilio:${platform}`).toString('base64')}`;
  const asked = async (path: string, form: Readonly<Record<string, string>>) => {
    const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
    return (await desk.ask(null, `POST ${path}`, new URLSearchParams(form).toString(), headers)).body;
  };
  const twiml: string = await asked('/v1/platforms/twilio/handoff', twilio.handoff);
  const [, action = ''] = /<Gather [^>]*action="([^"]*)"/.exec(twiml) ?? [];
  expect(await asked(action, twilio.digit('1'))).toContain('A colleague will call you');
});

it('a rep who declines is not dialled again, and the next one is', async () => {
  const ana = await desk.rep('acme', 'ana');
  const first = await post('generic', asking);
  expect(first.body.answer).toMatchObject({ transfer_to: 'sip:ana@example.com' });
  const { handoff_id } = first.body.answer;
  const decline = report(handoff_id, { reason: 'queue' });
  expect((await desk.ask(ana, `POST /v1/handoffs/${handoff_id}/decline`, decline)).status).toBe(204);
  expect((await post('generic', asking)).body.answer).toMatchObject({ action: 'offer-callback' });
  await desk.rep('acme', 'ben');
  await vi.waitUntil(async () => (await post('generic', asking)).body.answer.action === 'transfer');
  expect((await post('generic', asking)).body.answer).toMatchObject({ transfer_to: 'sip:ben@example.com' });
});
