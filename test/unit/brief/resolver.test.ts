/** The way from INVITE to brief: references, cache, desk, and who wins. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signReference } from '../../../src-main/brief/handoff-reference.ts';
import { createBriefResolver } from '../../../src-main/brief/resolver.ts';
import { emptyBrief, type HandoffBrief } from '../../../src-main/contract/brief.ts';
import { ok } from '../../../src-main/contract/result.ts';
import { nativeBrief } from './fixtures/documents.ts';
import { invite } from './fixtures/invites.ts';
import { bench, reference } from './fixtures/resolver-bench.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('with a signed reference', () => {
  it("shows what the INVITE says at once and the desk's brief when it comes, stored both times", async () => {
    const { resolve, answer, asked, updates, store } = bench();
    const first = resolve(
      invite(
        [
          ['X-Baton-Handoff', reference],
          ['X-Summary', 'In short.'],
        ],
        { callerId: '+14155550133' },
      ),
    );
    expect(first.handoffKey).toBe('h-1001');
    expect(first.brief).toMatchObject({
      summary: 'In short.',
      origins: ['reference', 'invite', 'caller-id'],
      problems: [],
    });
    expect(store.get('h-1001')).toEqual(first.brief);
    expect(asked).toEqual([['h-1001', reference]]);

    await answer(ok(JSON.stringify(nativeBrief)));
    expect(updates).toHaveLength(1);
    expect(updates[0]).toMatchObject({ prospect: { name: 'Dana Reyes' }, summary: nativeBrief.summary, problems: [] });
    expect(updates[0]?.origins).toEqual(['reference', 'desk']);
    expect(store.get('h-1001')).toEqual(updates[0]);
  });

  it('answers from the cache when the same handoff rings again, and tells nothing twice', async () => {
    const { resolve, answer, updates } = bench();
    resolve(invite([['X-Baton-Handoff', reference]]));
    await answer(ok(nativeBrief));
    const again = resolve(invite([['X-Baton-Handoff', reference]], { sipCallId: 'other' }));
    expect(again.brief.prospect.name).toBe('Dana Reyes');
    expect(again.brief.origins).toEqual(['reference', 'cache', 'desk']);
    await answer(ok(nativeBrief));
    expect(updates).toHaveLength(1);
  });

  it('ignores a reference with a wrong signature, says so and asks the desk without it', () => {
    const { resolve, asked } = bench();
    const forged = signReference('h-1001', 'q83vEjRWeJA', 'another key');
    const { handoffKey, brief } = resolve(invite([['x-baton-handoff', forged]]));
    expect(handoffKey).toBe('a84b4c76e66710@edge.example.com');
    expect(brief.problems[0]).toMatch(/signature of the handoff reference is wrong/);
    expect(asked).toEqual([['a84b4c76e66710@edge.example.com', null]]);
  });

  it('prefers the genuine of two references and ignores malformed ones', () => {
    const forged = signReference('h-9', 'q83vEjRWeJA', 'another key');
    expect(
      bench().resolve(
        invite([
          ['X-Baton-Handoff', forged],
          ['X-Baton-Handoff', reference],
        ]),
      ).handoffKey,
    ).toBe('h-1001');
    for (const value of ['', 'a.b.c', `${reference}x`, 'h-1.short.mac', `../../x.${'n'.repeat(8)}.${'m'.repeat(43)}`]) {
      expect(bench().resolve(invite([['X-Baton-Handoff', value]])).brief.problems[0]).toMatch(/malformed/);
    }
  });

  it('without a key asks the desk, which can check it', () => {
    const { resolve, asked } = bench({ referenceKey: null });
    const { brief, handoffKey } = resolve(invite([['X-Baton-Handoff', reference]]));
    expect(handoffKey).toBe('h-1001');
    expect(brief.origins).not.toContain('reference');
    expect(asked).toEqual([['h-1001', reference]]);
  });

  it('without a desk says that the brief is out of reach', () => {
    const { brief } = bench({ desk: null }).resolve(invite([['X-Baton-Handoff', reference]]));
    expect(brief.problems).toEqual([
      'This call refers to a brief at a desk, but no desk is set up. You see what the call itself carried.',
    ]);
  });
});

describe('the order of sources', () => {
  it('a cached desk brief stays in front of the desk, a cache without one does not', async () => {
    const cached = (origins: HandoffBrief['origins']): HandoffBrief => ({
      ...emptyBrief('h-1001'),
      summary: 'Cached.',
      origins,
    });
    for (const [origins, summary] of [
      [['desk'], 'Cached.'],
      [['invite'], nativeBrief.summary],
    ] as const) {
      const { resolve, answer, updates, store } = bench();
      store.set('h-1001', cached([...origins]));
      expect(resolve(invite([['X-Baton-Handoff', reference]])).brief.summary).toBe('Cached.');
      await answer(ok(nativeBrief));
      expect(updates.at(-1)?.summary).toBe(summary);
      expect(updates.at(-1)?.prospect.company).toBe('Acme Logistics');
    }
  });

  it('a second INVITE of the same handoff does not ask the desk again while it is being asked', async () => {
    const { resolve, answer, asked, updates } = bench();
    resolve(
      invite([
        ['X-Baton-Handoff', reference],
        ['X-Campaign', 'Spring'],
      ]),
    );
    resolve(
      invite(
        [
          ['X-Baton-Handoff', reference],
          ['X-Lead-Score', '7'],
        ],
        { sipCallId: 'fork' },
      ),
    );
    expect(asked).toHaveLength(1);
    await answer(ok({ ...nativeBrief, campaign: null }));
    expect(updates).toHaveLength(1);
    expect(updates[0]).toMatchObject({ campaign: 'Spring', extra: '{"Lead-Score":"7"}', summary: nativeBrief.summary });
  });

  it('goes on when the cache fails, and says so', () => {
    const resolver = createBriefResolver({
      cache: {
        get: () => {
          throw new Error('corrupt');
        },
        save: () => {
          throw new Error('disk full');
        },
      },
      desk: () => null,
      referenceKey: () => null,
      now: () => new Date(),
      onUpdate: () => undefined,
    });
    const { brief } = resolver.resolve(invite([['X-Summary', 's']]));
    expect(brief.summary).toBe('s');
    expect(brief.problems).toEqual([
      'The briefs stored on this computer could not be read.',
      'This brief could not be stored on this computer. It is lost when Baton closes.',
    ]);
  });
});
