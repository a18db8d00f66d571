/** What an operator sees: health, readiness, figures, logs, the published document, the end. */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { expect, it } from 'vitest';
import { offered, startTestDesk } from './desk-app.ts';

it('publishes every route as OpenAPI 3.1', async () => {
  const desk = await startTestDesk();
  const { body } = await desk.ask(null, 'GET /v1/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const paths = ['/v1/conversations/{id}/handoff', '/v1/handoffs/{id}/accept', '/v1/callbacks', '/v1/reps/{id}'];
  expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(paths));
  expect(body.paths['/v1/callbacks'].get.parameters).toContainEqual(
    expect.objectContaining({ name: 'limit', in: 'query', required: false }),
  );
  expect(body.paths['/v1/conversations'].post).toMatchObject({
    operationId: 'beginConversation',
    requestBody: { content: { 'application/json': { schema: { type: 'object', required: ['prospect'] } } } },
  });
  await desk.stop();
});

it('counts what happened, for a key that may see it', async () => {
  const desk = await startTestDesk();
  const platform = await desk.key('acme', 'platform', 'vapi');
  await offered(desk, platform);
  const figures = await desk.ask(await desk.key('acme', 'operator', 'prometheus'), 'GET /metrics');
  expect(figures.body).toContain('baton_desk_turns_total 3');
  expect(figures.body).toContain('baton_desk_answers_total{trigger="explicit-request",answer="callback"} 1');
  expect(figures.body).toContain('route="/v1/conversations/:id/turns"');
  expect(figures.body).not.toContain('Dana');
  await desk.stop();
});

it('logs a line a request and nothing about the prospect', async () => {
  const desk = await startTestDesk();
  const { id } = await offered(desk, await desk.key('acme', 'platform', 'vapi'));
  const lines = desk.logged.join('');
  expect(lines).toContain('"route":"/v1/conversations/:id/turns"');
  for (const secret of ['Dana', 'Northwind', '+12125550147', '400 seats', id, 'Bearer', 'baton.acme.']) {
    expect(lines).not.toContain(secret);
  }
  await desk.stop();
});

it('says the request id it was given', async () => {
  const desk = await startTestDesk();
  const named = await desk.ask(null, 'GET /health', undefined, { 'x-request-id': 'call-7' });
  expect(named.headers.get('x-request-id')).toBe('call-7');
  const unnamed = await desk.ask(null, 'GET /health', undefined, { 'x-request-id': 'a b' });
  expect(unnamed.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  await desk.stop();
});

it('is ready while its store is, and healthy all the same', async () => {
  const desk = await startTestDesk();
  expect((await desk.ask(null, 'GET /ready')).status).toBe(200);
  await desk.store.close();
  expect((await desk.ask(null, 'GET /ready')).status).toBe(503);
  expect((await desk.ask(null, 'GET /health')).status).toBe(200);
  await desk.stop();
});

it('finishes what is under way when it is drained, and takes nothing new', async () => {
  const desk = await startTestDesk();
  const key = await desk.key('acme', 'platform', 'vapi');
  const body = JSON.stringify({ prospect: { name: 'Dana' } });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', expect: '100-continue' };
  const under = request(`${desk.url}/v1/conversations`, {
    method: 'POST',
    headers: { ...headers, 'content-length': body.length },
  });
  under.flushHeaders();
  await once(under, 'continue');
  const drained = desk.app.drain();
  const answered: Promise<IncomingMessage[]> = once(under, 'response');
  under.end(body);
  const [response] = await answered;
  expect(response?.statusCode).toBe(201);
  response?.resume();
  await drained;
  await expect(fetch(`${desk.url}/health`)).rejects.toThrow();
  await desk.stop();
});
