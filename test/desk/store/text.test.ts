/** Text of any kind comes back as it went in, from every engine. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engines } from './engines.ts';

const at = new Date('2026-03-02T15:00:00Z');
/** Every code unit: U+0000, halves of surrogate pairs, and U+FFFF, which PostgreSQL's tables use for themselves. */
const text = fc.array(
  fc.oneof(
    fc.constantFrom('\0', '\ud800', '\udc00', '\uffff', '0', 'F', '\ufffd', '\\u0000', '"'),
    fc.string({ unit: 'binary' }),
  ),
  { minLength: 1, maxLength: 8 },
);
const words = text.map((parts) => parts.join('')).filter((joined) => joined.length > 0);

describe.each(engines)('$name', (engine) => {
  it('keeps text as UTF-8 can say it, and JSON exactly', async () => {
    const opened = await engine.open();
    const { store } = opened;
    await store.ensureTeam('acme', 'secret');
    let number = 0;
    await fc.assert(
      fc.asyncProperty(words, words, async (said, known) => {
        number += 1;
        const id = `c${number}`;
        const input = { prospect: { name: known }, crm: { [`note ${known}`]: known } };
        await store.conversations.add({ teamId: 'acme', id, input, startedAt: at, createdAt: at });
        const turn = { turn: 1, speaker: 'prospect', text: said, atSeconds: 0.1 } as const;
        expect(await store.conversations.addTurns('acme', id, [turn])).toMatchObject({ added: [1] });
        expect(await store.conversations.addTurns('acme', id, [turn])).toMatchObject({ repeated: [1] });
        expect(await store.conversations.turns('acme', id)).toEqual([{ ...turn, text: said.toWellFormed() }]);
        expect((await store.conversations.get('acme', id))?.input).toEqual(input);
      }),
      { numRuns: 150 },
    );
    await opened.remove();
  });

  it('finds nothing under a name it does not have, whatever is in it', async () => {
    const opened = await engine.open();
    const { store } = opened;
    for (const id of ['h\0', '\uffff', '\uffff0', "h'; --", '\ud800']) {
      expect(await store.handoffs.get('acme', id)).toBeNull();
      expect(await store.conversations.get(id, id)).toBeNull();
      expect(await store.handoffs.redeem('acme', id, id, 'ana', at)).toBe('unknown');
    }
    await opened.remove();
  });
});
