/** A flood of wrong keys: refused without a look at the store, and nobody who works from the same address is kept out. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createWrongKeys, mostWrongKeys } from '../../../src-main/desk/http/wrong-keys.ts';
import { startTestDesk, type TestDesk } from './desk-app.ts';

describe('at the desk', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await startTestDesk();
  });
  afterEach(() => desk.stop());

  const begin = (key: string) => desk.ask(key, 'POST /v1/conversations', { prospect: {} });

  it('is answered with a problem and when to come back, over HTTP and for sockets, and costs no look-up', async () => {
    const platform = await desk.key('acme', 'platform', 'vapi');
    const wrong = `${platform.slice(0, -3)}AAA`;
    expect((await begin(platform)).status).toBe(201);
    const find = vi.spyOn(desk.store.keys, 'find');
    const answers = await Promise.all(Array.from({ length: 2 * mostWrongKeys }, () => begin(wrong)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
    expect(refused[0]?.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);

    const lookedUp = find.mock.calls.length;
    expect((await begin(wrong)).status).toBe(429);
    const headers = { authorization: `Bearer ${wrong}` };
    const socket = new WebSocket(`${desk.url.replace('http', 'ws')}/v1/reps/me/socket`, { headers });
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('error', resolve);
    });
    expect(status).toBe(429);
    expect(find).toHaveBeenCalledTimes(lookedUp);
    // Somebody works from there.
    expect((await begin(platform)).status).toBe(201);
  });
});

describe('an address', () => {
  it('may try again after a while, a key that is good no more is counted like any other, and others are not concerned', () => {
    let at = 0;
    const keys = createWrongKeys(() => at);
    keys.right('here', 'good');
    keys.right('here', 'revoked soon');
    for (let count = 0; count < mostWrongKeys; count++) keys.wrong('here', `guess ${count}`);
    expect(keys.refusal('here', 'another guess')).toMatchObject({ kind: 'rate-limited', retryAfter: 10 });
    expect(keys.refusal('here', 'good')).toBeNull();
    expect(keys.refusal('there', 'another guess')).toBeNull();
    keys.wrong('here', 'revoked soon');
    expect(keys.refusal('here', 'revoked soon')).not.toBeNull();
    at = 9_999;
    expect(keys.refusal('here', 'another guess')).toMatchObject({ retryAfter: 1 });
    at = 10_000;
    expect(keys.refusal('here', 'another guess')).toBeNull();
  });
});
