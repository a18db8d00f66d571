/** Who may do what: keys, scopes, and two teams who never see each other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offered, report, startTestDesk, type TestDesk } from './desk-app.ts';

let desk: TestDesk;
const keys: Record<'platform' | 'rep' | 'otherPlatform' | 'otherRep' | 'operator', string> = {
  platform: '',
  rep: '',
  otherPlatform: '',
  otherRep: '',
  operator: '',
};
beforeAll(async () => {
  desk = await startTestDesk();
  keys.platform = await desk.key('acme', 'platform', 'vapi');
  keys.rep = await desk.key('acme', 'rep', 'ana');
  keys.otherPlatform = await desk.key('globex', 'platform', 'vapi');
  keys.otherRep = await desk.key('globex', 'rep', 'ana');
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

describe('two teams', () => {
  /** Every published address with an id in it, asked by the other team about this team's things. */
  it('cannot read or change what is the other’s, at any address', async () => {
    const { id, handoffId, reference } = await offered(desk, keys.platform);
    const document = (await desk.ask(null, 'GET /v1/openapi.json')).body;
    let asked = 0;
    for (const [path, operations] of Object.entries<object>(document.paths)) {
      if (!path.includes('{id}')) continue;
      const conversations = path.startsWith('/v1/conversations');
      const where = path.replace('{id}', conversations ? id : handoffId);
      for (const method of Object.keys(operations)) {
        const last = path.split('/').at(-1) ?? '';
        const details = reports[last];
        const body =
          method === 'get'
            ? undefined
            : last === 'turns'
              ? { turn: 4, speaker: 'ai', text: 'Hi.' }
              : details === undefined
                ? {}
                : report(handoffId, details);
        const key = conversations ? keys.otherPlatform : keys.otherRep;
        const headers = { 'x-baton-handoff': reference };
        const answer = await desk.ask(key, `${method.toUpperCase()} ${where}`, body, headers);
        expect({ path, status: answer.status }).toEqual({ path, status: 404 });
        asked += 1;
      }
    }
    expect(asked).toBe(13);
    expect((await desk.ask(keys.otherPlatform, `GET /v1/handoffs/${handoffId}`)).status).toBe(404);
    expect(await desk.store.handoffs.journal('acme', handoffId)).toEqual([]);
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
