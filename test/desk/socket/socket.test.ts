/** One rep's socket: who gets in, what goes each way, and how it ends. */

import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createApp } from '../../../src-main/desk/http/app.ts';
import { wordTriggers } from '../http/desk-app.ts';
import {
  connect,
  handoffOf,
  is,
  lastTurn,
  notedDispatch,
  offerMessage,
  present,
  type SocketDesk,
  startSocketDesk,
} from './socket-desk.ts';

let desk: SocketDesk;
beforeEach(async () => {
  desk = await startSocketDesk();
});
afterEach(() => desk.stop());

/** The HTTP status an upgrade is refused with. */
function refusal(key: string | null, path = '/v1/reps/me/socket'): Promise<{ status: number; body: string }> {
  const headers = key === null ? {} : { authorization: `Bearer ${key}` };
  const socket = new WebSocket(`${desk.url.replace('http', 'ws')}${path}`, { headers });
  return new Promise((resolve, reject) => {
    socket.once('open', () => reject(new Error('It was accepted.')));
    socket.once('error', () => undefined);
    socket.once('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (part) => (body += String(part)));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
  });
}

it('refuses before the upgrade: no key, a platform’s key, a revoked one, another address, too often', async () => {
  const key = await desk.key('acme', 'rep', 'ana');
  expect((await refusal(null)).status).toBe(401);
  expect(JSON.parse((await refusal(`${key.slice(0, -1)}_`)).body)).toMatchObject({ status: 401 });
  expect((await refusal(await desk.key('acme', 'platform', 'vapi'))).status).toBe(403);
  expect((await refusal(key, '/v1/reps/you/socket')).status).toBe(404);
  const statuses: number[] = [];
  for (let tries = 0; tries < 12; tries += 1) {
    const phone = await connect(desk.url, key).catch(() => null);
    if (phone === null) {
      statuses.push((await refusal(key)).status);
      break;
    }
    phone.socket.terminate();
  }
  expect(statuses).toEqual([429]);
  const [, , id = ''] = key.split('.');
  await desk.store.keys.revoke('acme', id, desk.clock.now);
  expect((await refusal(key)).status).toBe(401);
});

it('offers with the brief as it is when it is sent, and tells how it grows', async () => {
  const { handoffId, say } = await handoffOf(desk, ['We need 400 seats.', 'A person, please.']);
  const phone = await connect(desk.url, await desk.key('acme', 'rep', 'ana'), 0);
  await say(3, 'By May.');
  await desk.feed('ana', [offerMessage(handoffId)]);
  const offer = await phone.until(is('offer'));
  expect(offer).toMatchObject({ cursor: 1, offer: { token: 1, expiresAt: '2026-03-02T15:00:15.000Z' } });
  expect(lastTurn(offer.brief)).toBe('By May.');
  for (let turn = 4; turn < 20; turn += 1) await say(turn, `Turn ${turn}.`);
  const isLast = (message: Parameters<ReturnType<typeof is<'brief'>>>[0]) =>
    message.type === 'brief' && lastTurn(message.brief) === 'Turn 19.';
  await phone.until((message): message is Extract<typeof message, { type: 'brief' }> => isLast(message));
  // Sixteen turns in a moment are not sixteen briefs.
  expect(phone.heard.filter(is('brief')).length).toBeLessThan(8);
});

it('tells dispatch who is there, and that an INVITE would not arrive', async () => {
  const phone = await connect(desk.url, await desk.key('acme', 'rep', 'ana'), 0);
  phone.say(present);
  phone.say(JSON.stringify({ ...present, reachable: false }));
  phone.say({ type: 'decline', handoffId: 'none', token: 1, reason: 'busy' });
  expect(await phone.until(is('refused'))).toMatchObject({ about: 'decline', handoffId: 'none' });
  expect(desk.dispatch.presences).toEqual([
    { repId: 'ana', said: 'available' },
    { repId: 'ana', said: 'offline' },
  ]);
  phone.socket.close(1000);
  await phone.closed;
  await expect.poll(() => desk.dispatch.presences.at(-1)?.said).toBe('gone');
});

it('a phone that goes while its answer is dealt with is not there again by what it said before', async () => {
  const { handoffId } = await handoffOf(desk);
  const phone = await connect(desk.url, await desk.key('acme', 'rep', 'ana'), 0);
  const dealtWith = Promise.withResolvers<boolean>();
  vi.spyOn(desk.dispatch, 'consumed').mockReturnValueOnce(dealtWith.promise);
  phone.say({ type: 'accept', handoffId, token: 1 });
  phone.say(present);
  phone.say({ type: 'decline', handoffId, token: 1, reason: 'queue' });
  phone.socket.close(1000);
  await phone.closed;
  await expect.poll(() => desk.dispatch.presences).toEqual([{ repId: 'ana', said: 'gone' }]);
  dealtWith.resolve(true);
  // What was said about the offer still counts.
  await expect.poll(() => desk.dispatch.told.map(({ type }) => type)).toContain('declined');
  expect(desk.dispatch.presences).toEqual([{ repId: 'ana', said: 'gone' }]);
});

it('an answer goes into the inbox with its token; one that comes too late is told so', async () => {
  const { handoffId } = await handoffOf(desk);
  const phone = await connect(desk.url, await desk.key('acme', 'rep', 'ana'), 0);
  const change = { id: handoffId, fence: 9, endedAt: null, queue: null } as const;
  await desk.step({ handoffs: [{ ...change, state: 'accepted', holder: 'ana' }] });
  phone.say({ type: 'accept', handoffId, token: 8 });
  expect((await phone.until(is('refused'))).detail).toContain('no longer');
  phone.say({ type: 'accept', handoffId, token: 9 });
  phone.say({ type: 'decline', handoffId, token: 9, reason: 'queue' });
  phone.say({ type: 'callback-result', callbackId: 'none', result: 'busy' });
  await phone.until((message): message is Extract<typeof message, { type: 'refused' }> => {
    return message.type === 'refused' && message.about === 'callback-result';
  });
  expect(phone.heard.filter(is('refused')).map(({ about }) => about)).toEqual(['accept', 'callback-result']);
  const named = { handoffId, repId: 'ana' };
  expect(desk.dispatch.told.filter(({ type }) => type !== 'asked')).toEqual([
    { type: 'accepted', ...named, token: 8 },
    { type: 'accepted', ...named, token: 9 },
    { type: 'declined', ...named, token: 9, reason: 'queue' },
  ]);
  const journal = (await desk.store.handoffs.journal('acme', handoffId)).filter(({ repId }) => repId === 'ana');
  expect(journal.map(({ kind, current }) => ({ kind, current }))).toEqual([
    { kind: 'accept', current: false },
    { kind: 'accept', current: true },
    { kind: 'decline', current: true },
  ]);
});

it('the newest phone of a rep rings, on this node and on any other; another rep’s is left alone', async () => {
  const key = await desk.key('acme', 'rep', 'ana');
  const first = await connect(desk.url, key, 0);
  const other = await connect(desk.url, await desk.key('acme', 'rep', 'ben'), 0);
  const stranger = await connect(desk.url, await desk.key('globex', 'rep', 'ana'), 0);
  const second = await connect(desk.url, key, 0);
  expect(await first.closed).toMatchObject({ code: 4001 });
  // On another node it is replaced once their words cannot have crossed any more.
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_000);
  const node = await createApp({
    ...{ store: desk.store, triggers: wordTriggers, now: () => desk.clock.now, requestsPerSecond: 1_000 },
    ...{ log: pino({ level: 'silent' }), dispatch: notedDispatch(desk.store, 'n2') },
  });
  const third = await connect(await node.server.listen({ host: '127.0.0.1', port: 0 }), key, 0);
  expect(await second.closed).toMatchObject({ code: 4001 });
  for (const { socket } of [other, stranger, third]) expect(socket.readyState).toBe(WebSocket.OPEN);
  vi.restoreAllMocks();
  // The rep is not gone: the newer phone is there.
  expect(desk.dispatch.presences).toEqual([]);
  await node.drain();
  expect(await third.closed).toMatchObject({ code: 1012 });
});

it('rubbish is refused, and too much of it ends the socket; nobody else notices', async () => {
  const ben = await connect(desk.url, await desk.key('acme', 'rep', 'ben'), 0);
  const key = await desk.key('acme', 'rep', 'ana');
  const rubbish = ['{', '[]', '{"type":"hello","after":0,"after":1}', '{"type":"accept","__proto__":{}}'];
  const phone = await connect(desk.url, key, 0);
  for (const text of rubbish) phone.say(text);
  expect(await phone.closed).toMatchObject({ code: 1008 });
  expect(phone.heard.filter(is('refused'))).toHaveLength(rubbish.length);
  const large = await connect(desk.url, key, 0);
  large.say(JSON.stringify({ ...present, extra: 'x'.repeat(20_000) }));
  expect(await large.closed).toMatchObject({ code: 1009 });
  const fast = await connect(desk.url, key, 0);
  for (let times = 0; times < 200; times += 1) fast.say(present);
  expect(await fast.closed).toMatchObject({ code: 1008 });
  const early = await connect(desk.url, key);
  early.say(present);
  expect(await early.until(is('refused'))).toMatchObject({ about: 'presence' });
  await desk.feed('ben', [{ type: 'set-away' }]);
  await ben.until(is('set-away'));
});
