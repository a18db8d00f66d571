/** The phone's link to its desk: once and in order over drops and restarts, and unhurt by a desk gone wrong. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signReference } from '../../src-main/brief/handoff-reference.ts';
import type { CallbackView } from '../../src-main/contract/callbacks.ts';
import { helloOf, type RepSocketStub, type StubConnection, startRepSocketStub } from '../support/rep-socket-stub.ts';
import {
  briefOf,
  type LinkBench,
  offer,
  openLink,
  pass,
  presence,
  referenceKey,
  withdrawn,
} from './desk-link-bench.ts';
import { type Bench, openTestDatabase } from './support.ts';

let stub: RepSocketStub;
let database: Bench;
let bench: LinkBench;
beforeEach(async () => {
  stub = await startRepSocketStub();
  database = openTestDatabase();
  bench = openLink(database, stub);
});
afterEach(async () => {
  bench.link.stop();
  await stub.stop();
  database.discard();
});

const kind = () => bench.link.state().connection.kind;

/** The next connection, greeted. */
async function greeted(index: number, hello = helloOf()): Promise<StubConnection> {
  const connection = await stub.connection(index);
  await connection.until('hello');
  connection.say(hello);
  await expect.poll(kind).toBe('live');
  return connection;
}

async function cursorSaid(index: number): Promise<number> {
  const hello = await (await stub.connection(index)).until('hello');
  return hello.type === 'hello' ? hello.after : -1;
}

describe('what is kept', () => {
  it('is acted on once, in order, over drops, repetitions and a restart of the phone', async () => {
    const first = await greeted(0);
    for (const message of [offer(1, 'a'), offer(1, 'a'), offer(2, 'b'), withdrawn(1, 'b', 1)]) first.say(message);
    await expect.poll(() => bench.done.length).toBe(2);
    first.wire.destroy();
    await expect.poll(kind).toBe('waiting');
    await pass(bench, 2_000);
    expect(await cursorSaid(1)).toBe(2);
    const second = await greeted(1, helloOf({ newest: 2 }));
    second.say(offer(2, 'b'));
    second.say({ type: 'set-away', cursor: 3 });
    await expect.poll(() => bench.done).toEqual(['brief a', 'brief b', 'away']);
    bench.link.stop();
    database = database.reopen();
    bench = openLink(database, stub);
    expect(await cursorSaid(2)).toBe(3);
  });

  it('comes again when the line breaks in the middle of it, or when it could not be stored', async () => {
    const first = await greeted(0);
    const text = JSON.stringify(offer(1, 'a'));
    // The head of a text frame of this length (RFC 6455 5.2), and half of its payload.
    const head = Buffer.from([0x81, 126, text.length >> 8, text.length & 255]);
    first.wire.write(Buffer.concat([head, Buffer.from(text.slice(0, 100))]));
    first.wire.end();
    await expect.poll(kind).toBe('waiting');
    await pass(bench, 2_000);
    expect(await cursorSaid(1)).toBe(0);
    const second = await greeted(1);
    const { save } = database.store.briefs;
    database.store.briefs.save = () => {
      throw new Error('disk full');
    };
    second.say(offer(1, 'a'));
    await expect.poll(kind).toBe('waiting');
    database.store.briefs.save = save;
    await pass(bench, 10_000);
    expect(await cursorSaid(2)).toBe(0);
    (await greeted(2)).say(offer(1, 'a'));
    await expect.poll(() => bench.done).toEqual(['failed Error: disk full', 'brief a']);
  });

  it('starts from the newest where the desk does not know the cursor', async () => {
    (await greeted(0, helloOf({ resumed: false, newest: 40 }))).wire.destroy();
    await expect.poll(kind).toBe('waiting');
    await pass(bench, 2_000);
    expect(await cursorSaid(1)).toBe(40);
  });
});

