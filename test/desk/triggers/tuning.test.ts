import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enginePort } from '../../../src-main/desk/conversations/trigger-port.ts';
import { createTriggerEngine, type Decision, type SpokenTurn } from '../../../src-main/desk/triggers/engine.ts';
import { hazardSettings } from '../../../src-main/desk/triggers/hazard.ts';
import { headInputNames } from '../../../src-main/desk/triggers/head-inputs.ts';
import { stateHeadNames } from '../../../src-main/desk/triggers/heads.ts';
import { logistic } from '../../../src-main/desk/triggers/linear-model.ts';
import { replayInputs } from '../../../src-main/desk/triggers/replay-inputs.ts';
import { firingKinds, noTuning, type TriggerTuning, tuningSchema } from '../../../src-main/desk/triggers/tuning.ts';
import { play, qualifiedCall, turnsOf, weights } from './support.ts';

const interest = [...qualifiedCall, ...turnsOf('c: So what does it cost?')];
const doubt = [
  ...qualifiedCall,
  ...turnsOf(
    'a: The annual plan would be twelve thousand.',
    "c: It's a bit more than I expected.",
    'a: Shall we set the start date for Monday?',
    "c: I'm not sure.",
  ),
];
const request = turnsOf('a: Hello, how can I help?', 'c: Can I talk to a real person please?');
const crm = { tier: 'enterprise', vip: true };

function decide(turns: readonly SpokenTurn[], change: Partial<TriggerTuning> = {}, facts = {}): Decision[] {
  const engine = createTriggerEngine(weights, hazardSettings, { ...noTuning, ...change });
  let state = engine.start(facts);
  return turns.map((turn) => {
    const observed = engine.observe(state, turn);
    state = observed.state;
    return observed.decision;
  });
}
const last = (decisions: readonly Decision[]): Decision => {
  const decision = decisions.at(-1);
  if (decision === undefined) throw new Error('A call has at least one turn.');
  return decision;
};
const logit = (probability: number): number => Math.log(probability / (1 - probability));

