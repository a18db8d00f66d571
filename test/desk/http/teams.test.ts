/** Who may do what: keys, scopes, and two teams who never see each other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offered, report, startTestDesk, type TestDesk } from './desk-app.ts';

let desk: TestDesk;
const keys = { platform: '', rep: '', operator: '', otherPlatform: '', otherRep: '', otherOperator: '', otherLead: '' };
beforeAll(async () => {
  desk = await startTestDesk();
  keys.platform = await desk.key('acme', 'platform', 'vapi');
  keys.rep = await desk.rep('acme', 'ana');
  keys.otherPlatform = await desk.key('globex', 'platform', 'vapi');
  keys.otherRep = await desk.rep('globex', 'ana');
  keys.otherOperator = await desk.key('globex', 'operator', 'ops');
  keys.otherLead = await desk.key('globex', 'lead', 'lea');
  keys.operator = await desk.key('acme', 'operator', 'prometheus');
});
afterAll(() => desk.stop());

const feedback = {
  ...{ disposition: null, timing: null, betterTurn: null, context: null, gaps: [], rating: null, note: '' },
  idempotencyKey: '0d3f2c52-6a3e-4a9b-8d45-1f0a9b8c7d6e',
  submittedAt: '2026-03-02T15:09:00Z',
};
const reports: Readonly<Record<string, object>> = {
  ringing: {},
  accept: {},
  decline: { reason: 'queue' },
  'more-time': { seconds: 10 },
  'compliance-override': {},
  bridged: { afterMs: 10, strategy: 'early' },
  ended: { outcome: { kind: 'connected' }, talkSeconds: 1 },
  feedback,
};

const wish = { startsAt: '2026-03-02T16:00:00Z' };
const bodies: Readonly<Record<string, object>> = {
  turns: { turn: 4, speaker: 'ai', text: 'Hi.' },
  callback: wish,
  move: wish,
  result: { result: 'reached' },
  '{id}': { decision: 'accept' },
};

function bodyFor(path: string, handoffId: string): object {
  const last = path.split('/').at(-1) ?? '';
  const details = reports[last];
  return details === undefined ? (bodies[last] ?? {}) : report(handoffId, details);
}

/** A conversation of a prospect in New York whom ana has promised to call. */
async function promised(at: TestDesk, platform: string): Promise<{ conversation: string; callback: string }> {
  const begun = { prospect: { timeZone: 'America/New_York' } };
  const { id } = (await at.ask(platform, 'POST /v1/conversations', begun)).body;
  const booked = await at.ask(platform, `POST /v1/conversations/${id}/callback`, wish);
  return { conversation: id, callback: booked.body.id };
}

describe('two teams', () => {
  /** Every published address with an id in it, asked by the other team about this team's things. */
  it('cannot read or change what is the other’s, at any address', async () => {
    const { id, handoffId, reference } = await offered(desk, keys.platform);
    const { conversation, callback } = await promised(desk, keys.platform);
    await desk.rep('acme', 'only-here');
    const document = (await desk.ask(null, 'GET /v1/openapi.json')).body;
    /** By the beginning of the address: whose thing it is about, and the key that may ask for such things. */
    const about: Readonly<Record<string, readonly [id: string, key: string]>> = {
      conversations: [id, keys.otherPlatform],
      handoffs: [handoffId, keys.otherRep],
      callbacks: [callback, keys.otherRep],
      reps: ['only-here', keys.otherOperator],
      insights: [handoffId, keys.otherLead],
      learning: ['hesitation-55-60', keys.otherLead],
    };
    let asked = 0;
    for (const [path, operations] of Object.entries<object>(document.paths)) {
      const [thing, key] = about[path.split('/')[2] ?? ''] ?? [];
      if (!path.includes('{id}') || thing === undefined || key === undefined) continue;
      // Whoever puts a rep adds one to the own team.
      for (const method of Object.keys(operations).filter((name) => name !== 'put')) {
        const body = method === 'get' ? undefined : bodyFor(path, handoffId);
        const headers = { 'x-baton-handoff': reference };
        const answer = await desk.ask(key, `${method.toUpperCase()} ${path.replace('{id}', thing)}`, body, headers);
        expect({ path, status: answer.status }).toEqual({ path, status: 404 });
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThanOrEqual(20);
    expect((await desk.ask(keys.otherRep, 'GET /v1/callbacks')).body.callbacks).toEqual([]);
    expect((await desk.ask(keys.rep, 'GET /v1/callbacks')).body.callbacks).toMatchObject([{ id: callback }]);
    expect((await desk.store.handoffs.ofConversation('acme', conversation))?.state).toBe('ended');
    expect((await desk.ask(keys.otherPlatform, `GET /v1/handoffs/${handoffId}`)).status).toBe(404);
    const journal = await desk.store.handoffs.journal('acme', handoffId);
    expect(journal.map(({ kind }) => kind)).toEqual(['triggered', 'offered']);
    expect(await desk.store.conversations.turns('acme', id)).toHaveLength(3);
  });

  it('keep the availability of reps of the same name apart', async () => {
    const body = { state: 'away', since: '2026-03-02T15:00:00Z', until: null };
    expect((await desk.ask(keys.rep, 'PUT /v1/reps/me/availability', body)).status).toBe(204);
    expect(await desk.store.availability.get('globex', 'ana')).toBeNull();
  });

  it('do not open each other’s handoffs with a key that names the other team', async () => {
    const forged = keys.otherPlatform.replace('baton.globex.', 'baton.acme.');
    expect((await desk.ask(forged, 'POST /v1/conversations', { prospect: {} })).status).toBe(401);
  });
});

describe('a key', () => {
  it('is needed, and told so', async () => {
    const answer = await desk.ask(null, 'POST /v1/conversations', { prospect: {} });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('may come as the password of Basic, for platforms that have nothing else', async () => {
    const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    const begin = (text: string) => desk.ask(null, 'POST /v1/conversations', { prospect: {} }, basic(text));
    expect((await begin(`twilio:${keys.platform}`)).status).toBe(201);
    expect((await begin(keys.platform)).status).toBe(401);
    expect((await begin(`${keys.platform}:x`)).status).toBe(401);
  });

  it('with a wrong secret opens nothing', async () => {
    const wrong = `${keys.platform.slice(0, -3)}AAA`;
    expect((await desk.ask(wrong, 'POST /v1/conversations', { prospect: {} })).status).toBe(401);
  });

  it('does what its scopes say and nothing else', async () => {
    const { handoffId } = await offered(desk, keys.platform);
    const tries: [string, string][] = [
      [keys.rep, 'POST /v1/conversations'],
      [keys.platform, `POST /v1/handoffs/${handoffId}/accept`],
      [keys.platform, 'PUT /v1/reps/me/availability'],
      [keys.operator, `GET /v1/handoffs/${handoffId}`],
      [keys.platform, 'GET /metrics'],
    ];
    for (const [key, call] of tries) {
      const body = call.startsWith('GET') ? undefined : {};
      expect({ call, status: (await desk.ask(key, call, body)).status }).toEqual({ call, status: 403 });
    }
  });

  it('opens nothing once it is revoked', async () => {
    const key = await desk.key('acme', 'platform', 'old');
    expect((await desk.ask(key, 'POST /v1/conversations', { prospect: {} })).status).toBe(201);
    await desk.store.keys.revoke('acme', key.split('.')[2] ?? '', new Date());
    expect((await desk.ask(key, 'POST /v1/conversations', { prospect: {} })).status).toBe(401);
  });
});