describe('an offer', () => {
  it('is in the cache before its INVITE, complete at the first paint; its brief grows meanwhile', async () => {
    const desk = await greeted(0);
    desk.say(offer(1, 'h-1'));
    await expect.poll(() => bench.link.state().offer?.name).toBe('Name of h-1');
    const headers = [{ name: 'X-Baton-Handoff', value: signReference('h-1', 'q83vEjRWeJA', referenceKey) }];
    const facts = { sipCallId: 'a@b', callerId: '+12025550123', displayName: 'Caller', headers, parts: [] };
    const { brief } = bench.resolver.resolve({ ...facts, receivedAt: '2026-11-23T12:00:00Z' });
    expect(brief).toMatchObject({ handoffKey: 'h-1', prospect: { name: 'Name of h-1' } });
    const turn = { turn: 1, speaker: 'prospect', text: 'By May.', atSeconds: null } as const;
    desk.say({ type: 'brief', handoffId: 'h-1', brief: { ...briefOf('h-1', 'Dana'), transcript: [turn] } });
    await expect.poll(() => bench.updates.at(-1)?.transcript).toEqual([turn]);
    expect(bench.updates.at(-1)?.prospect.phone).toBe('+12025550123');
    expect(database.store.briefs.get('h-1')?.origins).toContain('desk');
  });

  it('is shown while it stands, whatever this machine’s clock says, and not when the line is lost', async () => {
    const desk = await greeted(0);
    for (const message of [offer(1, 'a'), offer(2, 'b'), withdrawn(3, 'a', 1)]) desk.say(message);
    await expect.poll(() => bench.done.at(-1)).toBe('withdrawn a expired');
    expect(bench.link.state().offer?.handoffId).toBe('b');
    // Too late for the newer offer of the same handoff.
    desk.say(offer(4, 'b', 9));
    desk.say(withdrawn(5, 'b', 2));
    await expect.poll(() => bench.done.length).toBe(5);
    expect(bench.link.state().offer?.token).toBe(9);
    desk.wire.destroy();
    await expect.poll(() => bench.link.state().offer).toBeNull();
  });

  it('of a callback is answered over the socket and dialled when the desk agrees', async () => {
    const at = '2026-11-23T13:00:00.000Z';
    const callback: CallbackView = {
      ...{ id: 'c1', handoffId: 'h-1', repId: 'ana', stage: 'seeking', at, zone: 'UTC' },
      ...{ name: 'Dana', company: null, phone: '+12025550123', attempts: 0 },
    };
    const desk = await greeted(0, helloOf({ callbacks: [callback] }));
    const due = { handoffId: 'callback:c1', token: 3, expiresAt: at, callbackId: 'c1' };
    desk.say({ type: 'offer', cursor: 1, offer: due, brief: briefOf('h-1', 'Dana') });
    await expect.poll(() => bench.link.state().offer).toMatchObject({ ...due, dial: false, name: 'Dana' });
    expect(bench.link.briefKeyOf('callback:c1')).toBe('h-1');
    expect(bench.link.answer({ type: 'accept', handoffId: 'callback:c1', token: 3 }).ok).toBe(true);
    await desk.until('accept');
    desk.say({ type: 'callback', cursor: 2, event: 'dial', callback: { ...callback, stage: 'dialling' } });
    await expect.poll(() => bench.link.state().offer?.dial).toBe(true);
    bench.link.answer({ type: 'callback-result', callbackId: 'c1', result: 'reached' });
    await desk.until('callback-result');
    expect(bench.link.state().offer).toBeNull();
    desk.say({ type: 'callback', cursor: 3, event: 'over', callback: { ...callback, stage: 'reached' } });
    await expect.poll(() => bench.link.state().callbacks).toEqual([]);
  });
});

