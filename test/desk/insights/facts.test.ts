/** From a journal to the facts of a handoff: hops, verdict, and why it was lost. */
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../src-main/desk/handoffs/handoff.ts';
import { makeFacts } from '../../../src-main/desk/insights/make-facts.ts';
import { begin, entry, feedbackOf, second, sourceOf } from './sources.ts';

const about = (atSecond: number) => ({
  ...{ handoffId: '4b0e6c1e-6b7b-4b6e-9f3e-1c9b0f6a2d10', handoffKey: 'h1', callId: 1, sipCallId: 'a' },
  at: new Date(begin + atSecond * second).toISOString(),
});
const ringing = (at: number) => entry('ringing', at, about(at), 'ana');
const bridged = (at: number, told = at) => entry('bridged', at, { ...about(told), afterMs: 1, strategy: null }, 'ana');
const ended = (at: number, kind: string) =>
  entry('ended', at, { ...about(at), outcome: { kind }, talkSeconds: 1 }, 'ana');
const triggered = entry('triggered', 0, { trigger: 'loop', probability: 0.8, turn: 2, weightsVersion: 'w' });
const offered = (at: number) => entry('offered', at, { token: at, expiresAt: 0, why: 'longest-idle' }, 'ana');

const factsOf = (journal: readonly JournalEntry[], state: 'waiting' | 'ended' = 'waiting') =>
  makeFacts(sourceOf(journal, state));

describe('hops', () => {
  it('are taken from the offer that was answered, not from those before it', () => {
    const journal = [triggered, offered(1), ringing(3), offered(20), ringing(21), bridged(26)];
    expect(factsOf(journal).hops).toEqual({
      toOffer: second,
      toRing: second,
      toBridge: 5 * second,
      inAll: 26 * second,
    });
  });

  it('of a desk that wrote less are those that can be known', () => {
    expect(factsOf([ringing(2), bridged(5)]).hops).toEqual({
      ...{ toOffer: null, toRing: null, toBridge: 3 * second, inAll: 5 * second },
    });
    expect(factsOf([]).hops).toEqual({ toOffer: null, toRing: null, toBridge: null, inAll: null });
  });

  it('believe the phone’s time where its report was held up, and the desk’s otherwise', () => {
    expect(factsOf([triggered, bridged(3_600, 9)]).clock.bridgedAt).toBe(begin + 9 * second);
    expect(factsOf([triggered, bridged(12, 9)]).clock.bridgedAt).toBe(begin + 12 * second);
    expect(factsOf([triggered, bridged(12, -900)]).clock.bridgedAt).toBe(begin + 12 * second);
  });

  it('leave out what cannot be read, and reports of reps who did not hold it', () => {
    const stray = { ...bridged(4), current: false };
    expect(factsOf([triggered, stray, entry('bridged', 5, 'nonsense', 'ana')]).clock.bridgedAt).toBeNull();
  });
});

describe('the brief', () => {
  it('counts as it was when it was offered', () => {
    expect(factsOf([triggered]).filled).toBeNull();
    const filled = factsOf([triggered, offered(1)]).filled ?? [];
    expect(filled).toEqual(expect.arrayContaining(['name', 'reason', 'evidence', 'transcript', 'crm', 'campaign']));
    expect(filled).not.toContain('consent');
    expect(filled).not.toContain('email');
  });
});

describe('the verdict', () => {
  it('is the latest the rep gave, whatever order and how often it came', () => {
    const early = entry('feedback', 10, feedbackOf({ timing: 'too-early', submitted: 10 }), 'ana');
    const right = entry(
      'feedback',
      40,
      feedbackOf({ timing: 'right', submitted: 30, gaps: ['budget', 'budget'] }),
      'ana',
    );
    for (const order of [
      [early, right],
      [right, early],
      [right, right, early],
    ]) {
      expect(factsOf([triggered, ...order]).verdict).toMatchObject({
        timing: 'right',
        gaps: ['budget'],
        contextJudged: true,
      });
    }
    const others = { ...right, current: false };
    expect(factsOf([triggered, early, others]).verdict).toMatchObject({ timing: 'too-early', contextJudged: false });
  });

  it('speaks of the decision that began the handoff, journalled or told by its probability', () => {
    expect(factsOf([triggered]).firedTurn).toBe(2);
    expect(factsOf([]).firedTurn).toBe(4);
  });
});

describe('a lost handoff', () => {
  const queued = (why: string) => entry('queued', 1, { why, ahead: 2 });
  const closed = (why: string) => entry('closed', 9, { why });
  it.each([
    [[triggered, offered(1)], 'waiting', null],
    [[triggered, bridged(5), ended(9, 'connected')], 'ended', null],
    [[triggered, entry('prospect-left', 8, {}), closed('cancelled')], 'ended', 'The prospect hung up while waiting'],
    [[triggered, closed('cancelled')], 'ended', 'The platform took it back'],
    [[triggered, queued('nobody-in-hours'), closed('waited-too-long')], 'ended', 'Nobody was in hours'],
    [[triggered, queued('constructor'), closed('waited-too-long')], 'ended', 'It waited too long'],
    [[triggered, ended(9, 'caller-left-before-bridge')], 'ended', 'The prospect hung up before the bridge'],
    [[triggered, entry('callback-booked', 3, {}), closed('cancelled')], 'ended', null],
    [
      [
        triggered,
        entry('callback-booked', 3, {}),
        entry('callback-over', 99, { how: 'given-up' }),
        closed('cancelled'),
      ],
      'ended',
      'The callback did not reach the prospect',
    ],
    [[], 'ended', 'The phone reported no end'],
  ] as const)('says why (%#)', (journal, state, why) => {
    expect(factsOf(journal, state).lost).toBe(why);
  });
});
