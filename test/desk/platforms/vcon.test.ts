/** A handoff leaves as a vCon and comes back as the conversation it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../../src-main/brief/clean-text.ts';
import type { JsonRecord } from '../../../src-main/brief/json-intake.ts';
import { readDocument } from '../../../src-main/brief/read-document.ts';
import { triggerKinds } from '../../../src-main/contract/brief.ts';
import type { Conversation } from '../../../src-main/desk/conversations/conversation.ts';
import type { Handoff, JournalEntry } from '../../../src-main/desk/handoffs/handoff.ts';
import { exportVcon, type HandoffRecord } from '../../../src-main/desk/platforms/vcon/export.ts';
import { importVcon } from '../../../src-main/desk/platforms/vcon/read.ts';
import { vconSchema } from '../../../src-main/desk/platforms/vcon/vcon.ts';
import { startTestDesk } from '../http/desk-app.ts';
import { stepOf } from '../store/dispatch-steps.ts';
import { openHandoff } from './scripted-desk.ts';

const startedAt = new Date('2026-03-02T15:00:00Z');
const now = new Date('2026-03-02T16:00:00Z');

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => cleanLine(text, 200) === text);
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  .filter((said) => cleanText(said, 4_000) === said);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const turns = fc
  .array(
    fc.record({ speaker: fc.constantFrom('ai' as const, 'prospect' as const), text, atSeconds: maybe(fc.nat(3_000)) }),
  )
  .map((all) => all.map((turn, at) => ({ ...turn, turn: at + 1, atSeconds: turn.atSeconds ?? null })));
const conversation = fc.record({
  prospect: fc.record(
    {
      name: line,
      company: line,
      role: line,
      phone: fc.stringMatching(/^\+[1-9]\d{7,14}$/),
      timeZone: fc.constantFrom('America/New_York', 'Europe/Berlin'),
      email: fc.emailAddress(),
    },
    { requiredKeys: [] },
  ),
  consent: fc.record(
    {
      tcpa: fc.constantFrom('cleared' as const, 'not-cleared' as const),
      consentSource: line,
      consentAt: fc.date({ min: new Date('2020-01-01'), max: now, noInvalidDate: true }).map((at) => at.toISOString()),
      doNotCall: fc.constantFrom('clear' as const, 'listed' as const),
      callingWindow: fc.constantFrom({ fromMinute: 540, toMinute: 1_050 }),
    },
    { requiredKeys: [] },
  ),
});
const trigger = fc.record({
  kind: fc.constantFrom(...triggerKinds),
  probability: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  reason: fc.option(fc.constantFrom('Asked to speak with a person', 'Interested, but hesitating')),
  evidence: fc.array(fc.record({ quote: line, turn: fc.option(fc.integer({ min: 1, max: 2_000 })) }), {
    maxLength: 10,
  }),
});

function recordOf(
  input: Conversation['input'],
  said: HandoffRecord['turns'],
  changes: Partial<Handoff> = {},
  journal: JournalEntry[] = [],
): HandoffRecord {
  const ids = { teamId: 'acme', conversationId: 'c1' };
  return {
    conversation: { teamId: 'acme', id: 'c1', input, startedAt, createdAt: startedAt },
    turns: said,
    decisions: [],
    handoff: {
      ...{ ...ids, id: '3f6b1f9e-58a5-4c1c-9d0e-0c6f6f2f1b1a', state: 'ended', fence: 1, holder: 'ana', queue: null },
      trigger: { kind: 'unknown', probability: null, reason: null, evidence: [] },
      ...{ claims: {}, createdAt: startedAt, endedAt: now },
      ...changes,
    },
    journal,
  };
}
/** As it stands in a file. */
const written = (record: HandoffRecord): JsonRecord => JSON.parse(JSON.stringify(exportVcon(record)));

it('keeps the prospect, the turns, the consent and the trigger', () => {
  fc.assert(
    fc.property(conversation, turns, trigger, (input, said, why) => {
      const imported = importVcon(written(recordOf(input, said, { trigger: why })), now);
      expect(imported?.call.input.prospect).toEqual(input.prospect);
      expect(imported?.call.input.consent).toEqual(input.consent);
      expect(imported?.told).toEqual(said.map(({ turn: _number, ...turn }) => turn));
      expect(imported?.handoff.trigger ?? null).toEqual(
        why.kind === 'unknown' && why.reason === null && why.evidence.length === 0 ? null : why,
      );
    }),
  );
});

