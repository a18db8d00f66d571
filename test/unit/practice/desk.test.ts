import http from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signReference } from '../../../src-main/brief/handoff-reference.ts';
import { createPracticeDesk, type DeskReport, type PracticeDesk } from '../../../src-main/practice/desk.ts';
import { type LoopbackServer, listenOnLoopback } from '../../../src-main/practice/loopback.ts';
import { briefFor } from '../../../src-main/practice/scripts/brief-for.ts';
import { practiceScripts } from '../../../src-main/practice/scripts/index.ts';

let desk: PracticeDesk;
let server: LoopbackServer;
let reports: DeskReport[];
const brief = briefFor(practiceScripts[0], 'practice-1', new Date('2026-03-11T15:00:00Z'));
const authorization = 'Bearer open-sesame';

beforeEach(async () => {
  reports = [];
  desk = createPracticeDesk({
    bearer: 'open-sesame',
    referenceKey: 'reference-key',
    onReport: (report) => reports.push(report),
  });
  desk.publish(brief);
  server = await listenOnLoopback({ request: desk.handle, upgrade: (_, socket) => socket.destroy() });
});
afterEach(() => server.stop());

const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`http://${server.host}${path}`, { ...init, headers: { authorization, ...init.headers } });
const post = (kind: string, key: string | null, body: unknown = { a: 1 }, handoff = 'practice-1') =>
  ask(`/v1/handoffs/${handoff}/${kind}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: key === null ? {} : { 'idempotency-key': key },
  });

describe('a brief', () => {
  it('is given to whoever has the bearer', async () => {
    const response = await ask('/v1/handoffs/practice-1');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(brief);
    for (const wrong of ['', 'Bearer open-sesam', 'Basic open-sesame']) {
      expect((await ask('/v1/handoffs/practice-1', { headers: { authorization: wrong } })).status).toBe(401);
    }
  });

  it('is refused when the reference of another handoff comes along', async () => {
    const withReference = (reference: string) =>
      ask('/v1/handoffs/practice-1', { headers: { 'x-baton-handoff': reference } });
    expect((await withReference(signReference('practice-1', 'nonce-nonce', 'reference-key'))).status).toBe(200);
    expect((await withReference(signReference('practice-2', 'nonce-nonce', 'reference-key'))).status).toBe(403);
    expect((await withReference(signReference('practice-1', 'nonce-nonce', 'other-key'))).status).toBe(403);
  });

  it('of an unknown handoff, another path or another method is refused', async () => {
    expect((await ask('/v1/handoffs/practice-2')).status).toBe(404);
    expect((await ask('/v1/handoffs/../handoffs')).status).toBe(404);
    expect((await ask('/v1/handoffs/practice-1', { method: 'DELETE' })).status).toBe(405);
  });
});

describe('a report', () => {
  it.each(['ringing', 'decline', 'more-time', 'compliance-override', 'bridged', 'ended', 'feedback'])(
    '%s is counted once however often it is delivered',
    async (kind) => {
      expect((await post(kind, 'key-00000001')).status).toBe(201);
      expect((await post(kind, 'key-00000001')).status).toBe(200);
      expect((await post(kind, 'key-00000002')).status).toBe(201);
      expect(reports).toEqual([
        { handoffKey: 'practice-1', kind, body: { a: 1 } },
        { handoffKey: 'practice-1', kind, body: { a: 1 } },
      ]);
    },
  );

  it('accept needs no key, the others do', async () => {
    expect((await post('accept', null)).status).toBe(201);
    expect((await post('ended', null)).status).toBe(400);
    expect((await post('ended', 'a b')).status).toBe(400);
  });

  it('with a used key and other content is refused', async () => {
    await post('ended', 'key-00000001', { a: 1 });
    expect((await post('ended', 'key-00000001', { a: 2 })).status).toBe(422);
    expect(reports).toHaveLength(1);
  });

  it('about a handoff of an earlier start arrives too, or a postponed verdict would wait for ever', async () => {
    expect((await post('feedback', 'key-00000001', { rating: 5 }, 'practice-0')).status).toBe(201);
    expect(reports).toEqual([{ handoffKey: 'practice-0', kind: 'feedback', body: { rating: 5 } }]);
  });

  it('of an unknown kind is refused', async () => {
    expect((await post('nonsense', 'key-00000001')).status).toBe(404);
    expect((await post('availability', 'key-00000001')).status).toBe(404);
  });

  it('that is too large or no JSON object is refused and not counted', async () => {
    expect((await post('feedback', 'key-00000001', { note: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await post('feedback', 'key-00000002', [1])).status).toBe(400);
    const broken = { method: 'POST', body: '{', headers: { 'idempotency-key': 'key-00000003' } };
    expect((await ask('/v1/handoffs/practice-1/feedback', broken)).status).toBe(400);
    expect(reports).toEqual([]);
  });

  it('of availability is a PUT', async () => {
    const init = { method: 'PUT', body: '{"state":"away"}', headers: { 'idempotency-key': 'key-00000001' } };
    expect((await ask('/v1/reps/me/availability', init)).status).toBe(201);
    expect((await ask('/v1/reps/me/availability', { ...init, method: 'POST' })).status).toBe(405);
    expect(reports).toEqual([{ handoffKey: null, kind: 'availability', body: { state: 'away' } }]);
  });

  it('whose sender goes away in the middle leaves the desk alive', async () => {
    const request = http.request(`http://${server.host}/v1/handoffs/practice-1/ended`, {
      method: 'POST',
      headers: { authorization, 'idempotency-key': 'key-00000001', 'content-length': 100 },
    });
    const closed = new Promise((resolve) => request.on('close', resolve));
    request.on('error', () => undefined);
    request.write('{"a":', () => request.destroy());
    await closed;
    expect((await post('ended', 'key-00000001')).status).toBe(201);
  });
});
