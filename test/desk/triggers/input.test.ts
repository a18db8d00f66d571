import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { explicit, score } from '../../../src-main/desk/triggers/cli/commands.ts';
import { longestLine } from '../../../src-main/desk/triggers/cli/lines.ts';
import { accountValue } from '../../../src-main/desk/triggers/value.ts';
import { play, turnsOf, weights } from './support.ts';

class Kept extends Writable {
  text = '';
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

async function run(command: typeof score, input: string): Promise<{ bad: number; rows: unknown[]; errors: string[] }> {
  const output = new Kept();
  const errors = new Kept();
  const bad = await command(weights, { input: Readable.from([Buffer.from(input)]), output, errors });
  const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
  return { bad, rows: lines(output.text).map((line): unknown => JSON.parse(line)), errors: lines(errors.text) };
}

const scoredSchema = z.object({
  id: z.union([z.string(), z.number()]),
  turns: z.array(
    z.object({
      turn: z.number(),
      fire: z.boolean(),
      trigger: z.string().nullable(),
      probability: z.number().min(0).max(1),
      evidence: z.array(z.object({ turn: z.number(), start: z.number(), end: z.number(), quote: z.string() })),
    }),
  ),
});

describe('command line', () => {
  it('scores a conversation a line', async () => {
    const call = {
      id: 'x',
      turns: [
        { r: 'ai', x: 'Hello' },
        { r: 'caller', x: 'Can I speak to a person?' },
      ],
    };
    const { bad, rows } = await run(
      score,
      `${JSON.stringify(call)}\r\n\n${JSON.stringify({ ...call, id: 7, crm: null, turns: [] })}`,
    );
    expect(bad).toBe(0);
    const [first, second] = rows.map((row) => scoredSchema.parse(row));
    expect(first?.turns.map(({ fire, trigger }) => [fire, trigger])).toEqual([
      [false, null],
      [true, 'explicit-request'],
    ]);
    expect(second).toEqual({ id: 7, turns: [] });
  });

  it('answers explicit items with a probability and a label', async () => {
    const { rows } = await run(
      explicit,
      '{"id":"a","text":"agent please"}\n{"id":"b","text":"sure go ahead","prev":"Shall I email you the brochure?"}\n',
    );
    expect(rows).toMatchObject([
      { id: 'a', label: 1 },
      { id: 'b', label: 0 },
    ]);
  });

  it('names each bad line by its number and goes on', async () => {
    const deep = `{"id":1,"text":${'['.repeat(50_000)}`;
    const { bad, rows, errors } = await run(
      explicit,
      `{"id":1,"text":"hi"}\nnonsense\n{"id":2}\n[]\nnull\n${deep}\n{"id":3,"text":"bye"}\n`,
    );
    expect(bad).toBe(5);
    expect(errors.map((line) => line.split(':')[0])).toEqual(['line 2', 'line 3', 'line 4', 'line 5', 'line 6']);
    expect(rows).toMatchObject([{ id: 1 }, { id: 3 }]);
  });

  it('says of every bad conversation what is wrong, where, and what is wanted, and scores the others in order', async () => {
    const good = (id: number): string => `{"id":${id},"turns":[{"r":"caller","x":"Operator please"}]}`;
    const lines = [
      `\uFEFF${good(1)}`,
      '{"id":2,"turns":[{"r":"ghost","x":"boo"}]}',
      '{"id":3}',
      '   ',
      '{"id":4,"turns":[{"r":"caller","x":5}]}',
      `{"id":5,"turns":[{"r":"caller","x":"${'a'.repeat(longestLine)}"}]}`,
      '{"id":6,"turns":{"0":{"r":"ai","x":"hi"}}}',
      JSON.stringify({ id: 7, turns: Array.from({ length: 10_001 }, () => ({ r: 'ai', x: 'hi' })) }),
      '{"id":8,"turns":[{"r":"caller","x":"cut sho',
      good(9),
    ];
    const { bad, rows, errors } = await run(score, lines.join('\r\n'));
    expect(rows).toMatchObject([
      { id: 1, turns: [{ fire: true }] },
      { id: 9, turns: [{ fire: true }] },
    ]);
    expect(bad).toBe(7);
    expect(errors.map((line) => /^line (\d+): ([^:.]+(?:\.[^:. ]+)*)/.exec(line)?.slice(1))).toEqual([
      ['2', 'turns.0.r'],
      ['3', 'turns'],
      ['5', 'turns.0.x'],
      ['6', `longer than ${longestLine} characters`],
      ['7', 'turns'],
      ['8', 'turns'],
      ['9', 'not JSON'],
    ]);
    for (const line of errors) expect(line).toContain('a line must be {"id", "crm"?, "turns"');
  });

  it('takes a call of 10,000 turns, and any separator inside a text', async () => {
    const turns = Array.from({ length: 10_000 }, (_, at) => ({ r: at % 2 === 0 ? 'ai' : 'caller', x: 'Okay, go on.' }));
    const { bad, rows } = await run(
      score,
      `${JSON.stringify({ id: 'long', turns })}\n{"id":"u","turns":[{"r":"caller","x":"One\u2028two\u2029three\u0085"}]}`,
    );
    expect(bad).toBe(0);
    const [long, separated] = rows.map((row) => scoredSchema.parse(row));
    expect(long?.turns.map(({ turn }) => turn)).toEqual(turns.map((_, at) => at + 1));
    expect(separated?.turns).toHaveLength(1);
  });

  it('reads a letter that two chunks share', async () => {
    const bytes = Buffer.from('{"id":"é","text":"agent please"}\n');
    const output = new Kept();
    const input = Readable.from(Array.from(bytes, (byte) => Buffer.of(byte)));
    expect(await explicit(weights, { input, output, errors: new Kept() })).toBe(0);
    expect(JSON.parse(output.text)).toMatchObject({ id: 'é', label: 1 });
  });
});

describe('odd turns', () => {
  it.each([
    ['empty', ''],
    ['blank', ' \n\t '],
    ['signs', '?!?!…—🙂🙂'],
    ['another script', '私は人間と話したい'],
    ['half a surrogate', 'a \ud83d b'],
    ['very long', 'please tell me more '.repeat(5_000)],
    ['one long word', 'a'.repeat(100_000)],
    ['prototype names', 'constructor __proto__ toString hasOwnProperty'],
  ])('%s: a decision like any other', (_, text) => {
    const { last } = play(turnsOf('a: Hello.', `c:${text}`));
    expect(Number.isFinite(last.probability)).toBe(true);
    expect(last.fire).toBe(false);
  });

  it('takes turns in any order of speakers', () => {
    const { decisions } = play(turnsOf('c: Hi', 'c: Hi', 'a: Yes?', 'a: Hello?', 'c: Operator please'));
    expect(decisions.map(({ turn }) => turn)).toEqual([1, 2, 3, 4, 5]);
    expect(decisions.at(-1)?.fire).toBe(true);
  });
});

describe('a turn of many sentences', () => {
  const talk = [
    'We have been on the old system for a while.',
    'It mostly does what we need on a normal day.',
    'The shop in Leeds has its own server.',
    'My sister keeps the books.',
    'Spring is the busy season here.',
    'The rest of the year is slow.',
    'Nobody has looked at it since.',
  ];

  it.each(talk.map((_, at) => at))('hears a request for a person after %i of them', (at) => {
    const request = 'Can I please speak to a real person?';
    const { last } = play(turnsOf('a: Hello.', `c: ${talk.toSpliced(at, 0, request).join(' ')}`));
    expect(last).toMatchObject({ fire: true, trigger: 'explicit-request' });
    expect(last.evidence[0]?.quote).toContain('real person');
  });

  it('hears none where people are only spoken of', () => {
    const spoken = 'Last week I spoke to the manager of the other shop.';
    const { last } = play(turnsOf('a: Hello.', `c: ${[spoken, ...talk].join(' ')}`));
    expect(last.scores['explicit-request']).toBeLessThan(0.5);
  });
});

describe('account value', () => {
  it('reads what CRMs write, and nothing from what they do not', () => {
    expect(accountValue({ tier: 'Enterprise' }).worth).toBeGreaterThan(0.7);
    expect(accountValue({ annual_revenue: '2.5M', headcount: '1,200' }).worth).toBeGreaterThan(0.8);
    expect(accountValue({ tier: 'self-serve', employees: 4 }).worth).toBe(0);
    expect(accountValue({ tier: { nested: true }, vip: 'no', employees: null, note: 'vip enterprise' }).worth).toBe(0);
  });
});
