/** Nothing missed, nothing twice: whatever drops, and whatever word is lost or said twice. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeskMessage } from '../../../src-main/contract/desk-socket.ts';
import { recordOf } from '../store/dispatch-steps.ts';
import { connect, handoffOf, is, offerMessage, present, type SocketDesk, startSocketDesk } from './socket-desk.ts';

let desk: SocketDesk;
beforeEach(async () => {
  desk = await startSocketDesk();
});
afterEach(() => desk.stop());

const withdrawn = (token: number) => ({ type: 'withdrawn', handoffId: 'h', token, why: 'expired' }) as const;

it('a phone that drops at any moment hears every message once, in order', async () => {
  const connection = fc.record({
    /** Messages written before it connects, and while it is connected, in steps. */
    before: fc.integer({ min: 0, max: 4 }),
    during: fc.array(fc.record({ count: fc.integer({ min: 1, max: 60 }), words: fc.integer({ min: 0, max: 2 }) }), {
      maxLength: 3,
    }),
    /** Share of what it is owed that it has acted on when the line is cut. */
    kept: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(connection, { minLength: 1, maxLength: 4 }), async (connections) => {
      run += 1;
      const rep = `rep${run}`;
      const key = await desk.key('acme', 'rep', rep);
      let written = 1;
      await desk.feed(rep, [withdrawn(1)]);
      const acted: number[] = [1];
      const write = async (count: number, words: number) => {
        const messages = Array.from({ length: count }, () => withdrawn(++written));
        await desk.feed(rep, messages, words > 0);
        if (words > 1) await desk.store.bus.publish('desk', JSON.stringify({ t: 'acme', f: [rep] }));
      };
      for (const { before, during, kept } of [...connections, { before: 0, during: [], kept: 1 }]) {
        if (before > 0) await write(before, 1);
        const phone = await connect(desk.url, key, acted.at(-1) ?? 0);
        for (const { count, words } of during) await write(count, words);
        // Words that were lost are made good by the next proof of the phone.
        phone.say(present);
        const wanted = Math.ceil((written - (acted.at(-1) ?? 0)) * kept);
        await phone.until(
          (message): message is DeskMessage => phone.kept().length >= wanted && message.type === 'hello',
        );
        const heard = phone.kept().map(({ cursor }) => cursor);
        acted.push(...heard.slice(0, wanted));
        phone.socket.terminate();
        await phone.closed;
      }
      expect(acted).toEqual(Array.from({ length: written }, (_, index) => index + 1));
    }),
    { numRuns: 8 },
  );
});

it('a cursor the desk does not know is answered with what is open, and nothing old', async () => {
  const { handoffId } = await handoffOf(desk);
  const stage = {
    kind: 'offered',
    offer: { handoffId, repId: 'ana', token: 7, offeredAt: 0, expiresAt: Date.parse('2026-03-02T15:00:15Z') },
  } as const;
  const record = { ...recordOf(handoffId, 0), stage };
  const at = desk.clock.now;
  const feed = [withdrawn(3), offerMessage(handoffId, 7)].map((message) => ({ repId: 'ana', message, at }));
  await desk.step({ records: [record], feed });
  const key = await desk.key('acme', 'rep', 'ana');
  for (const [round, after] of [0, 99].entries()) {
    const phone = await connect(desk.url, key, after);
    const hello = await phone.until(is('hello'));
    expect(hello).toMatchObject({
      resumed: false,
      newest: 2 + round,
      offers: [{ handoffId, token: 7, callbackId: null }],
    });
    expect(hello.may).toEqual({ seeInsights: false, decide: false });
    expect((await phone.until(is('brief'))).brief).toMatchObject({
      handoffKey: handoffId,
      prospect: { name: 'Dana Reyes' },
    });
    await desk.feed('ana', [withdrawn(8)]);
    await phone.until(is('withdrawn'));
    expect(phone.kept()).toMatchObject([{ type: 'withdrawn', token: 8 }]);
    phone.socket.close();
    await phone.closed;
  }
});
