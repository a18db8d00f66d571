/** One record from several sources. */
import { describe, expect, it } from 'vitest';
import { mergeAll, mergeBriefs } from '../../../src-main/brief/merge.ts';
import { emptyBrief, type HandoffBrief, handoffBriefSchema } from '../../../src-main/contract/brief.ts';
import { dice, randomBrief } from './fixtures/generate.ts';

function brief(change: (draft: HandoffBrief) => void): HandoffBrief {
  const draft = emptyBrief('h-1');
  change(draft);
  return draft;
}

describe('merging, whatever the sources say', () => {
  const seeds = Array.from({ length: 300 }, (_, at) => at + 1);

  it('changes nothing the second time, stays within the contract and loses no answer', () => {
    for (const seed of seeds) {
      const die = dice(seed);
      const [a, b, c] = [randomBrief(die, 'h'), randomBrief(die, 'h'), randomBrief(die, 'h')];
      const once = mergeAll(a, [b, c]);
      expect(handoffBriefSchema.safeParse(once).error, `seed ${seed}`).toBeUndefined();
      for (const again of [b, c, once]) expect(mergeBriefs(once, again), `seed ${seed}`).toEqual(once);
      expect(mergeBriefs(once, a), `seed ${seed}`).toEqual(once);
      for (const field of ['summary', 'opener', 'waitingSince', 'campaign', 'platform'] as const) {
        expect(once[field], `seed ${seed} ${field}`).toBe(a[field] ?? b[field] ?? c[field]);
      }
      expect(once.prospect.name).toBe(a.prospect.name ?? b.prospect.name ?? c.prospect.name);
      const listed = [a, b, c].some((source) => source.compliance.doNotCall === 'listed');
      expect(once.compliance.doNotCall === 'listed').toBe(listed);
    }
  });

  it('never mixes two calls', () => {
    for (const seed of seeds) {
      const die = dice(seed);
      const known = randomBrief(die, 'h-1');
      expect(mergeBriefs(known, randomBrief(die, 'h-2'))).toBe(known);
    }
  });
});

describe('merging, case by case', () => {
  it('takes the strictest compliance and the hours both allow', () => {
    const a = brief((draft) => {
      draft.compliance = {
        ...draft.compliance,
        tcpa: 'cleared',
        doNotCall: 'clear',
        callingWindow: { fromMinute: 480, toMinute: 1200 },
      };
    });
    const b = brief((draft) => {
      draft.compliance = {
        ...draft.compliance,
        tcpa: 'not-cleared',
        doNotCall: 'listed',
        callingWindow: { fromMinute: 540, toMinute: 1260 },
      };
    });
    for (const merged of [mergeBriefs(a, b), mergeBriefs(b, a)]) {
      expect(merged.compliance).toMatchObject({
        tcpa: 'not-cleared',
        doNotCall: 'listed',
        callingWindow: { fromMinute: 540, toMinute: 1200 },
      });
    }
  });

  it('knows a fact once, with its turn when one source has it', () => {
    const a = brief((draft) => {
      draft.objections = [{ text: 'Too  expensive', source: { kind: 'claimed' }, answered: null }];
    });
    const b = brief((draft) => {
      draft.objections = [{ text: 'too expensive.', source: { kind: 'said', turn: 4 }, answered: true }];
    });
    expect(mergeBriefs(a, b).objections).toEqual([
      { text: 'Too  expensive', source: { kind: 'said', turn: 4 }, answered: true },
    ]);
  });

  it('lengthens a transcript it agrees with and refuses one that counts differently', () => {
    const turn = (at: number, text: string): HandoffBrief['transcript'][number] => ({
      turn: at,
      speaker: 'ai',
      text,
      atSeconds: null,
    });
    const a = brief((draft) => {
      draft.transcript = [turn(1, 'Hello.'), turn(2, 'How are you?')];
    });
    const longer = brief((draft) => {
      draft.transcript = [turn(2, 'How are you'), turn(3, 'Fine.')];
    });
    const other = brief((draft) => {
      draft.transcript = [turn(1, 'Something else'), turn(2, 'How are you'), turn(3, 'Fine.')];
    });
    expect(mergeBriefs(a, longer).transcript.map((item) => item.turn)).toEqual([1, 2, 3]);
    expect(mergeBriefs(a, other).transcript).toEqual(a.transcript);
  });

  it('names a source only when it contributed', () => {
    const desk = brief((draft) => {
      draft.summary = 's';
      draft.origins = ['desk'];
    });
    const silent = brief((draft) => {
      draft.origins = ['invite'];
    });
    expect(mergeAll(desk, [silent]).origins).toEqual(['desk']);
    expect(mergeAll(silent, [desk]).origins).toEqual(['invite', 'desk']);
  });
});
