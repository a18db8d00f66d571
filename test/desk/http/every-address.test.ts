/**
 * Two teams at every published address: what names something of the other team is not there, what lists shows only one's
 * own, and what is told of a call of the same name is told of another call. An address nobody has thought of here fails.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { livekit } from '../platforms/fixtures/livekit.ts';
import { retell } from '../platforms/fixtures/retell.ts';
import { twilio } from '../platforms/fixtures/twilio.ts';
import { vapi } from '../platforms/fixtures/vapi.ts';
import { offered, report, startTestDesk, type TestDesk } from './desk-app.ts';
import { judgedHandoff } from './judged.ts';

interface Try {
  readonly key: string;
  /** In the place of `{id}` and the like, and behind the question mark. */
  readonly thing?: string;
  readonly query?: string;
  readonly body?: unknown;
  /** 404 for what is named and not there; 200s for one's own. */
  readonly status: number;
}

const wish = { startsAt: '2026-03-02T16:00:00Z' };
const mine = { name: 'Mine', sip: 'sip:mine@example.com' };
const away = { state: 'away', since: '2026-03-02T15:00:00Z', until: null };
const party = { parties: [{ role: 'customer', tel: '+12125550147' }], dialog: [] };
const vcon = { vcon: '0.4.0', uuid: 'c0000000-0000-4000-8000-000000000001', ...party };
const generic = { id: 'g1', conversation: { prospect: { phone: '+12125550147' } } };
const told = { ...generic, turns: [{ speaker: 'prospect', text: 'Can I talk to a person?' }] };
const feedback = {
  ...{ disposition: null, timing: null, betterTurn: null, context: null, gaps: [], rating: null, note: '' },
  ...{ idempotencyKey: '0d3f2c52-6a3e-4a9b-8d45-1f0a9b8c7d6e', submittedAt: '2026-03-02T15:09:00Z' },
};
const reports: Readonly<Record<string, object>> = {
  ...{ ringing: {}, decline: { reason: 'queue' }, 'more-time': { seconds: 10 }, 'compliance-override': {} },
  bridged: { afterMs: 10, strategy: 'early' },
  ended: { outcome: { kind: 'connected' }, talkSeconds: 1 },
  feedback,
};
/** What platforms tell of calls, which have the same names in both teams. */
const adapters: Readonly<Record<string, unknown>> = {
  vapi: vapi.destinationRequest,
  'retell/function': retell.function,
  'retell/webhook': retell.transcriptUpdated,
  'livekit/handoff': livekit.tool,
  'livekit/event': livekit.transcript,
  generic: told,
  vcon,
};
const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'twilio/handoff': twilio.handoff,
  'twilio/again': twilio.again,
  'twilio/dialed': twilio.busy,
  'twilio/callback/{slots}': twilio.digit('2'),
};

let desk: TestDesk;
const theirs = { platform: '', open: '', handoff: '', reference: '', judged: '', callback: '', planned: '' };
const own = { platform: '', rep: '', lead: '', operator: '' };

beforeAll(async () => {
  desk = await startTestDesk();
  theirs.platform = await desk.key('acme', 'platform', 'vapi');
  theirs.judged = (await judgedHandoff(desk, theirs.platform, { timing: 'too-early' })).handoffId;
  const ana = await desk.rep('acme', 'ana');
  const ended = report(theirs.judged, { outcome: { kind: 'connected' }, talkSeconds: 1 });
  await desk.ask(ana, `POST /v1/handoffs/${theirs.judged}/ended`, ended);
  await desk.rep('acme', 'only-here');
  const { id, handoffId, reference } = await offered(desk, theirs.platform);
  Object.assign(theirs, { open: id, handoff: handoffId, reference });
  const begun = { prospect: { timeZone: 'America/New_York' } };
  theirs.planned = (await desk.ask(theirs.platform, 'POST /v1/conversations', begun)).body.id;
  theirs.callback = (
    await desk.ask(theirs.platform, `POST /v1/conversations/${theirs.planned}/callback`, wish)
  ).body.id;
  // Figures end before now.
  desk.clock.now = new Date(desk.clock.now.getTime() + 1_000);
  own.platform = await desk.key('globex', 'platform', 'vapi');
  own.rep = await desk.rep('globex', 'ana');
  own.lead = await desk.key('globex', 'lead', 'lea');
  own.operator = await desk.key('globex', 'operator', 'ops');
});
afterAll(() => desk.stop());

