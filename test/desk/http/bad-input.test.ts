import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { offered, startTestDesk, type TestDesk } from './desk-app.ts';

let desk: TestDesk;
let platform: string;
let ana: string;
beforeAll(async () => {
  desk = await startTestDesk();
  platform = await desk.key('acme', 'platform', 'vapi');
  ana = await desk.rep('acme', 'ana');
  desk.node.presence('acme', 'ana', 'away');
});
afterAll(() => desk.stop());

const nested = (depth: number) => `{"prospect":{},"crm":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;

describe('bodies', () => {
  it.each([
    ['oversized', 413, `{"prospect":{"name":"${'a'.repeat(1_100_000)}"}}`],
    ['deep', 400, nested(10_000)],
    ['with a key twice', 400, '{"prospect":{},"prospect":{}}'],
    ['with a reserved key', 400, '{"prospect":{},"crm":{"__proto__":1}}'],
    ['with a number no double holds', 400, '{"prospect":{},"crm":{"a":1e999}}'],
    ['broken off', 400, '{"prospect":'],
    ['empty', 400, ''],
    ['of the wrong type', 400, '[]'],
    ['with a field of the wrong type', 400, '{"prospect":{"name":7}}'],
    ['with a field nobody knows', 400, '{"prospect":{},"prospekt":{}}'],
    ['with a time zone that does not exist', 400, '{"prospect":{"timeZone":"Mars/Olympus"}}'],
  ])('%s are answered with a problem', async (_name, status, body) => {
    const answer = await desk.ask(platform, 'POST /v1/conversations', body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, type: expect.stringMatching(/^urn:baton:problem:/) });
    expect(answer.body.instance).toBe(`urn:baton:request:${answer.headers.get('x-request-id')}`);
  });

  it('are named by the field that is wrong', async () => {
    const answer = await desk.ask(platform, 'POST /v1/conversations', { prospect: { name: 7 } });
    expect(answer.body.errors).toMatchObject([{ pointer: '/prospect/name' }]);
  });

  it('of another media type are refused', async () => {
    for (const [type, body] of [
      ['text/xml', '<a/>'],
      ['application/x-www-form-urlencoded', 'prospect=1'],
    ]) {
      const answer = await desk.ask(platform, 'POST /v1/conversations', body, { 'content-type': type ?? '' });
      expect(answer.status).toBe(415);
    }
  });

  it('that mention a consent are carried unchanged, and nothing is assumed', async () => {
    const { id } = (
      await desk.ask(platform, 'POST /v1/conversations', { prospect: {}, consent: { doNotCall: 'listed' } })
    ).body;
    const { handoff } = (await desk.ask(platform, `POST /v1/conversations/${id}/handoff`, {})).body;
    const brief = await desk.ask(platform, `GET /v1/handoffs/${handoff.id}`);
    expect(brief.body.compliance).toMatchObject({ doNotCall: 'listed', tcpa: 'unknown', consentAt: null });
  });

  it('that never arrive are not waited for', async () => {
    const slow = await startTestDesk({ requestTimeoutMs: 200 });
    const { port } = new URL(slow.url);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write('POST /v1/conversations HTTP/1.1\r\nhost: desk\r\ncontent-length: 9\r\n'),
      );
      socket.on('data', (part) => {
        text += part.toString();
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    await slow.stop();
  });
});

describe('an Idempotency-Key', () => {
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });

  it('gets the same reply again, and the thing is done once', async () => {
    const headers = key();
    const body = { prospect: { name: 'Dana' } };
    const first = await desk.ask(platform, 'POST /v1/conversations', body, headers);
    const again = await desk.ask(platform, 'POST /v1/conversations', body, headers);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('with other content is an error', async () => {
    const headers = key();
    await desk.ask(platform, 'POST /v1/conversations', { prospect: {} }, headers);
    const other = await desk.ask(platform, 'POST /v1/conversations', { prospect: { name: 'X' } }, headers);
    expect(other.status).toBe(422);
  });

  it('belongs to the key that used it', async () => {
    const headers = key();
    const second = await desk.key('acme', 'platform', 'retell');
    const one = await desk.ask(platform, 'POST /v1/conversations', { prospect: {} }, headers);
    const two = await desk.ask(second, 'POST /v1/conversations', { prospect: {} }, headers);
    expect(two.body.id).not.toBe(one.body.id);
  });

  it('is free again after a refusal', async () => {
    const { handoffId } = await offered(desk, platform);
    const headers = key();
    const accept = () => desk.ask(ana, `POST /v1/handoffs/${handoffId}/accept`, {}, headers);
    expect((await accept()).status).toBe(410);
    desk.node.presence('acme', 'ana', 'available');
    await vi.waitFor(async () => expect((await desk.store.handoffs.get('acme', handoffId))?.holder).toBe('ana'));
    expect((await accept()).status).toBe(204);
    expect((await accept()).status).toBe(204);
    const accepts = (await desk.store.handoffs.journal('acme', handoffId)).filter(({ kind }) => kind === 'accept');
    expect(accepts).toHaveLength(1);
  });

  it('held by a node that died is free again when nobody has renewed it', async () => {
    const headers = key();
    const body = '{"prospect":{}}';
    const begin = () => desk.ask(platform, 'POST /v1/conversations', body, headers);
    const slot = {
      ...{ teamId: 'acme', keyId: platform.split('.')[2] ?? '' },
      idempotencyKey: headers['idempotency-key'],
    };
    const print = createHash('sha256').update(`POST /v1/conversations\n${body}`).digest('hex');
    const before = new Date(desk.clock.now.getTime() - 4_000);
    expect(await desk.store.idempotency.reserve(slot, print, before, before)).toEqual({ kind: 'yours' });
    const running = await begin();
    expect(running).toMatchObject({ status: 409, body: { type: 'urn:baton:problem:conflict' } });
    expect(running.headers.get('retry-after')).toBe('1');
    await desk.store.idempotency.renew(slot, new Date(before.getTime() - 2_000));
    expect((await begin()).status).toBe(201);
  });

  it('that no header can be is refused', async () => {
    const answer = await desk.ask(platform, 'POST /v1/conversations', { prospect: {} }, { 'idempotency-key': 'short' });
    expect(answer.status).toBe(400);
  });
});

it('10,000 requests from one key at once are refused, all but those it may make, and another key is served', async () => {
  const small = await startTestDesk({ rate: 20 });
  const loud = await small.key('acme', 'platform', 'loud');
  const calm = await small.key('acme', 'platform', 'calm');
  const body = { prospect: {} };
  const asked = { method: 'POST', url: '/v1/conversations', payload: body } as const;
  const headers = { authorization: `Bearer ${loud}` };
  const flood = Array.from({ length: 10_000 }, () => small.app.server.inject({ ...asked, headers }));
  const other = small.ask(calm, 'POST /v1/conversations', body);
  const answers = await Promise.all(flood);
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  expect(refused.length).toBeGreaterThan(9_000);
  expect(answers.every(({ statusCode }) => statusCode === 201 || statusCode === 429)).toBe(true);
  expect(refused[0]?.headers).toMatchObject({ 'retry-after': '1' });
  expect(refused[0]?.headers['content-type']).toContain('application/problem+json');
  expect((await other).status).toBe(201);
  await small.stop();
});
