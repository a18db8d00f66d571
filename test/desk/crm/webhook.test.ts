import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebhook } from '../../../src-main/desk/crm/webhook.ts';
import { type ScriptedServer, startScriptedServer } from '../outbound/scripted-server.ts';
import { activity, prospect } from './activity-of.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
afterAll(() => server.stop());

const secret = 'a-shared-secret-of-the-team';
const webhook = () => createWebhook({ url: `${server.url}/crm`, secret, now: () => new Date('2026-03-02T15:10:00Z') });

describe('the webhook', () => {
  it('asks, and reads fields and history', async () => {
    server.script = () => ({
      body: {
        fields: { tier: 'gold', seats: 400, note: null },
        history: [{ text: 'Called in May', at: '2025-05-04T10:00:00Z' }],
      },
    });
    expect(await webhook().lookup(prospect)).toEqual({
      ok: true,
      value: {
        fields: { tier: 'gold', seats: '400' },
        history: [{ text: 'Called in May', at: '2025-05-04T10:00:00Z' }],
      },
    });
    expect(JSON.parse(server.asked.at(-1)?.text ?? '')).toEqual({ type: 'lookup', prospect });
  });

  it('signs the body it sends with its time, and marks an outcome as one', async () => {
    server.script = () => ({ status: 204 });
    expect(await webhook().writeOutcome(activity)).toEqual({ ok: true, value: undefined });
    const asked = server.asked.at(-1);
    const signature = createHmac('sha256', secret).update(`1772464200.${asked?.text}`).digest('hex');
    expect(asked?.headers['x-baton-signature']).toBe(`t=1772464200,v1=${signature}`);
    expect(JSON.parse(asked?.text ?? '')).toEqual({ type: 'outcome', activity });
  });

  it('names an outcome alike when it is sent again, and anew when a verdict has changed it', async () => {
    server.script = () => ({ status: 204 });
    const keyOf = async (sent: typeof activity) => {
      await webhook().writeOutcome(sent);
      return server.asked.at(-1)?.headers['idempotency-key'];
    };
    const first = await keyOf(activity);
    expect(first).toContain(activity.handoffId);
    expect(await keyOf(structuredClone(activity))).toBe(first);
    expect(await keyOf({ ...activity, body: `${activity.body} Call in May.` })).not.toBe(first);
  });

  it.each([
    ['nothing', { status: 204 }, true],
    ['keys that reach a prototype', { body: '{"fields":{"__proto__":{"x":1}}}' }, false],
    ['an object for a field', { body: { fields: { a: { b: 1 } } } }, false],
  ] as const)('takes %s for what it is', async (_name, reply, ok) => {
    server.script = () => reply;
    expect((await webhook().lookup(prospect)).ok).toBe(ok);
  });

  it('goes nowhere unencrypted but to this machine', async () => {
    const away = createWebhook({ url: 'http://crm.example/hook', secret, now: () => new Date() });
    expect(await away.lookup(prospect)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });
});