/** What the other team asks there; null: nobody has said so yet. */
function tryOf(operation: string): Try | null {
  const [method = '', path = ''] = operation.split(' ');
  const last = path.split('/').at(-1) ?? '';
  const under = path.replace('/v1/platforms/', '');
  const body = adapters[under] ?? forms[under];
  if (body !== undefined) return { key: own.platform, thing: '1-2', body, status: 200 };
  const named = { status: 404, ...(method === 'GET' ? {} : { body: bodyOf(last) }) };
  switch (path.includes('{id}') ? `${path.split('/')[2]}/` : operation) {
    case 'conversations/':
      return { ...named, key: own.platform, thing: theirs.open };
    case 'handoffs/':
      return { ...named, key: own.rep, thing: last === 'vcon' ? theirs.judged : theirs.handoff };
    case 'callbacks/':
      return { ...named, key: own.rep, thing: theirs.callback };
    case 'insights/':
      return { ...named, key: own.lead, thing: theirs.judged };
    case 'learning/':
      return { ...named, key: own.lead, thing: 'hesitation-55-60' };
    case 'reps/':
      // Whoever puts a rep adds one to the own team.
      return method === 'PUT'
        ? { key: own.operator, thing: 'only-here', body: mine, status: 200 }
        : { ...named, key: own.operator, thing: 'only-here' };
    case 'POST /v1/conversations':
      return { key: own.platform, body: { prospect: {} }, status: 201 };
    case 'PUT /v1/reps/me/availability':
      return { key: own.rep, body: away, status: 204 };
    case 'GET /v1/reps':
      return { key: own.operator, status: 200 };
    case 'GET /v1/callbacks':
      return { key: own.rep, query: '?open=false', status: 200 };
    case 'GET /v1/insights':
    case 'GET /v1/audit':
    case 'GET /v1/learning/versions':
      return { key: own.lead, status: 200 };
    case 'GET /v1/insights/handoffs':
      return { key: own.lead, query: `?after=99999999999999~${theirs.judged}`, status: 200 };
    case 'GET /v1/learning/export':
      return { key: own.lead, query: '?quotes=true', status: 200 };
    case 'POST /v1/learning/undo':
      // There is nothing of the own team to take back.
      return { key: own.lead, body: {}, status: 409 };
    default:
      return null;
  }
}

function bodyOf(last: string): unknown {
  const details = reports[last];
  if (details !== undefined) return report(theirs.handoff, details);
  if (last === 'turns') return { turn: 4, speaker: 'ai', text: 'Hi.' };
  if (last === 'callback' || last === 'move') return wish;
  if (last === 'result') return { result: 'reached' };
  return last === '{id}' ? { decision: 'accept' } : {};
}

/** All of acme that could have been changed. */
async function kept(): Promise<unknown> {
  const { handoffs, conversations, callbacks, reps, learning, availability } = desk.store;
  return [
    await Promise.all([theirs.handoff, theirs.judged].map((id) => handoffs.journal('acme', id))),
    await Promise.all([theirs.open, theirs.planned].map((id) => handoffs.ofConversation('acme', id))),
    await conversations.turns('acme', theirs.open),
    await callbacks.list('acme', { repId: null, open: false, limit: 10 }),
    await reps.list('acme'),
    await learning.versions('acme', 10),
    await availability.get('acme', 'ana'),
  ];
}

async function ask(key: string, operation: string, { thing, query = '', body }: Omit<Try, 'key' | 'status'>) {
  const isForm = operation.includes('/twilio/');
  const text = isForm && body !== undefined ? new URLSearchParams(Object(body)).toString() : body;
  const headers = {
    'x-baton-handoff': theirs.reference,
    ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  };
  const answer = await desk.ask(key, operation.replace(/\{\w+\}/, thing ?? '') + query, text, headers);
  return { status: answer.status, text: JSON.stringify(answer.body) };
}

it('neither shows nor changes what is the other team’s, at any address', async () => {
  const document = (await desk.ask(null, 'GET /v1/openapi.json')).body;
  const operations = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  const secrets = new Set([...Object.values(theirs), 'sip:only-here@example.com', 'Only wanted a price.']);
  for (const operation of operations.filter((each) => each.includes('/platforms/'))) {
    const first = await ask(theirs.platform, operation, tryOf(operation) ?? {});
    expect({ operation, status: first.status }).toEqual({ operation, status: 200 });
    for (const [id] of first.text.matchAll(ids)) secrets.add(id);
  }
  const before = await kept();
  const seen: string[] = [];
  for (const operation of operations) {
    const wanted = tryOf(operation);
    expect(wanted, `Say what another team gets at ${operation}.`).not.toBeNull();
    if (wanted === null) continue;
    const answer = await ask(wanted.key, operation, wanted);
    expect({ operation, status: answer.status }).toEqual({ operation, status: wanted.status });
    seen.push(...[...secrets].filter((secret) => answer.text.includes(secret)).map((each) => `${operation}: ${each}`));
  }
  expect(seen).toEqual([]);
  expect(await kept()).toEqual(before);
  // The other way round, so that it is known what there was to be seen.
  const lead = await desk.key('acme', 'lead', 'lee');
  expect((await ask(lead, 'GET /v1/insights/handoffs', {})).text).toContain(theirs.judged);
  expect((await ask(lead, 'GET /v1/callbacks', {})).text).toContain(theirs.callback);
  expect((await ask(lead, `GET /v1/insights/handoffs/{id}`, { thing: theirs.judged })).text).toContain('Northwind');
});
