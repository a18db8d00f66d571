import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handoffBriefSchema } from '../../../src-main/contract/brief.ts';
import { createDeskClient } from '../../../src-main/sync/desk-client.ts';
import { offered, report, startTestDesk, type TestDesk } from './desk-app.ts';

let desk: TestDesk;
let platform: string;
let ana: string;
let ben: string;
beforeAll(async () => {
  desk = await startTestDesk();
  platform = await desk.key('acme', 'platform', 'vapi');
  ana = await desk.key('acme', 'rep', 'ana');
  ben = await desk.key('acme', 'rep', 'ben');
});
afterAll(() => desk.stop());

const stateOf = async (id: string) => (await desk.ask(platform, `GET /v1/conversations/${id}`)).body.handoff.state;
const show = (reference: string) => ({ 'x-baton-handoff': reference });

describe('a conversation', () => {
  it('is decided on turn by turn and offered when the trigger fires', async () => {
    const { heard } = await offered(desk, platform);
    expect(heard.status).toBe(200);
    expect(heard.body.decisions.map((decision: { fire: boolean }) => decision.fire)).toEqual([false, false, true]);
    expect(heard.body.offer.handoff).toMatchObject({
      state: 'offered',
      trigger: { kind: 'explicit-request', evidence: [{ quote: 'person', turn: 3 }] },
    });
  });

  it('waits for a missing turn, then decides on those behind it', async () => {
    const { id } = (await desk.ask(platform, 'POST /v1/conversations', { prospect: {} })).body;
    const turns = `POST /v1/conversations/${id}/turns`;
    const late = await desk.ask(platform, turns, { turn: 2, speaker: 'prospect', text: 'A person, please.' });
    expect(late.body).toMatchObject({ added: [2], nextTurn: 1, decisions: [], offer: null });
    const first = await desk.ask(platform, turns, { turn: 1, speaker: 'ai', text: 'Hello.' });
    expect(first.body.decisions.map((decision: { turn: number }) => decision.turn)).toEqual([1, 2]);
    expect(first.body.offer.handoff.state).toBe('offered');
  });

  it('takes a turn twice as one, and refuses other words under its number', async () => {
    const { id } = await offered(desk, platform);
    const turns = `POST /v1/conversations/${id}/turns`;
    const again = await desk.ask(platform, turns, { turn: 3, speaker: 'prospect', text: 'Can I talk to a person?' });
    expect(again.body).toMatchObject({ added: [], repeated: [3], offer: null });
    expect(again.body.decisions).toMatchObject([{ turn: 3, begins: true }]);
    const other = await desk.ask(platform, turns, {
      turns: [
        { turn: 4, speaker: 'ai', text: 'Sure.' },
        { turn: 3, speaker: 'prospect', text: 'Never mind.' },
      ],
    });
    expect(other.status).toBe(422);
    const after = await desk.ask(platform, turns, { turn: 5, speaker: 'prospect', text: 'Hello?' });
    expect(after.body.nextTurn).toBe(4);
  });

  it('decides once when two requests bring the same turn at the same time', async () => {
    const { id } = (await desk.ask(platform, 'POST /v1/conversations', { prospect: {} })).body;
    const told = { turn: 1, speaker: 'prospect', text: 'A person!' };
    const both = await Promise.all([1, 2, 3].map(() => desk.ask(platform, `POST /v1/conversations/${id}/turns`, told)));
    expect(both.filter((answer) => answer.body.offer !== null)).toHaveLength(1);
  });
});