describe('the line', () => {
  it('says how the rep stands, at once on a change and every three seconds', async () => {
    bench.link.presenceReported(presence('signed-out'));
    const desk = await greeted(0);
    await desk.until('presence', (message) => message.type === 'presence' && !message.reachable);
    bench.link.presenceReported(presence('degraded'));
    await desk.until('presence', (message) => message.type === 'presence' && message.reachable);
    bench.link.presenceReported(presence('reachable', 'talking'));
    await desk.until('presence', (message) => message.type === 'presence' && message.availability === 'busy');
    bench.availability = 'do-not-disturb';
    bench.link.availabilityChanged();
    await desk.until('presence', (message) => message.type === 'presence' && message.availability === 'do-not-disturb');
    const before = desk.heard.length;
    await pass(bench, 9_100);
    await expect.poll(() => desk.heard.length).toBe(before + 3);
  });

  it('is dropped and opened anew when the desk falls silent; a ping is a sign of life', async () => {
    const desk = await greeted(0);
    await pass(bench, 9_000);
    const pong = new Promise((resolve) => desk.socket.once('pong', resolve));
    desk.socket.ping();
    await pong;
    await pass(bench, 9_000);
    expect(kind()).toBe('live');
    await pass(bench, 1_100);
    await expect.poll(kind).toBe('waiting');
    await pass(bench, 2_000);
    await greeted(1);
    // After a sleep of the machine it is not trusted as long.
    stub.connections[1]?.socket.pause();
    bench.link.kick();
    await pass(bench, 3_100);
    await expect.poll(kind).toBe('waiting');
  });

  it('gives up on a wrong key until a person does something, and on a phone that was replaced', async () => {
    const desk = await greeted(0);
    desk.socket.close(4001);
    await expect.poll(kind).toBe('refused');
    await pass(bench, 600_000);
    expect(stub.connections).toHaveLength(1);
    stub.refuseWith = 403;
    bench.link.availabilityChanged();
    await expect.poll(() => stub.refused).toEqual([403]);
    await expect.poll(kind).toBe('refused');
    await pass(bench, 600_000);
    stub.refuseWith = null;
    bench.link.follow();
    await greeted(1);
    stub.refuseWith = 404;
    stub.connections[1]?.socket.close(1012);
    await expect.poll(kind).toBe('waiting');
    await pass(bench, 2_000);
    await expect.poll(kind).toBe('off');
  });

  it('backs off from a desk that breaks every connection at once', async () => {
    const waits: number[] = [];
    for (let index = 0; index < 6; index += 1) {
      (await greeted(index)).wire.destroy();
      await expect.poll(kind).toBe('waiting');
      const { connection } = bench.link.state();
      if (connection.kind === 'waiting') waits.push(connection.retryInMs);
      await pass(bench, waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([750, 750, 1_500, 3_000, 6_000, 12_000]);
  });
});

describe('a desk gone wrong', () => {
  it('says rubbish: left aside, and given up on when there is no end to it, or too much at once', async () => {
    const desk = await greeted(0);
    for (const text of ['{', '{"type":"set-away","cursor":-1}', '{"type":"later-version","cursor":9}']) desk.say(text);
    desk.say({ type: 'set-away', cursor: 1 });
    for (let times = 0; times < 30; times += 1) desk.say('[]');
    await expect.poll(kind).toBe('waiting');
    await pass(bench, 2_000);
    (await greeted(1)).say('x'.repeat(2_000_000));
    await expect.poll(kind).toBe('waiting');
    expect(bench.done).toEqual(['away']);
  });

  it('sends too fast: read at our pace, nothing lost, and the page hears of it ten times a second at most', async () => {
    const desk = await greeted(0);
    for (let cursor = 1; cursor <= 400; cursor += 1) desk.say(offer(cursor, `h-${cursor}`));
    await expect
      .poll(
        async () => {
          await pass(bench, 200);
          return bench.done.length;
        },
        { timeout: 30_000 },
      )
      .toBe(400);
    expect(bench.done.at(-1)).toBe('brief h-400');
    expect(bench.shown.length).toBeLessThan(200);
  });
});
