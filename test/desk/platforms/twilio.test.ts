/** Twilio's webhooks over real HTTP: TwiML for every answer, the credentials of the address, the signature. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HandoffAnswer } from '../../../src-main/desk/dispatch/handoff-answer.ts';
import { isSignedByTwilio } from '../../../src-main/desk/platforms/twilio/signature.ts';
import { twimlAnswer } from '../../../src-main/desk/platforms/twilio/twiml.ts';
import { twilio } from './fixtures/twilio.ts';
import { answers, type ScriptedDesk, startScriptedDesk } from './scripted-desk.ts';

const publicUrl = 'https://desk.example.com';
let made: ScriptedDesk;
beforeAll(async () => {
  made = await startScriptedDesk({ globex: { twilio: { authToken: 'token-1', publicUrl } } });
});
afterAll(() => made.desk.stop());
beforeEach(() => made.reset());

type Form = Readonly<Record<string, string>>;
const basic = (key: string) => `Basic ${Buffer.from(`twilio:${key}`).toString('base64')}`;
async function post(step: string, form: Form | string, headers: Record<string, string> = {}) {
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const all = { authorization: basic(made.key), ...type, ...headers };
  return await made.desk.ask(null, `POST /v1/platforms/twilio/${step}`, body, all);
}
const asked = () => made.script.asked.map(({ what }) => what);
const twiml = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;
const again = '<Redirect method="POST">/v1/platforms/twilio/again</Redirect>';

describe('the prospect', () => {
  it('is dialled through to the rep, with the reference and a sentence', async () => {
    const { status, headers, body } = await post('handoff', twilio.handoff);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/xml; charset=utf-8');
    const uri = `sip:ana@example.com?X-Baton-Handoff=${answers.transfer.headers['X-Baton-Handoff']}`;
    const dial = '<Dial answerOnBridge="true" timeout="30" action="/v1/platforms/twilio/dialed">';
    expect(body).toBe(twiml(`<Say>${answers.transfer.say}</Say>${dial}<Sip>${uri}</Sip></Dial>`));
    expect(made.script.asked).toMatchObject([
      { what: 'hear' },
      {
        what: 'offer',
        input: {
          trigger: { kind: 'explicit-request', reason: 'Asked for a <person> & "more"' },
          claims: { summary: 'Dana moves 400 seats by May.' },
        },
      },
      { what: 'ai-left' },
    ]);
  });

  it('waits with the sentence, and Twilio asks again', async () => {
    made.script.answer = answers.wait;
    const { body } = await post('handoff', twilio.handoff);
    expect(body).toBe(twiml(`<Say>${answers.wait.say}</Say><Pause length="10"/>${again}`));
    made.script.answer = answers.transfer;
    expect((await post('again', twilio.again)).body).toContain('<Sip>');
  });

  it('chooses a callback by a digit', async () => {
    made.script.answer = answers.callback;
    const { body } = await post('again', twilio.again);
    const [, action] = /<Gather [^>]*action="([^"]*)"/.exec(body) ?? [];
    expect(action).toBe(`/v1/platforms/twilio/callback/${answers.callback.slots.slice(0, 2).join('-')}`);
    expect(body).toContain(answers.callback.say);
    expect(body.endsWith(`</Gather>${again}</Response>`)).toBe(true);
    const step = (action ?? '').replace('/v1/platforms/twilio/', '');
    const booked = await post(step, twilio.digit('2'));
    expect(booked.body).toContain('A colleague will call you today at 4 PM, your time. Goodbye.</Say><Hangup/>');
    expect(made.script.asked.at(-1)).toMatchObject({ what: 'book', slot: answers.callback.slots[1] });
    // No such choice: the question again.
    expect((await post(step, twilio.digit('7'))).body).toContain('<Gather');
  });

  it('stays when the rep was dialled in vain, and the next one is tried', async () => {
    const { body } = await post('dialed', twilio.busy);
    expect(asked()).toEqual(['missed', 'offer']);
    expect(body).toContain('<Sip>');
  });

  it('who has spoken with the rep is not transferred again', async () => {
    expect((await post('dialed', twilio.spoken)).body).toBe(twiml('<Hangup/>'));
    expect(asked()).toEqual([]);
  });

  it.each(['handoff', 'dialed', 'again'])('who has hung up is given up (%s)', async (step) => {
    expect((await post(step, { ...twilio.hungUp, DialCallStatus: 'canceled' })).body).toBe(twiml('<Hangup/>'));
    expect(asked()).toEqual(['left']);
  });

  it('hears a sentence while the desk cannot answer, and Twilio asks again', async () => {
    made.script.problem = { kind: 'unavailable', detail: 'Nobody leads the team.' };
    for (const [step, form] of [
      ['handoff', twilio.handoff],
      ['dialed', twilio.busy],
    ] as const) {
      const { status, body } = await post(step, form);
      expect({ step, status }).toEqual({ step, status: 200 });
      expect(body).toBe(twiml(`<Say>One moment, please.</Say><Pause length="2"/>${again}`));
    }
  });
});

describe('TwiML', () => {
  it('keeps what is said from being markup, and what XML cannot hold out of it', () => {
    const say = `<Hangup/> & "you" 'me' \u0000\u{1f600}\ud800`;
    const body = twimlAnswer({ ...answers.wait, say });
    expect(body).toContain('<Say>&lt;Hangup/&gt; &amp; &quot;you&quot; &apos;me&apos;  \u{1f600}\ufffd</Say>');
  });

  it('carries no more header than Twilio takes', () => {
    const transfer = (reference: string): HandoffAnswer => ({
      ...answers.transfer,
      headers: { 'X-Baton-Handoff': reference },
    });
    expect(twimlAnswer(transfer('a'.repeat(1_000)))).toContain('<Sip>');
    expect(twimlAnswer(transfer('a'.repeat(1_024)))).not.toContain('<Sip>');
  });
});

describe('a request', () => {
  it.each([
    ['without a call', { From: '+12125550147' }, 400],
    ['with an endless call id', { CallSid: 'C'.repeat(300) }, 400],
    ['with a field twice', 'CallSid=CA1&CallSid=CA2', 400],
    ['with a reserved field', 'CallSid=CA1&__proto__=1', 400],
    ['with a thousand fields', Array.from({ length: 1_000 }, (_, at) => `f${at}=1`).join('&'), 400],
    ['too large', `CallSid=CA1&HandoffData=${'a'.repeat(1_100_000)}`, 413],
  ])('%s is refused', async (_what, form, status) => {
    expect((await post('handoff', form)).status).toBe(status);
    expect(asked()).toEqual([]);
  });

  it.each(['not json', '{"a":', '[]', '"text"', ''])(
    'with %j as its handoff data is a wish to hand over all the same',
    async (data) => {
      const { body } = await post('handoff', { ...twilio.again, HandoffData: data });
      expect(body).toContain('<Sip>');
    },
  );

  it('of JSON is told the form it must have', async () => {
    const answer = await made.desk.ask(made.key, 'POST /v1/platforms/twilio/handoff', { CallSid: 'CA1' });
    expect(answer.status).toBe(415);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await made.desk.ask(made.key, 'POST /v1/platforms/generic', 'id=1', form)).status).toBe(415);
  });

  it('needs the key as the password of its address', async () => {
    expect((await post('handoff', twilio.handoff, { authorization: '' })).status).toBe(401);
    expect((await post('handoff', twilio.handoff, { authorization: basic('wrong') })).status).toBe(401);
    expect((await post('handoff', twilio.handoff, { authorization: `Bearer ${made.key}` })).status).toBe(200);
  });
});

describe('the signature', () => {
  const sign = (url: string, form: Form, token = 'token-1') => {
    const fields = Object.entries(form)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flat()
      .join('');
    return createHmac('sha1', token)
      .update(url + fields)
      .digest('base64');
  };

  it('is the one Twilio computes', () => {
    // The example of Twilio's own libraries.
    const form = {
      ...{ CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234', From: '+14158675309' },
      To: '+18005551212',
    };
    const request = { publicUrl: 'https://mycompany.com', target: '/myapp.php?foo=1&bar=2', credentials: null, form };
    expect(isSignedByTwilio({ ...request, header: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' }, '12345')).toBe(true);
    expect(isSignedByTwilio({ ...request, header: 'RSOYDt4T1cUTdK1PDd93/VVr8C8=' }, '12345')).toBe(false);
    expect(isSignedByTwilio({ ...request, header: null }, '12345')).toBe(false);
  });

  it('is asked of a team that has given its token', async () => {
    const key = await made.desk.key('globex', 'platform', 'twilio');
    const path = '/v1/platforms/twilio/handoff';
    const authorization = basic(key);
    const tried = async (signature: string | null) =>
      await post('handoff', twilio.handoff, {
        authorization,
        ...(signature === null ? {} : { 'x-twilio-signature': signature }),
      });
    expect((await tried(sign(`${publicUrl}${path}`, twilio.handoff))).status).toBe(200);
    expect((await tried(sign(`https://twilio:${key}@desk.example.com${path}`, twilio.handoff))).status).toBe(200);
    expect((await tried(sign(`https://desk.example.com:443${path}`, twilio.handoff))).status).toBe(200);
    made.script.asked.length = 0;
    const forged = [
      null,
      '',
      sign(`${publicUrl}${path}`, twilio.handoff, 'token-2'),
      sign(`${publicUrl}${path}`, { ...twilio.handoff, From: '+1' }),
      sign(`${publicUrl}/v1/platforms/twilio/dialed`, twilio.handoff),
    ];
    for (const signature of forged) expect((await tried(signature)).status).toBe(403);
    expect(asked()).toEqual([]);
  });
});
