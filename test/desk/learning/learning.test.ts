/** Learning from verdicts: the right way, a little at a time, and never out of its bounds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enginePort } from '../../../src-main/desk/conversations/trigger-port.ts';
import { calibrate } from '../../../src-main/desk/learning/calibrate.ts';
import { type LearningEvent, labelledTurn, learningEventOf } from '../../../src-main/desk/learning/event.ts';
import { shippedCalls } from '../../../src-main/desk/learning/guard/read-calls.ts';
import { firstPassing, type KnownCall, scoreTunings } from '../../../src-main/desk/learning/guard.ts';
import { hearCall, playCall } from '../../../src-main/desk/learning/replay.ts';
import { recalibrated, shippedVersion } from '../../../src-main/desk/learning/version.ts';
import { milder, weigh } from '../../../src-main/desk/learning/weigh.ts';
import type { SpokenTurn } from '../../../src-main/desk/triggers/engine.ts';
import { headInputNames } from '../../../src-main/desk/triggers/head-inputs.ts';
import {
  firingKinds,
  noTuning,
  type TriggerTuning,
  tuningBounds,
  tuningSchema,
} from '../../../src-main/desk/triggers/tuning.ts';
import { play, qualifiedCall, turnsOf, weights } from '../triggers/support.ts';
import { times, verdictOf } from './verdicts.ts';

function fires(turns: readonly SpokenTurn[], tuning: TriggerTuning): boolean {
  const heard = hearCall(weights, { crm: {}, turns, handBacks: [] });
  return playCall(weights, heard, tuning).at(-1)?.fire === true;
}
const shiftAfter = (events: readonly LearningEvent[]): number => calibrate(noTuning, events).hesitation ?? 0;

describe('calibration', () => {
  it('follows verdicts at once, one of them a little and many of them further', () => {
    const early = (count: number) => shiftAfter(times(count, () => verdictOf('hesitation', 'too-early')));
    expect(early(1)).toBeLessThan(0);
    expect(early(1)).toBeGreaterThan(-0.1);
    expect(early(20)).toBeLessThan(early(5));
    expect(early(5)).toBeLessThan(early(1));
    expect(shiftAfter([verdictOf('hesitation', 'too-late')])).toBeGreaterThan(0);
    expect(shiftAfter([verdictOf('hesitation', 'right')])).toBeGreaterThan(0);
  });

  it('moves the kind that was judged and no other', () => {
    expect(calibrate(noTuning, [verdictOf('loop', 'too-early')])).toEqual({ loop: expect.any(Number) });
    const from = { ...noTuning, shifts: { complexity: 0.4 } };
    expect(calibrate(from, [verdictOf('loop', 'too-early')])).toMatchObject({ complexity: 0.4 });
  });

  it('is no version where nothing moves', () => {
    const active = shippedVersion(new Date(0));
    const even = [verdictOf('loop', 'right', { logits: [6] })];
    expect(recalibrated(active, even, new Date(1))).toBeNull();
    const moved = recalibrated(
      active,
      times(4, () => verdictOf('loop', 'too-early')),
      new Date(1),
    );
    expect(moved).toMatchObject({ version: 1, cause: 'calibration', tuning: { version: 'v1' }, events: 4 });
  });
});

const input = fc.constantFrom(...headInputNames);
const anyVerdict: fc.Arbitrary<LearningEvent> = fc
  .record({
    kind: fc.constantFrom(...firingKinds),
    verdict: fc.constantFrom('too-early', 'right', 'too-late'),
    logits: fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 2, maxLength: 4 }),
    inputs: fc.dictionary(input, fc.double({ min: -1, max: 1, noNaN: true }), { maxKeys: 6 }),
  })
  .map(({ kind, verdict, ...changes }) => verdictOf(kind, verdict, changes));

describe('ten thousand verdicts', () => {
  it('of whatever ill will leave a tuning within its bounds, and the plainest calls as they were', () => {
    const request = turnsOf('a: Hello, how can I help?', 'c: Can I talk to a real person please?');
    fc.assert(
      fc.property(fc.array(anyVerdict, { minLength: 20, maxLength: 20 }), (some) => {
        const events = times(10_000, (index) => some[index % some.length] ?? verdictOf('loop', 'right'));
        const tuning = weigh(noTuning, events);
        for (const shift of Object.values(tuning.shifts))
          expect(Math.abs(shift)).toBeLessThanOrEqual(tuningBounds.shift);
        for (const deltas of Object.values(tuning.deltas)) {
          expect(Object.keys(deltas).length).toBeLessThanOrEqual(8);
          for (const delta of Object.values(deltas)) expect(Math.abs(delta)).toBeLessThanOrEqual(tuningBounds.delta);
        }
        expect(tuningSchema.parse(tuning)).toEqual(tuning);
        expect(fires(request, tuning)).toBe(true);
        expect(fires(turnsOf('a: Good morning.', 'c: We are in Denver.'), tuning)).toBe(false);
      }),
      { numRuns: 8 },
    );
  });
});

describe('weights', () => {
  /** Hesitation is right where it comes again, and too early where it does not. */
  const telling = times(200, (index) =>
    index % 2 === 0
      ? verdictOf('hesitation', 'right', { inputs: { hesitates: 1, 'hesitates again': 0.9 } })
      : verdictOf('hesitation', 'too-early', { inputs: { hesitates: 1, 'hesitated before': 0 } }),
  );

  it('follow what tells the right from the early, and leave the other heads alone', () => {
    const { deltas } = weigh(noTuning, telling);
    expect(Object.keys(deltas)).toEqual(['sentiment']);
    expect(deltas.sentiment?.['hesitates again']).toBe(tuningBounds.delta);
  });

  it('are had in part, with shifts that fit the part', () => {
    const [whole, half] = milder(noTuning, telling, weigh(noTuning, telling));
    const of = (tuning: TriggerTuning | undefined) => tuning?.deltas.sentiment?.['hesitates again'] ?? 0;
    expect(of(half)).toBeCloseTo(of(whole) / 2, 5);
    expect(half?.shifts.hesitation).not.toBe(whole?.shifts.hesitation);
  });

  it('stay where a head was judged too seldom', () => {
    expect(weigh(noTuning, telling.slice(0, 19)).deltas).toEqual({});
  });
});