const entry = (kind: string, body: unknown): JournalEntry => ({ kind, repId: 'ana', body, at: now, current: true });
const feedback = {
  ...{ disposition: 'meeting-booked', timing: 'right', betterTurn: null, context: 'enough', gaps: [], rating: 5 },
  ...{ note: 'Knew what she wanted.', handoffId: '4b0e6c1e-6b7b-4b6e-9f3e-1c9b0f6a2d10', handoffKey: 'h1' },
  ...{ idempotencyKey: '0d3f2c52-6a3e-4a9b-8d45-1f0a9b8c7d6e', submittedAt: '2026-03-02T15:09:00Z' },
};
const told = recordOf(
  { prospect: { name: 'Dana Reyes', phone: '+12125550147' }, crm: { tier: 'enterprise' }, platform: 'Vapi' },
  [
    { turn: 1, speaker: 'ai', text: 'Hi, this is Robin.', atSeconds: 1 },
    { turn: 2, speaker: 'prospect', text: 'Can I talk to a person?', atSeconds: 6 },
  ],
  { claims: { summary: 'Dana wants a person.' } },
  [entry('bridged', {}), entry('feedback', feedback)],
);

it('says who transferred whom to whom, and what the rep thought', () => {
  const vcon = vconSchema.parse(written(told));
  expect(vcon.parties.map(({ role }) => role)).toEqual(['customer', 'agent', 'rep']);
  expect(vcon.dialog.at(-1)).toEqual({
    ...{ type: 'transfer', transferee: 0, transferor: 1, transfer_target: 2, original: [0, 1] },
    start: now.toISOString(),
  });
  expect(vcon.dialog[1]).toMatchObject({ type: 'text', originator: 0, start: '2026-03-02T15:00:06.000Z' });
  const verdict = vcon.analysis.find(({ product }) => product === 'feedback');
  expect(JSON.parse(verdict?.body ?? '')).toMatchObject({ feedback: { disposition: 'meeting-booked', rating: 5 } });
  expect(verdict?.body).not.toContain(feedback.idempotencyKey);
});

it('is a brief for the phone too', () => {
  const brief = readDocument(written(told), { handoffKey: 'h1', now, keyMustMatch: false });
  expect(brief).toMatchObject({
    ok: true,
    value: { prospect: { name: 'Dana Reyes' }, summary: 'Dana wants a person.', crm: [{ text: 'tier: enterprise' }] },
  });
});

it('leaves out a transfer that never was', () => {
  expect(exportVcon(recordOf({ prospect: {} }, [], { holder: null })).dialog).toEqual([]);
});

it.each([
  ['no vCon', { hello: 'there' }],
  ['nothing it would be known by', { vcon: '0.4.0', parties: [], dialog: [] }],
])('takes nothing from what is %s', (_what, document) => {
  expect(importVcon(document, now)).toBeNull();
});

describe('over HTTP', () => {
  it('comes in once, and goes out when the handoff is over, to the team alone', async () => {
    const desk = await startTestDesk();
    const platform = await desk.key('acme', 'platform', 'vapi');
    const other = await desk.key('globex', 'platform', 'vapi');
    const ana = await desk.key('acme', 'rep', 'ana');
    const ben = await desk.key('acme', 'rep', 'ben');
    const first = await desk.ask(platform, 'POST /v1/platforms/vcon', written(told));
    expect(first).toMatchObject({ status: 200, body: { turns: 2 } });
    const again = await desk.ask(platform, 'POST /v1/platforms/vcon', written(told));
    expect(again.body).toEqual({ ...first.body, turns: 0 });
    expect((await desk.ask(platform, 'POST /v1/platforms/vcon', { vcon: 7 })).status).toBe(400);

    const id: string = first.body.conversation;
    await openHandoff(desk.store, 'acme', 'h1', id);
    const get = (key: string) => desk.ask(key, 'GET /v1/handoffs/h1/vcon');
    const { dispatch } = desk.store;
    await dispatch.lease('acme', 'n1', 60_000);
    const stands = (state: 'accepted' | 'ended') =>
      dispatch.commit(stepOf({ handoffs: [{ id: 'h1', state, fence: 1, holder: 'ana', endedAt: null, queue: null }] }));
    await stands('accepted');
    expect((await get(platform)).status).toBe(409);
    await stands('ended');
    expect([(await get(other)).status, (await get(ben)).status, (await get(ana)).status]).toEqual([404, 403, 200]);
    const { body } = await get(platform);
    expect(vconSchema.parse(body).dialog).toMatchObject([{ body: 'Hi, this is Robin.' }, { originator: 0 }]);
    await desk.stop();
  });
});
