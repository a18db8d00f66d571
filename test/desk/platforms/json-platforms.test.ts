/** LiveKit agents, any other platform, and bad bodies of all of them, over real HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { livekit } from './fixtures/livekit.ts';
import { retell } from './fixtures/retell.ts';
import { vapi } from './fixtures/vapi.ts';
import { answers, type ScriptedDesk, startScriptedDesk, told } from './scripted-desk.ts';

let made: ScriptedDesk;
beforeAll(async () => {
  made = await startScriptedDesk();
});
afterAll(() => made.desk.stop());
beforeEach(() => made.reset());

const slot = new Date(answers.callback.slots[1] ?? 0).toISOString();

describe('LiveKit', () => {
  it('asks with an HTTP tool and is told where, or what to say', async () => {
    const { body } = await made.post('livekit/handoff', livekit.tool);
    expect(body).toMatchObject({
      action: 'transfer',
      transfer_to: 'sip:ana@example.com',
      headers: answers.transfer.headers,
    });
    made.script.answer = answers.callback;
    expect((await made.post('livekit/handoff', livekit.tool)).body.slots).toContain(slot);
    expect((await made.post('livekit/handoff', livekit.book(slot))).body).toMatchObject({ action: 'booked', at: slot });
    const { input, lines: turns } = await made.heard('livekit', livekit.tool.room.sid);
    expect(turns).toEqual(told);
    expect(input).toMatchObject({
      prospect: { name: 'Dana Reyes', phone: '+12125550147' },
      crm: { tier: 'enterprise' },
    });
    expect(Object.keys(input.crm ?? {})).toEqual(['tier']);
  });

  it('tells how it came out', async () => {
    for (const body of [livekit.failed(486), livekit.failed(408), livekit.transferred, livekit.left]) {
      expect((await made.post('livekit/event', body)).status).toBe(200);
    }
    expect(made.script.asked.map(({ what }) => what)).toEqual(['missed', 'missed', 'ai-left', 'left']);
  });
});

describe('any other platform', () => {
  const body = {
    id: 'call-77',
    conversation: { prospect: { name: 'Dana Reyes', phone: '+12125550147' }, crm: { tier: 'enterprise' } },
    turns: [
      { speaker: 'ai', text: 'Hi Dana, this is Robin.' },
      { speaker: 'prospect', text: 'We need 400 seats by May.' },
      { speaker: 'prospect', text: 'Can I talk to a person?', atSeconds: 12 },
    ],
  };

  it('says everything in one request, and is told what to do', async () => {
    const first = await made.post('generic', body);
    expect(first.body).toMatchObject({ answer: { action: 'transfer', say: answers.transfer.say }, revised: [] });
    const again = await made.post('generic', body);
    expect(again.body).toEqual(first.body);
    expect((await made.heard('generic', body.id)).lines).toEqual(told);
    const asked = await made.post('generic', { ...body, handoff: { claims: { summary: 'Moves 400 seats.' } } });
    expect(asked.body.answer).toMatchObject({ action: 'transfer' });
    expect((await made.desk.ask(made.key, `GET /v1/conversations/${first.body.conversation}`)).status).toBe(200);
  });

  it('is not told of a handoff nobody has called for', async () => {
    const calm = { ...body, id: 'call-76', turns: body.turns.slice(0, 2) };
    for (const _again of [1, 2]) expect((await made.post('generic', calm)).body.answer).toBeNull();
    expect(made.script.asked.map(({ what }) => what)).toEqual(['hear']);
  });

  it('is told which turns it now tells otherwise', async () => {
    const [greeting, ...rest] = body.turns;
    const revised = { ...body, turns: [{ ...greeting, text: 'Hello Dana, Robin here.' }, ...rest] };
    expect((await made.post('generic', revised)).body.revised).toEqual([1]);
  });

  it('tells the same words twice at once, and they are heard once', async () => {
    const once = { ...body, id: 'call-78' };
    const replies = await Promise.all(Array.from({ length: 8 }, () => made.post('generic', once)));
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect((await made.heard('generic', 'call-78')).lines).toEqual(told);
  });

  it('tells a turn that grows in several requests at once, and its words are heard once', async () => {
    const words = 'Can I talk to a real person please'.split(' ');
    const growing = [2, 4, 6, 8].map((count) => {
      return { id: 'call-79', turns: [{ speaker: 'prospect', text: words.slice(0, count).join(' ') }] };
    });
    const replies = await Promise.all(growing.map((each) => made.post('generic', each)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { lines } = await made.heard('generic', 'call-79');
    expect(lines.map((line) => line.replace('prospect: ', '')).join(' ')).toBe(words.join(' '));
  });

  it('has its calls to itself, team by team', async () => {
    const key = await made.desk.key('globex', 'platform', 'robin');
    const theirs = await made.post('generic', { id: body.id, turns: [{ speaker: 'ai', text: 'Good day.' }] }, key);
    expect(theirs.status).toBe(200);
    expect((await made.heard('generic', body.id, 'globex')).lines).toEqual(['ai: Good day.']);
    expect((await made.heard('generic', body.id)).lines).toEqual(told);
    expect((await made.desk.ask(made.key, `GET /v1/conversations/${theirs.body.conversation}`)).status).toBe(404);
  });
});

describe('a body', () => {
  const huge = `{"message":{"type":"transcript","call":{"id":"x"},"transcript":"${'a'.repeat(1_100_000)}"}}`;
  it.each([
    ['without a call', 'vapi', { message: { type: 'tool-calls' } }, 400],
    ['with a call id of the wrong type', 'vapi', { message: { type: 'tool-calls', call: { id: 7 } } }, 400],
    ['with an endless call id', 'vapi', { message: { type: 'x', call: { id: 'a'.repeat(300) } } }, 400],
    ['too large', 'vapi', huge, 413],
    ['of arguments only', 'retell/function', { reason: 'Asked for a person' }, 400],
    ['without a room', 'livekit/handoff', { reason: 'x' }, 400],
    ['with an event nobody knows', 'livekit/event', { room: 'r', event: 'exploded' }, 400],
    ['with a field nobody knows', 'generic', { id: 'a', tunrs: [] }, 400],
    ['with a key twice', 'generic', '{"id":"a","id":"b"}', 400],
    ['with a reserved key', 'vapi', '{"message":{"type":"x","call":{"id":"a","metadata":{"__proto__":{}}}}}', 400],
  ])('%s is refused with a problem', async (_what, path, body, status) => {
    const answer = await made.post(path, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(made.script.asked).toEqual([]);
  });

  it('of a message the desk has no use for is acknowledged', async () => {
    const body = { message: { type: 'speech-update', call: { id: 'v' }, status: 'started', role: 'user' } };
    expect(await made.post('vapi', body)).toMatchObject({ status: 200, body: {} });
  });

  it('without a key, or with one of a rep, opens nothing', async () => {
    expect((await made.desk.ask(null, 'POST /v1/platforms/vapi', vapi.handoffTool)).status).toBe(401);
    const rep = await made.desk.key('acme', 'rep', 'ana');
    expect((await made.post('vapi', vapi.handoffTool, rep)).status).toBe(403);
  });

  it('is answered with the desk’s own refusal when the desk cannot', async () => {
    made.script.problem = { kind: 'unavailable', detail: 'Nobody leads the team.', retryAfter: 1 };
    const answer = await made.post('retell/function', retell.function);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
  });
});
