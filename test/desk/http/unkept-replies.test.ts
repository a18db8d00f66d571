/** A store that takes the act and not the reply: whoever asks again gets the reply, and the thing is done once. */
import { expect, it, vi } from 'vitest';
import { StoreUnavailable } from '../../../src-main/desk/store/unavailable.ts';
import { sqlite } from '../store/sqlite-engine.ts';
import { offered, report, startTestDesk } from './desk-app.ts';

it('the reply is said again from memory, kept once the store takes it, and known to every node then', async () => {
  const opened = await sqlite.open();
  const shared = { ...opened, remove: async () => undefined };
  const desk = await startTestDesk({ engine: { name: 'shared', open: async () => shared } });
  const platform = await desk.key('acme', 'platform', 'vapi');
  const keep = vi.spyOn(desk.store.idempotency, 'keep');
  keep.mockRejectedValue(new StoreUnavailable('08006', null));
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const begin = (body: object = { prospect: {} }) => desk.ask(platform, 'POST /v1/conversations', body, headers);
  const first = await begin();
  expect(first.status).toBe(201);
  // So long that its reservation looks abandoned.
  desk.clock.now = new Date(desk.clock.now.getTime() + 3_600_000);
  const again = await begin();
  expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect((await begin({ prospect: { name: 'X' } })).status).toBe(422);
  keep.mockRestore();
  await desk.stop();

  const other = await startTestDesk({ engine: { name: 'shared', open: async () => opened } });
  const replayed = await other.ask(platform, 'POST /v1/conversations', { prospect: {} }, headers);
  expect([replayed.status, replayed.body.id]).toEqual([201, first.body.id]);
  await other.stop();
});

it('a report told again without any memory of the first time is kept once', async () => {
  const desk = await startTestDesk();
  const platform = await desk.key('acme', 'platform', 'vapi');
  const ana = await desk.rep('acme', 'ana');
  const ben = await desk.rep('acme', 'ben');
  const { handoffId } = await offered(desk, platform);
  const tell = (key: string, kind: string, details: object) =>
    desk.ask(key, `POST /v1/handoffs/${handoffId}/${kind}`, report(handoffId, details));
  const bridged = { afterMs: 300, strategy: null };
  for (const key of [ana, ana, ben]) expect((await tell(key, 'bridged', bridged)).status).toBe(204);
  expect((await tell(ana, 'bridged', { ...bridged, at: '2026-03-02T15:00:02Z' })).status).toBe(204);
  const kept = (await desk.store.handoffs.journal('acme', handoffId)).filter(({ kind }) => kind === 'bridged');
  expect(kept.map(({ repId, current }) => [repId, current])).toEqual([
    ['ana', true],
    ['ben', false],
    ['ana', true],
  ]);
  await desk.stop();
});
