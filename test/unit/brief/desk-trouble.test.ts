/** A desk that is late, silent or of no help. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../../src-main/contract/result.ts';
import { nativeBrief } from './fixtures/documents.ts';
import { invite } from './fixtures/invites.ts';
import { bench, reference } from './fixtures/resolver-bench.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('when the desk cannot help', () => {
  it.each([
    ['timeout', /did not answer within 2 s\. You see what the call itself carried/],
    ['unreachable', /could not be reached/],
    ['not-found', /does not know this handoff/],
    ['rejected', /refused to give the brief/],
    ['forbidden', /refused to give the brief/],
    ['bad-request', /was not a brief/],
    ['too-large', /too large/],
    ['internal', /could not be reached/],
  ] as const)('%s becomes a sentence on the card', async (code, sentence) => {
    const { resolve, answer, updates } = bench();
    resolve(
      invite([
        ['X-Baton-Handoff', reference],
        ['X-Summary', 'kept'],
      ]),
    );
    await answer(fail(code, 'x'));
    expect(updates).toHaveLength(1);
    expect(updates[0]?.problems).toEqual([expect.stringMatching(sentence)]);
    expect(updates[0]?.summary).toBe('kept');
  });

  it('a client that throws is a desk out of reach', async () => {
    const { resolve, updates } = bench({
      desk: {
        fetchBrief: () => {
          throw new Error('broken');
        },
      },
    });
    resolve(invite([['X-Baton-Handoff', reference]]));
    await vi.advanceTimersByTimeAsync(0);
    expect(updates[0]?.problems).toEqual([expect.stringMatching(/could not be reached/)]);
  });

  it('silence is told after two seconds and taken back when the answer comes late', async () => {
    const { resolve, answer, updates } = bench();
    resolve(invite([['X-Baton-Handoff', reference]]));
    await vi.advanceTimersByTimeAsync(1_999);
    expect(updates).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(updates[0]?.problems).toEqual([expect.stringMatching(/did not answer within 2 s/)]);
    await answer(ok(nativeBrief));
    expect(updates[1]).toMatchObject({ prospect: { name: 'Dana Reyes' }, problems: [] });
  });

  it('does not repeat an old trouble when the handoff rings again', async () => {
    const { resolve, answer } = bench();
    resolve(invite([['X-Baton-Handoff', reference]]));
    await answer(fail('timeout', 'x'));
    expect(resolve(invite([['X-Baton-Handoff', reference]])).brief.problems).toEqual([]);
  });

  it('a plain call the desk never heard of is no trouble when it brought its own brief', async () => {
    const { resolve, answer, updates } = bench();
    resolve(invite([['X-Summary', 'All is here.']]));
    await answer(fail('not-found', 'x'));
    expect(updates).toEqual([]);
    resolve(invite([], { sipCallId: 'bare' }));
    await answer(fail('not-found', 'x'));
    expect(updates[0]?.problems).toEqual(['No brief came with this call. You see who is calling, nothing more.']);
  });
});
