/** Faults 15, 16: briefs that are too large, too deep or mean two things. The call still rings with what it has. */
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src-main/brief/read-document.ts';
import { handoffBriefSchema } from '../../../src-main/contract/brief.ts';
import { dice, randomJson } from '../../unit/brief/fixtures/generate.ts';
import { invite } from '../../unit/brief/fixtures/invites.ts';
import { phone, withDeskAnswer } from './phone.ts';

describe('15: too large, too deep', () => {
  const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  it.each([
    ['50 MB of text', `{"name":"${'x'.repeat(50 * 1_048_576)}"}`, /larger than 1024 KiB/],
    ['50 MB already parsed', { name: 'x'.repeat(50 * 1_048_576) }, /larger than 1024 KiB/],
    ['depth 10,000', deep(10_000), /nested deeper/],
    ['depth 10,000 of lists', '['.repeat(10_000), /nested deeper/],
    ['depth 10,000 already parsed', JSON.parse(deep(5_000)), /nested (?:too deep|deeper)/],
    ['one level too deep', deep(18), /nested deeper/],
  ])('%s is refused and the call keeps what it has', async (_title, answer, reason) => {
    const brief = await withDeskAnswer(answer);
    expect(brief.problems).toEqual([expect.stringMatching(reason)]);
    expect(brief.prospect.name).toBe('Dana Reyes');
  });

  it('a body that deep in the INVITE still rings', () => {
    const { brief } = phone().ring(
      invite([['X-Company', 'Acme']], { parts: [{ contentType: 'application/json', text: deep(9_000) }] }),
    );
    expect(brief.prospect.company).toBe('Acme');
    expect(brief.problems).toEqual([expect.stringMatching(/nested deeper/)]);
  });

  it('a brief of nearly 1 MiB is read, in every shape that invites quadratic work', () => {
    const filler = (unit: string): string => unit.repeat(Math.floor(900_000 / unit.length));
    const shapes: unknown[] = [
      { summary: filler('a ') },
      { summary: filler('<') },
      { summary: filler('%') },
      { needs: filler('x;') },
      { needs: Array.from({ length: 90_000 }, (_, at) => `n${at}`) },
      { transcript: filler('user: hi\n') },
      { transcript: filler(' ') },
      { name: `Z${filler('\u0301').slice(0, 400_000)}` },
      { timezone: filler(' ') },
      { reason: filler('=') },
      Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`k${at}`, at])),
    ];
    for (const shape of shapes) {
      expect(readDocument(shape, { handoffKey: 'h', now: new Date(), keyMustMatch: true }).ok).toBe(true);
    }
    const header = 16_000;
    for (const unit of ['"', ',', ';', '%3B', '\\"', 'a=', '{', ' ', '(', '0']) {
      const value = unit.repeat(Math.floor(header / unit.length));
      phone().ring(
        invite([
          ['User-to-User', value],
          ['X-Attributes', value],
          ['X-Baton-Handoff', value],
        ]),
      );
    }
  });
});

describe('16: JSON that readers disagree about', () => {
  it.each([
    ['__proto__', '{"__proto__":{"polluted":true}}', /reserved field name/],
    ['__proto__ spelled in escapes', '{"\\u005f_proto__":{"polluted":true}}', /reserved field name/],
    ['constructor', '{"prospect":{"constructor":{"prototype":{"polluted":true}}}}', /reserved field name/],
    ['prototype', '{"prototype":1}', /reserved field name/],
    ['__proto__ already parsed', JSON.parse('{"__proto__":{"polluted":true}}'), /reserved field name/],
    ['duplicate keys', '{"name":"Dana","name":"Mallory"}', /same field twice/],
    ['duplicate keys, one escaped', '{"name":"Dana","n\\u0061me":"Mallory"}', /same field twice/],
    ['1e999', '{"trigger":{"probability":1e999}}', /number is too large/],
    ['-1e999', '[-1e999]', /number is too large/],
    ['NaN', '{"probability":NaN}', /not JSON/],
    ['cut off', '{"name":"Da', /not closed/],
  ])('%s is refused as a whole', async (_title, answer, reason) => {
    const brief = await withDeskAnswer(answer);
    expect(brief.problems).toEqual([expect.stringMatching(reason)]);
    expect(brief.prospect.name).toBe('Dana Reyes');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('reserved names in headers and pairs do nothing', () => {
    const { brief } = phone().ring(
      invite([
        ['X-__proto__', '{"polluted":true}'],
        ['X-constructor', 'a=1;b=2'],
        ['User-to-User', '__proto__=polluted;constructor=x'],
        ['X-Company', 'Acme'],
      ]),
    );
    expect(brief.prospect.company).toBe('Acme');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('anything else of any shape becomes a valid brief or a refusal', () => {
    for (let seed = 1; seed <= 1_500; seed += 1) {
      const document = randomJson(dice(seed));
      const read = readDocument(document, { handoffKey: 'h', now: new Date(0), keyMustMatch: false });
      if (read.ok) expect(handoffBriefSchema.safeParse(read.value).error, `seed ${seed}`).toBeUndefined();
      const { brief } = phone().ring(
        invite([['X-Data', JSON.stringify(document) ?? '']], {
          parts: [{ contentType: 'application/json', text: JSON.stringify(document) ?? '' }],
        }),
      );
      expect(brief.handoffKey, `seed ${seed}`).toBe('a84b4c76e66710@edge.example.com');
    }
  });
});