describe('a handoff', () => {
  it('gives the rep who shows its reference the brief of the conversation', async () => {
    const { handoffId, reference } = await offered(desk, platform);
    const brief = await desk.ask(ana, `GET /v1/handoffs/${handoffId}`, undefined, show(reference));
    expect(brief.status).toBe(200);
    expect(handoffBriefSchema.parse(brief.body)).toMatchObject({
      handoffKey: handoffId,
      prospect: { name: 'Dana Reyes', company: 'Northwind', timeZone: 'America/New_York' },
      crm: [{ text: 'tier: enterprise', source: { kind: 'crm' } }, { text: 'seats: 400' }],
      compliance: { tcpa: 'cleared', consentSource: 'web form', doNotCall: 'clear', consentAt: null },
      transcript: [{ turn: 1, speaker: 'ai' }, { turn: 2, speaker: 'prospect' }, { turn: 3 }],
      origins: ['desk'],
    });
  });

  it('marks as said only what the named turn bears out', async () => {
    const { id, handoffId } = await offered(desk, platform);
    await desk.ask(platform, `POST /v1/conversations/${id}/handoff`, {
      claims: {
        needs: [
          { text: 'Needs to move 400 seats by May', turn: 2 },
          { text: 'Needs to move 900 seats by May', turn: 2 },
          { text: 'Wants a discount', turn: 3 },
        ],
      },
    });
    const brief = await desk.ask(platform, `GET /v1/handoffs/${handoffId}`);
    const sources = brief.body.needs.map((fact: { source: { kind: string } }) => fact.source.kind);
    expect(sources).toEqual(['said', 'claimed', 'claimed']);
  });

  it('works with the phone as it is', async () => {
    const { id, handoffId, reference } = await offered(desk, platform);
    const client = createDeskClient({ baseUrl: desk.url, bearer: ana });
    const brief = await client.fetchBrief(handoffId, reference);
    expect(brief.ok).toBe(true);
    const outcome = { kind: 'connected' };
    const verdict = {
      ...{ disposition: 'meeting-booked', timing: 'right', betterTurn: null, context: 'enough', gaps: [], rating: 5 },
      note: '',
      idempotencyKey: '0d3f2c52-6a3e-4a9b-8d45-1f0a9b8c7d6e',
      submittedAt: '2026-03-02T15:09:00Z',
    };
    const steps = [
      ['ringing', { receivedAt: '2026-03-02T15:00:00Z' }, 'ringing'],
      ['more-time', { seconds: 10 }, 'ringing'],
      ['compliance-override', {}, 'ringing'],
      ['bridged', { afterMs: 900, strategy: 'early' }, 'bridged'],
      ['ended', { outcome, talkSeconds: 61 }, 'ended'],
      ['feedback', verdict, 'ended'],
    ] as const;
    for (const [index, [kind, details, state]] of steps.entries()) {
      const body = JSON.stringify(report(handoffId, details));
      const row = { id: index, kind, handoffKey: handoffId, idempotencyKey: crypto.randomUUID(), body, attempts: 0 };
      expect(await client.deliver(row)).toEqual({ ok: true, value: undefined });
      expect(await stateOf(id)).toBe(state);
    }
    const availability = { state: 'away', since: '2026-03-02T15:00:00Z', until: null };
    const row = { id: 9, kind: 'availability', handoffKey: null, attempts: 0 } as const;
    const idempotencyKey = crypto.randomUUID();
    expect((await client.deliver({ ...row, idempotencyKey, body: JSON.stringify(availability) })).ok).toBe(true);
    expect((await desk.store.availability.get('acme', 'ana'))?.state).toBe('away');
    expect((await desk.store.handoffs.journal('acme', handoffId)).map(({ kind }) => kind)).toEqual(
      steps.map(([kind]) => kind),
    );
  });

  it('is offered again after a decline, and fences off whoever had it', async () => {
    const { id, handoffId, reference } = await offered(desk, platform);
    await desk.ask(ana, `GET /v1/handoffs/${handoffId}`, undefined, show(reference));
    await desk.ask(ana, `POST /v1/handoffs/${handoffId}/decline`, report(handoffId, { reason: 'wrong-rep' }));
    expect(await stateOf(id)).toBe('waiting');
    const again = await desk.ask(platform, `POST /v1/conversations/${id}/handoff`, {});
    expect(again.body.handoff.id).toBe(handoffId);
    const second = again.body.transfer.headers['X-Baton-Handoff'];
    expect((await desk.ask(ben, `GET /v1/handoffs/${handoffId}`, undefined, show(second))).status).toBe(200);
    expect((await desk.ask(ana, `POST /v1/handoffs/${handoffId}/accept`, {})).status).toBe(410);
    expect((await desk.ask(ben, `POST /v1/handoffs/${handoffId}/accept`, {})).status).toBe(204);
    const late = await desk.ask(
      ana,
      `POST /v1/handoffs/${handoffId}/ended`,
      report(handoffId, { outcome: { kind: 'caller-left-before-bridge' }, talkSeconds: 0 }),
    );
    expect(late.status).toBe(204);
    expect(await stateOf(id)).toBe('accepted');
    const third = await desk.ask(platform, `POST /v1/conversations/${id}/handoff`, {});
    expect(third.body).toMatchObject({ handoff: { state: 'accepted' }, transfer: null });
  });
});

