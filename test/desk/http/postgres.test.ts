/** The desk over HTTP on PostgreSQL: a handoff from the first turn to its end, and a database that goes away and comes back. */
import { describe, expect, it } from 'vitest';
import { openPostgresStore } from '../../../src-main/desk/store/postgres/open.ts';
import { openedEngine } from '../store/engine.ts';
import { freshDatabase, postgres, postgresFolder } from '../store/postgres-engine.ts';
import { offered, report, startTestDesk } from './desk-app.ts';

describe.runIf(postgres !== null && postgresFolder !== null)('on PostgreSQL', () => {
  it('takes a handoff from the first turn to its end', async () => {
    const desk = await startTestDesk(postgres === null ? {} : { engine: postgres });
    const platform = await desk.key('acme', 'platform', 'vapi');
    const ana = await desk.rep('acme', 'ana');
    const { id, handoffId, reference } = await offered(desk, platform);
    const brief = await desk.ask(ana, `GET /v1/handoffs/${handoffId}`, undefined, { 'x-baton-handoff': reference });
    expect(brief.body).toMatchObject({ prospect: { name: 'Dana Reyes' }, transcript: [{}, {}, {}] });
    expect((await desk.ask(ana, `POST /v1/handoffs/${handoffId}/accept`, {})).status).toBeLessThan(300);
    const outcome = { kind: 'connected', endedBy: 'prospect' };
    const ended = report(handoffId, { outcome, talkSeconds: 60 });
    const bridged = report(handoffId, { afterMs: 300, strategy: null });
    for (const [name, body] of [
      ['bridged', bridged],
      ['ended', ended],
    ] as const) {
      expect((await desk.ask(ana, `POST /v1/handoffs/${handoffId}/${name}`, body)).status).toBeLessThan(300);
    }
    expect((await desk.ask(platform, `GET /v1/conversations/${id}`)).body.handoff.state).toBe('ended');
    await desk.stop();
  });

  it('answers 503 and when to come back while the database is away, and goes on after', async () => {
    const { server, url } = await freshDatabase(postgresFolder ?? '');
    const open = () =>
      openedEngine(
        () => openPostgresStore({ url, poolSize: 3 }),
        async () => {},
      );
    const desk = await startTestDesk({ engine: { name: 'PostgreSQL', open } });
    const platform = await desk.key('acme', 'platform', 'vapi');
    await server.kill();
    const body = { prospect: { name: 'Dana' } };
    const away = await desk.ask(platform, 'POST /v1/conversations', body, { 'idempotency-key': 'only-once' });
    expect(away).toMatchObject({ status: 503, body: { type: 'urn:baton:problem:unavailable' } });
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await desk.ask(null, 'GET /ready')).status).toBe(503);
    expect((await desk.ask(null, 'GET /health')).status).toBe(200);
    await server.restart();
    expect((await desk.ask(null, 'GET /ready')).status).toBe(200);
    const back = await desk.ask(platform, 'POST /v1/conversations', body, { 'idempotency-key': 'only-once' });
    expect(back.status).toBe(201);
    expect(desk.logged.join('')).not.toContain('Dana');
    await desk.stop();
  });
});