const now = async () => {};
const deltasOf = (head: 'loop' | 'high-interest', delta: number): TriggerTuning => ({
  ...noTuning,
  deltas: { [head]: Object.fromEntries(headInputNames.map((name) => [name, delta])) },
});

describe('the replay guard', () => {
  it('knows calls of its own, on which the engine as shipped is good', async () => {
    const calls = shippedCalls();
    expect(calls.length).toBeGreaterThan(200);
    expect(calls.every(({ turns }) => turns.at(-1)?.role === 'caller')).toBe(true);
    const [f1 = 0] = await scoreTunings(weights, calls, [noTuning], now);
    expect(f1).toBeGreaterThan(0.8);
  });

  it('takes the first that unlearns nothing, and none where all of them do', async () => {
    const shipped = shippedCalls();
    const judge = (...learned: TriggerTuning[]) =>
      firstPassing(weights, { own: [], shipped }, { active: noTuning, learned }, now);
    const worse = deltasOf('high-interest', -0.5);
    expect(await judge(worse, noTuning)).toBe(noTuning);
    expect(await judge(worse)).toBeNull();
  });

  it('refuses what the team’s own calls speak against, whatever the shipped ones say', async () => {
    const asked = [...qualifiedCall, ...turnsOf('c: So what does it cost?')];
    const own = [{ crm: {}, handBacks: [], label: 1 as const, turns: asked }];
    const deaf = { ...noTuning, thresholds: { 'high-interest': 0.95, complexity: 0.95 } };
    const judge = (calls: readonly KnownCall[]) =>
      firstPassing(weights, { own: calls, shipped: [] }, { active: noTuning, learned: [deaf] }, now);
    expect(await judge([])).toBe(deaf);
    expect(await judge(own)).toBeNull();
  });
});

describe('a call heard once', () => {
  it('is decided on as the desk decided, hand-backs and the account included', () => {
    const turns = [...qualifiedCall, ...turnsOf('c: So what does it cost?', 'a: I cannot say.', 'c: Get me a person.')];
    const crm = { tier: 'enterprise' };
    const tuning = { ...noTuning, shifts: { 'high-interest': -0.3 } };
    const port = enginePort(weights).listen(crm, tuning);
    const decisions = turns.map(({ role, text }, index) => {
      if (index === 10) port.handBack();
      return port.hear({ turn: index + 1, speaker: role === 'ai' ? 'ai' : 'prospect', text, atSeconds: null });
    });
    const found = playCall(weights, hearCall(weights, { crm, turns, handBacks: [10] }), tuning);
    expect(found.map((each) => each?.fire ?? false)).toEqual(decisions.map(({ fire }) => fire));
    expect(found.map((each) => each?.probability ?? 0)).toEqual(decisions.map(({ probability }) => probability));
  });
});

describe('a verdict', () => {
  const turns = turnsOf('a: Hi.', 'c: Hello.', 'a: And?', 'a: Well?', 'c: Hm.', 'c: No.');
  it.each([
    ['right', null, 6],
    ['too-early', null, 6],
    ['too-late', 5, 5],
    ['too-late', 4, 2],
    ['too-late', 1, null],
    ['too-late', 6, null],
    ['too-late', null, null],
    [null, null, null],
  ] as const)('%s, better at %s, speaks of turn %s', (timing, betterTurn, turn) => {
    expect(labelledTurn({ timing, betterTurn }, 6, turns)).toBe(turn);
  });

  it('is kept with what the engine as shipped made of the call, and without a word of it', () => {
    const call = { crm: {}, handBacks: [], turns: [...qualifiedCall, ...turnsOf('c: So what does it cost?')] };
    const fired = { kind: 'high-interest', turn: call.turns.length } as const;
    const learned = learningEventOf(weights, call, fired, { timing: 'right', betterTurn: null });
    expect(learned).toMatchObject({ label: 1, turn: fired.turn, at: 4 });
    const probability = play(call.turns).last.scores['high-interest'];
    expect(1 / (1 + Math.exp(-(learned?.trace.at(-1) ?? 0)))).toBeCloseTo(probability, 2);
    expect(Object.keys(learned?.inputs ?? {})).toContain('price asked once qualified');
    expect(JSON.stringify(learned)).not.toMatch(/cost|spreadsheet/);
    expect(learningEventOf(weights, call, { ...fired, turn: 3 }, { timing: 'right', betterTurn: null })).toBeNull();
  });
});
