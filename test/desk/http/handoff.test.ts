import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handoffBriefSchema } from '../../../src-main/contract/brief.ts';
import { reportSchemas } from '../../../src-main/desk/handoffs/reports.ts';
import { createDeskClient } from '../../../src-main/sync/desk-client.ts';
import { offered, report, startTestDesk, type TestDesk } from './desk-app.ts';

let desk: TestDesk;
let platform: string;
let ana: string;
let ben: string;
beforeEach(async () => {
  desk = await startTestDesk();
  platform = await desk.key('acme', 'platform', 'vapi');
  ana = await desk.rep('acme', 'ana');
  ben = await desk.key('acme', 'rep', 'ben');
});
afterEach(() => desk.stop());

const stateOf = async (id: string) => (await desk.ask(platform, `GET /v1/conversations/${id}`)).body.handoff.state;
const show = (reference: string) => ({ 'x-baton-handoff': reference });

describe('a conversation', () => {
  it('is decided on turn by turn and offered when the trigger fires', async () => {
    const { heard } = await offered(desk, platform);
    expect(heard.status).toBe(200);
    expect(heard.body.decisions.map((decision: { fire: boolean }) => decision.fire)).toEqual([false, false, true]);
    expect(heard.body.handoff).toMatchObject({
      state: 'offered',
      trigger: { kind: 'explicit-request', evidence: [{ quote: 'person', turn: 3 }] },
    });
  });

  it('waits for a missing turn, then decides on those behind it', async () => {
    const { id } = (await desk.ask(platform, 'POST /v1/conversations', { prospect: {}, direction: 'inbound' })).body;
    const turns = `POST /v1/conversations/${id}/turns`;
    const late = await desk.ask(platform, turns, { turn: 2, speaker: 'prospect', text: 'A person, please.' });
    expect(late.body).toMatchObject({ added: [2], nextTurn: 1, decisions: [], handoff: null, answer: null });
    const first = await desk.ask(platform, turns, { turn: 1, speaker: 'ai', text: 'Hello.' });
    expect(first.body.decisions.map((decision: { turn: number }) => decision.turn)).toEqual([1, 2]);
    expect(first.body.handoff.state).toBe('offered');
  });

  it('takes a turn twice as one, and refuses other words under its number', async () => {
    const { id, heard } = await offered(desk, platform);
    const turns = `POST /v1/conversations/${id}/turns`;
    const again = await desk.ask(platform, turns, { turn: 3, speaker: 'prospect', text: 'Can I talk to a person?' });
    expect(again.body).toMatchObject({ added: [], repeated: [3], answer: heard.body.answer });
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
    const { id } = (await desk.ask(platform, 'POST /v1/conversations', { prospect: {}, direction: 'inbound' })).body;
    const told = { turn: 1, speaker: 'prospect', text: 'A person!' };
    const both = await Promise.all([1, 2, 3].map(() => desk.ask(platform, `POST /v1/conversations/${id}/turns`, told)));
    expect(new Set(both.map(({ body }) => body.handoff.id)).size).toBe(1);
    expect(await desk.store.feed.after('acme', 'ana', 0, 10)).toHaveLength(1);
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
    const reported = (await desk.store.handoffs.journal('acme', handoffId)).filter(({ kind }) => kind in reportSchemas);
    expect(reported.map(({ kind, current }) => [kind, current])).toEqual(steps.map(([kind]) => [kind, true]));
  });

  it('keeps a report of a rep who no longer holds it, without effect', async () => {
    await desk.rep('acme', 'ben');
    const { id, handoffId } = await offered(desk, platform);
    await desk.ask(ana, `POST /v1/handoffs/${handoffId}/decline`, report(handoffId, { reason: 'wrong-rep' }));
    const ended = report(handoffId, { outcome: { kind: 'caller-left-before-bridge' }, talkSeconds: 0 });
    expect((await desk.ask(ana, `POST /v1/handoffs/${handoffId}/ended`, ended)).status).toBe(204);
    expect(await stateOf(id)).toBe('offered');
    const last = (await desk.store.handoffs.journal('acme', handoffId)).at(-1);
    expect(last).toMatchObject({ kind: 'ended', repId: 'ana', current: false });
  });
});

it('a declined prospect who asks again is told how it stands, under the same handoff', async () => {
  const { id, handoffId, reference } = await offered(desk, platform);
  const turns = `POST /v1/conversations/${id}/turns`;
  const meanwhile = { turn: 4, speaker: 'prospect', text: 'Is a person coming?' };
  expect((await desk.ask(platform, turns, meanwhile)).body.answer).toBeNull();
  await desk.ask(ana, `POST /v1/handoffs/${handoffId}/decline`, report(handoffId, { reason: 'queue' }));
  await desk.rep('acme', 'ben');
  const again = await desk.ask(platform, turns, { turn: 5, speaker: 'prospect', text: 'I still want a person.' });
  expect(again.body.decisions).toMatchObject([{ turn: 5, begins: true }]);
  expect(again.body).toMatchObject({ handoff: { id: handoffId }, answer: { rep: { id: 'ben' } } });
  expect(again.body.answer.headers['X-Baton-Handoff']).not.toBe(reference);
});

describe('a reference', () => {
  it('is good for the rep it is offered to, who may use it again', async () => {
    const { handoffId, reference } = await offered(desk, platform);
    const ask = (key: string) => desk.ask(key, `GET /v1/handoffs/${handoffId}`, undefined, show(reference));
    expect((await ask(ben)).status).toBe(410);
    expect((await ask(ana)).status).toBe(200);
    expect((await ask(ana)).status).toBe(200);
    expect((await desk.ask(ana, `GET /v1/handoffs/${handoffId}`)).status).toBe(200);
    expect((await desk.ask(ben, `GET /v1/handoffs/${handoffId}`)).status).toBe(403);
  });

  it('expires', async () => {
    const { handoffId, reference } = await offered(desk, platform);
    await desk.ask(ana, `POST /v1/handoffs/${handoffId}/bridged`, report(handoffId, { afterMs: 1, strategy: null }));
    desk.clock.now = new Date(desk.clock.now.getTime() + 5 * 60_000);
    expect((await desk.ask(ana, `GET /v1/handoffs/${handoffId}`, undefined, show(reference))).status).toBe(410);
  });

  it('is refused when forged, malformed or of another handoff', async () => {
    const one = await offered(desk, platform);
    await desk.rep('acme', 'ben');
    const two = await offered(desk, platform);
    const forged = `${one.reference.slice(0, -4)}AAAA`;
    for (const text of [forged, 'nonsense', two.reference]) {
      const answer = await desk.ask(ana, `GET /v1/handoffs/${one.handoffId}`, undefined, show(text));
      expect(answer.status).toBe(403);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });
});
