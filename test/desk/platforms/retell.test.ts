/** Retell’s custom functions and webhooks over real HTTP, signed and unsigned. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { retell } from './fixtures/retell.ts';
import { another, answers, type ScriptedDesk, startScriptedDesk, told } from './scripted-desk.ts';

let made: ScriptedDesk;
beforeAll(async () => {
  made = await startScriptedDesk({ globex: { retell: { apiKey: 'key_0123' } } });
});
afterAll(() => made.desk.stop());
beforeEach(() => made.reset());

describe('Retell', () => {
  const id = retell.function.call.call_id;

  it('asks with a custom function, and can hand the answer to transfer_call', async () => {
    const { body } = await made.post('retell/function', retell.function);
    expect(body).toMatchObject({
      ...{ action: 'transfer', transfer_to: 'sip:ana@example.com', say: answers.transfer.say },
      custom_sip_headers: answers.transfer.headers,
      baton_handoff: answers.transfer.headers['X-Baton-Handoff'],
    });
    const { input, lines: turns } = await made.heard('retell', id);
    expect(turns).toEqual(told);
    expect(input).toMatchObject({
      prospect: { name: 'Dana Reyes', phone: '+12125550147' },
      crm: { tier: 'enterprise' },
    });
  });

  it.each([
    ['wait', { action: 'wait', position: 2, expected_seconds: 80, ask_again_seconds: 10, say: answers.wait.say }],
    ['callback', { action: 'offer-callback', time_zone: 'America/New_York', say: answers.callback.say }],
    ['taken', { action: 'none', why: 'taken' }],
  ] as const)('is told what to do instead (%s)', async (kind, expected) => {
    made.script.answer = answers[kind];
    expect((await made.post('retell/function', retell.function)).body).toMatchObject(expected);
  });

  it('whose transcripts come late or half said changes nothing that was heard', async () => {
    const other = (body: object) => another(body, id, 'retell-late');
    for (const body of [retell.started, retell.earlier, retell.transcriptUpdated, retell.earlier]) {
      await made.post('retell/webhook', other(body));
    }
    const whole = [...told.slice(0, 2), 'prospect: Can I', 'prospect: talk to a person?'];
    expect((await made.heard('retell', 'retell-late')).lines).toEqual(whole);
    expect((await made.post('retell/webhook', other(retell.transcriptUpdated))).body).toEqual({
      answer: null,
      revised: [],
    });
  });

  it('tells of a transfer that came to nothing, and of the end', async () => {
    await made.post('retell/webhook', retell.transferCancelled);
    await made.post('retell/webhook', { event: 'transfer_bridged', call: retell.function.call });
    await made.post('retell/webhook', retell.ended('call_transfer'));
    await made.post('retell/webhook', retell.ended('user_hangup'));
    const done = made.script.asked.map(({ what }) => what).filter((what) => what !== 'hear');
    expect(done).toEqual(['missed', 'ai-left', 'left']);
  });

  it('must sign where the team has given its key', async () => {
    const key = await made.desk.key('globex', 'platform', 'robin');
    const text = JSON.stringify(retell.started);
    const signed = (at: number, secret: string) => {
      const digest = createHmac('sha256', secret)
        .update(text + at)
        .digest('hex');
      return made.post('retell/webhook', text, key, { 'x-retell-signature': `v=${at},d=${digest}` });
    };
    const now = made.desk.clock.now.getTime();
    expect((await signed(now, 'key_0123')).status).toBe(200);
    expect((await signed(now, 'key_other')).status).toBe(403);
    expect((await signed(now - 6 * 60_000, 'key_0123')).status).toBe(403);
    expect((await made.post('retell/webhook', text, key)).status).toBe(403);
  });
});
