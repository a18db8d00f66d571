/** Who may do what: keys and scopes, and names that two teams share. What teams see of each other: every-address. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offered, startTestDesk, type TestDesk } from './desk-app.ts';

let desk: TestDesk;
const keys = { platform: '', rep: '', operator: '', otherPlatform: '' };
beforeAll(async () => {
  desk = await startTestDesk();
  keys.platform = await desk.key('acme', 'platform', 'vapi');
  keys.rep = await desk.rep('acme', 'ana');
  keys.otherPlatform = await desk.key('globex', 'platform', 'vapi');
  keys.operator = await desk.key('acme', 'operator', 'prometheus');
});
afterAll(() => desk.stop());

describe('two teams', () => {
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
