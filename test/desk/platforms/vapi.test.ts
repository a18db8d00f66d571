/** Vapi’s server messages over real HTTP: what is heard, and what Vapi is answered. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vapi } from './fixtures/vapi.ts';
import { another, answers, type ScriptedDesk, startScriptedDesk, told } from './scripted-desk.ts';

let made: ScriptedDesk;
beforeAll(async () => {
  made = await startScriptedDesk({ globex: { vapi: { transferMode: 'warm-transfer-say-summary' } } });
});
afterAll(() => made.desk.stop());
beforeEach(() => made.reset());

const kinds = ['transfer', 'wait', 'callback', 'taken', 'over'] as const;
const slot = new Date(answers.callback.slots[1] ?? 0).toISOString();

describe('Vapi', () => {
  const id = vapi.conversationUpdate.message.call.id;

  it('is heard, and what its variables say about the prospect is kept', async () => {
    expect((await made.post('vapi', vapi.conversationUpdate)).body).toEqual({});
    const { input, lines: turns } = await made.heard('vapi', id);
    expect(turns).toEqual(told);
    expect(input).toMatchObject({
      prospect: { name: 'Dana Reyes', company: 'Northwind', phone: '+12125550147' },
      crm: { tier: 'enterprise', seats: 400 },
      consent: { tcpa: 'cleared', doNotCall: 'clear' },
      ...{ campaign: 'spring', platform: 'Vapi', startedAt: '2026-03-02T15:00:00.000Z' },
    });
  });

  it('tells its transcript as often as it likes, and single utterances before it', async () => {
    const other = (body: object) => another(body, id, 'vapi-again');
    await made.post('vapi', other(vapi.final));
    await made.post('vapi', other(vapi.final));
    await made.post('vapi', other(vapi.partial));
    expect((await made.heard('vapi', 'vapi-again')).lines).toEqual(['prospect: Are you a person?']);
    await made.post('vapi', other(vapi.conversationUpdate));
    await made.post('vapi', other(vapi.conversationUpdate));
    expect((await made.heard('vapi', 'vapi-again')).lines.slice(1)).toEqual(told);
  });

  it.each(kinds)('asks where to transfer and is told (%s)', async (kind) => {
    made.script.answer = answers[kind];
    const { body } = await made.post('vapi', vapi.destinationRequest);
    if (kind === 'transfer') {
      expect(body).toEqual({
        destination: {
          ...{ type: 'sip', sipUri: 'sip:ana@example.com', sipHeaders: answers.transfer.headers },
          message: answers.transfer.say,
          transferPlan: { mode: 'blind-transfer', sipVerb: 'refer' },
        },
      });
    } else {
      const say = kind === 'wait' || kind === 'callback' ? answers[kind].say : 'A colleague has the call already.';
      expect(body).toEqual({ error: say, message: { type: 'custom-message', content: say } });
    }
  });

  it('gets a result for each tool call, and the claims of the model reach the handoff', async () => {
    const { body } = await made.post('vapi', vapi.handoffTool);
    expect(body.results).toHaveLength(2);
    expect(JSON.parse(body.results[0].result)).toMatchObject({ action: 'transfer', say: answers.transfer.say });
    expect(body.results[1]).toMatchObject({ toolCallId: 'call_2', error: expect.stringContaining('check_weather') });
    expect(made.script.asked.at(-1)).toMatchObject({
      what: 'offer',
      input: {
        trigger: { reason: 'Asked for a person' },
        claims: { summary: 'Dana moves 400 seats by May.', needs: [{ text: '400 seats' }] },
      },
    });
  });

  it('is told to ask for one thing at a time', async () => {
    const [tool] = vapi.handoffTool.message.toolCallList;
    const twice = { message: { ...vapi.handoffTool.message, toolCallList: [tool, { ...tool, id: 'call_9' }] } };
    const { body } = await made.post('vapi', twice);
    expect(body.results[1]).toEqual({ toolCallId: 'call_9', error: 'One at a time, please.' });
  });

  it('books the slot the prospect chose, and no other', async () => {
    const booked = await made.post('vapi', vapi.bookTool(slot));
    const say = 'Thank you. A colleague will call you today at 4 PM, your time.';
    expect(JSON.parse(booked.body.results[0].result)).toMatchObject({ action: 'booked', say });
    expect((await made.post('vapi', vapi.bookTool('2026-03-05T10:00:00Z'))).status).toBe(422);
    expect((await made.post('vapi', vapi.bookTool('tomorrow'))).status).toBe(422);
  });

  it('ends: who left is not transferred, and who was transferred has not left', async () => {
    const asked = () => made.script.asked.map(({ what }) => what);
    await made.post('vapi', vapi.endOfCall('assistant-forwarded-call'));
    expect(asked()).toEqual(['ai-left']);
    await made.post('vapi', vapi.statusEnded);
    await made.post('vapi', vapi.endOfCall('customer-ended-call'));
    expect(asked()).toEqual(['ai-left', 'left', 'left']);
    // The end of a call calls for nobody, whatever its last words were.
    await made.post('vapi', another(vapi.endOfCall('customer-ended-call'), id, 'vapi-unheard'));
    expect(asked()).toEqual(['ai-left', 'left', 'left', 'left']);
    expect((await made.heard('vapi', 'vapi-unheard')).lines).toEqual([...told, 'ai: Goodbye.']);
  });

  it('says at the end what the call was about, and nothing late wakes it again', async () => {
    const other = (body: object) => another(body, id, 'vapi-report');
    await made.post('vapi', other(vapi.conversationUpdate));
    await made.post('vapi', other(vapi.endOfCall('customer-ended-call')));
    const { handoff } = await made.heard('vapi', 'vapi-report');
    expect(handoff?.claims).toEqual({ summary: 'Dana moves 400 seats and asked for a person.' });
    made.reset();
    await made.post('vapi', other(vapi.conversationUpdate));
    expect(made.script.asked).toEqual([]);
  });

  it('moves the call as the team has set', async () => {
    const key = await made.desk.key('globex', 'platform', 'robin');
    const { body } = await made.post('vapi', vapi.destinationRequest, key);
    expect(body.destination.transferPlan.mode).toBe('warm-transfer-say-summary');
  });
});