describe('a tuning', () => {
  it.each([interest, doubt, request])('of the shipped numbers decides as none does', (...turns) => {
    const same: TriggerTuning = {
      version: 't1',
      thresholds: {
        ...Object.fromEntries(firingKinds.map((kind) => [kind, hazardSettings.on])),
        'explicit-request': 0.5,
      },
      shifts: Object.fromEntries(firingKinds.map((kind) => [kind, 0])),
      deltas: { loop: { agrees: 0 } },
    };
    for (const facts of [{}, crm]) {
      const shipped = decide(turns, {}, facts);
      expect(shipped.every(({ weightsVersion }) => weightsVersion === weights.version)).toBe(true);
      const named = shipped.map((decision) => ({ ...decision, weightsVersion: `${weights.version}+t1` }));
      expect(decide(turns, same, facts)).toEqual(named);
    }
  });

  it('holds hesitation and frustration, one head, to thresholds of their own', () => {
    expect(last(decide(doubt))).toMatchObject({ fire: true, trigger: 'hesitation' });
    expect(last(decide(doubt, { thresholds: { hesitation: 0.95 } })).fire).toBe(false);
    expect(last(decide(doubt, { thresholds: { frustration: 0.95 } })).fire).toBe(true);
    expect(last(decide(doubt, { shifts: { hesitation: -1.5 } })).probability).toBeLessThan(
      last(decide(doubt, { shifts: { frustration: -1.5 } })).probability,
    );
  });

  it('fires earlier under a lower threshold, and on an account of value under that of value', () => {
    const turns = turnsOf('a: Hello, how can I help?', 'c: Would it cover all of our locations?');
    expect(last(decide(turns, {}, crm))).toMatchObject({ fire: true, trigger: 'high-value' });
    expect(last(decide(turns, { thresholds: { 'high-value': 0.95 } }, crm)).fire).toBe(false);
    const early = (threshold: number): number =>
      decide(doubt, { thresholds: { hesitation: threshold } }).findIndex(({ fire }) => fire);
    expect(early(0.3)).toBeLessThanOrEqual(early(0.55));
  });

  it('explains itself under what was learned: probability, contribution and counterfactual move together', () => {
    for (const [turns, kind] of [
      [interest, 'high-interest'],
      [request, 'explicit-request'],
    ] as const) {
      const shipped = last(decide(turns));
      const tuned = last(decide(turns, { shifts: { [kind]: -0.7 } }));
      expect(tuned.trigger).toBe(kind);
      expect(logit(tuned.scores[kind])).toBeCloseTo(logit(shipped.scores[kind]) - 0.7, 5);
      const learned = tuned.contributions.find(({ name }) => name === 'learned from verdicts');
      if (learned !== undefined) expect(learned.amount).toBeLessThan(0);
      const before = shipped.counterfactual?.probability ?? Number.NaN;
      expect(tuned.counterfactual?.probability).toBeLessThan(before);
    }
  });

  it('moves one head by the named inputs alone, never further than half a logit each', () => {
    const shipped = last(decide(interest));
    const lowered = last(decide(interest, { deltas: { 'high-interest': { 'price asked once qualified': -0.5 } } }));
    const endless = last(decide(interest, { deltas: { 'high-interest': { 'price asked once qualified': -1e9 } } }));
    expect(lowered.scores['high-interest']).toBeLessThan(shipped.scores['high-interest']);
    expect(endless).toEqual(lowered);
    expect(lowered.scores).toEqual({ ...shipped.scores, 'high-interest': lowered.scores['high-interest'] });
    expect(
      last(decide(interest, { deltas: { 'high-interest': { 'no such input': 0.5, ['__proto__']: 0.5 } } })),
    ).toEqual(shipped);
  });

  it('switches nothing off or on for good, however far it was pushed', () => {
    const anyTuning: fc.Arbitrary<TriggerTuning> = fc.record({
      version: fc.constant('any'),
      thresholds: fc.dictionary(fc.constantFrom(...firingKinds), fc.double({ noNaN: true })),
      shifts: fc.dictionary(fc.constantFrom(...firingKinds), fc.double({ noNaN: true })),
      deltas: fc.dictionary(
        fc.constantFrom(...stateHeadNames),
        fc.dictionary(fc.constantFrom(...headInputNames), fc.double({ noNaN: true })),
      ),
    });
    fc.assert(
      fc.property(anyTuning, (tuning) => {
        expect(last(decide(request, tuning)).fire).toBe(true);
        for (const line of ['c: Hello.', 'c: We are in Denver.', 'c: Tuesday works.'])
          expect(last(decide(turnsOf('a: Good morning, this is Ava.', line), tuning, crm)).fire).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('reaches a conversation through the port, and no other one', () => {
    const port = enginePort(weights);
    const tuned = port.listen({}, { ...noTuning, version: 'team-7', thresholds: { 'high-interest': 0.95 } });
    const plain = port.listen({});
    const hear = (listening: typeof plain) =>
      interest.map(({ role, text }, at) =>
        listening.hear({ turn: at + 1, speaker: role === 'ai' ? 'ai' : 'prospect', text, atSeconds: null }),
      );
    expect(hear(tuned).at(-1)).toMatchObject({ fire: false, weightsVersion: `${weights.version}+team-7` });
    expect(hear(plain).at(-1)).toMatchObject({ fire: true, weightsVersion: weights.version });
  });
});

describe('a tuning that was kept', () => {
  it('is clipped to its bounds', () => {
    const kept = {
      version: 'v2',
      thresholds: { loop: 0.01, hesitation: 2 },
      shifts: { complexity: -9 },
      deltas: { sentiment: { 'low mood': 3 } },
    };
    expect(tuningSchema.parse(kept)).toEqual({
      version: 'v2',
      thresholds: { loop: 0.3, hesitation: 0.95 },
      shifts: { complexity: -1.5 },
      deltas: { sentiment: { 'low mood': 0.5 } },
    });
    expect(tuningSchema.parse(noTuning)).toEqual(noTuning);
  });

  it.each([
    { ...noTuning, thresholds: { mood: 0.5 } },
    { ...noTuning, shifts: { loop: Number.NaN } },
    { ...noTuning, deltas: { 'high-value': {} } },
    { ...noTuning, version: 'x'.repeat(65) },
    { ...noTuning, more: 1 },
    { version: 'v1' },
  ])('is refused where it names what there is not (%#)', (kept) => {
    expect(tuningSchema.safeParse(kept).success).toBe(false);
  });
});

describe('inputs replayed for learning', () => {
  const names: readonly string[] = headInputNames;

  it('are those the head decided by', () => {
    for (const turns of [interest, doubt]) {
      const decisions = play(turns).decisions;
      turns.forEach(({ role }, at) => {
        const inputs = replayInputs(weights, turns, at + 1);
        if (role === 'ai') {
          expect(inputs).toBeNull();
          return;
        }
        for (const name of stateHeadNames) {
          const head = weights.heads[name];
          const sum = Object.entries(inputs?.[name] ?? {}).reduce(
            (total, [input, value]) => total + value * (head.weights[names.indexOf(input)] ?? Number.NaN),
            head.bias,
          );
          // An account of no known value raises a head by some thousandths.
          expect(logistic(sum)).toBeCloseTo(decisions[at]?.scores[name] ?? Number.NaN, 2);
        }
      });
    }
  });

  it('are none beyond the transcript', () => {
    expect(replayInputs(weights, interest, interest.length + 1)).toBeNull();
    expect(replayInputs(weights, interest, 0)).toBeNull();
    expect(replayInputs(weights, [], 1)).toBeNull();
  });
});