it('a declined prospect who asks again is offered again, under the same handoff', async () => {
  const { id, handoffId, reference } = await offered(desk, platform);
  const turns = `POST /v1/conversations/${id}/turns`;
  const meanwhile = { turn: 4, speaker: 'prospect', text: 'Is a person coming?' };
  expect((await desk.ask(platform, turns, meanwhile)).body.offer).toBeNull();
  await desk.ask(ana, `GET /v1/handoffs/${handoffId}`, undefined, show(reference));
  await desk.ask(ana, `POST /v1/handoffs/${handoffId}/decline`, report(handoffId, { reason: 'queue' }));
  const again = await desk.ask(platform, turns, { turn: 5, speaker: 'prospect', text: 'I still want a person.' });
  expect(again.body.decisions).toMatchObject([{ turn: 5, begins: true }]);
  expect(again.body.offer).toMatchObject({ handoff: { id: handoffId, state: 'offered' } });
  expect(again.body.offer.transfer.headers['X-Baton-Handoff']).not.toBe(reference);
});

describe('a reference', () => {
  it('is good for one rep, who may use it again', async () => {
    const { handoffId, reference } = await offered(desk, platform);
    const ask = (key: string) => desk.ask(key, `GET /v1/handoffs/${handoffId}`, undefined, show(reference));
    expect((await ask(ana)).status).toBe(200);
    expect((await ask(ben)).status).toBe(410);
    expect((await ask(ana)).status).toBe(200);
    expect((await desk.ask(ana, `GET /v1/handoffs/${handoffId}`)).status).toBe(200);
    expect((await desk.ask(ben, `GET /v1/handoffs/${handoffId}`)).status).toBe(403);
  });

  it('expires, and is replaced by the next offer', async () => {
    const { id, handoffId, reference } = await offered(desk, platform);
    const ask = (text: string) => desk.ask(ana, `GET /v1/handoffs/${handoffId}`, undefined, show(text));
    const begun = desk.clock.now;
    desk.clock.now = new Date(begun.getTime() + 5 * 60_000);
    expect((await ask(reference)).status).toBe(410);
    const next = await desk.ask(platform, `POST /v1/conversations/${id}/handoff`, {});
    expect((await ask(reference)).status).toBe(410);
    expect((await ask(next.body.transfer.headers['X-Baton-Handoff'])).status).toBe(200);
    desk.clock.now = begun;
  });

  it('is refused when forged, malformed or of another handoff', async () => {
    const one = await offered(desk, platform);
    const two = await offered(desk, platform);
    const forged = `${one.reference.slice(0, -4)}AAAA`;
    for (const text of [forged, 'nonsense', two.reference]) {
      const answer = await desk.ask(ana, `GET /v1/handoffs/${one.handoffId}`, undefined, show(text));
      expect(answer.status).toBe(403);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });
});
