/** Platform calls as conversations, with two nodes telling of the same call. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCallBook } from '../../../src-main/desk/platforms/call-book.ts';
import { type DeskResult, done, refuse } from '../../../src-main/desk/problem.ts';
import { startTestDesk, type TestDesk } from '../http/desk-app.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
  for (const team of ['acme', 'globex']) await desk.store.ensureTeam(team, 'reference-key');
});
afterAll(() => desk.stop());
const bookOf = () => createCallBook(desk.store, () => desk.clock.now);
const call = (id: string, name: string) => ({ id, input: { prospect: { name } } });
const said = (text: string) => ({ speaker: 'prospect', text, atSeconds: null }) as const;

it('a call is begun once, by whoever tells of it first', async () => {
  const begun = await bookOf().conversationOf('acme', 'vapi', call('c1', 'Dana'));
  const found = await bookOf().conversationOf('acme', 'vapi', call('c1', 'Somebody else'));
  expect(found).toEqual(begun);
  const others = [
    await bookOf().conversationOf('acme', 'vapi', call('c2', 'Dana')),
    await bookOf().conversationOf('acme', 'retell', call('c1', 'Dana')),
    await bookOf().conversationOf('globex', 'vapi', call('c1', 'Dana')),
  ];
  expect(new Set([begun, ...others].map(({ id }) => id)).size).toBe(4);
});

it('who is second to tell a turn looks again, and adds what is left', async () => {
  const book = bookOf();
  const conversation = await book.conversationOf('acme', 'vapi', call('c3', 'Dana'));
  const told = [said('Can I talk to a person?')];
  const asked: string[][] = [];
  const result = await book.addNew(
    conversation,
    { kind: 'transcript', told },
    async (turns): Promise<DeskResult<string>> => {
      asked.push(turns.map(({ turn, text }) => `${turn} ${text}`));
      if (asked.length > 1) return done('added');
      await desk.store.conversations.addTurns('acme', conversation.id, [{ turn: 1, ...said('Can I') }]);
      return refuse('unprocessable', 'Turn 1 is known with other words.');
    },
  );
  expect(result).toEqual(done({ added: 'added', revised: [] }));
  expect(asked).toEqual([['1 Can I talk to a person?'], ['2 talk to a person?']]);
});

it('who is refused for ever, or for another reason, is told so', async () => {
  const book = bookOf();
  const conversation = await book.conversationOf('acme', 'vapi', call('c4', 'Dana'));
  for (const [kind, times] of [
    ['unprocessable', 5],
    ['unavailable', 1],
  ] as const) {
    let asked = 0;
    const result = await book.addNew(conversation, { kind: 'transcript', told: [said('Hello.')] }, async () => {
      asked += 1;
      return refuse(kind, 'No.');
    });
    expect({ kind, result, asked }).toEqual({ kind, result: refuse(kind, 'No.'), asked: times });
  }
});
