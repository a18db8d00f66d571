/** The brief side of a phone, with a desk that answers when told to. */
import { signReference } from '../../../src-main/brief/handoff-reference.ts';
import { createBriefResolver } from '../../../src-main/brief/resolver.ts';
import { type HandoffBrief, handoffBriefSchema } from '../../../src-main/contract/brief.ts';
import type { InviteFacts } from '../../../src-main/contract/call.ts';
import { ok, type Result } from '../../../src-main/contract/result.ts';
import { invite } from '../../unit/brief/fixtures/invites.ts';

const key = 'reference key';

/** A genuine reference to the handoff `id`. */
export const referenceTo = (id: string): string => signReference(id, 'q83vEjRWeJA', key);

export interface Phone {
  readonly shown: Map<string, HandoffBrief>;
  ring(facts: InviteFacts): { handoffKey: string; brief: HandoffBrief };
  deskAnswers(handoffKey: string, answer: Result<unknown>): Promise<void>;
}

/** A resolver with a store and a desk that answers when told to; every brief it shows fits the contract. */
export function phone(): Phone {
  const shown = new Map<string, HandoffBrief>();
  const waiting = new Map<string, (answer: Result<unknown>) => void>();
  const store = new Map<string, HandoffBrief>();
  const resolver = createBriefResolver({
    cache: { get: (handoffKey) => store.get(handoffKey) ?? null, save: (brief) => store.set(brief.handoffKey, brief) },
    desk: () => ({ fetchBrief: (handoffKey) => new Promise((answer) => waiting.set(handoffKey, answer)) }),
    referenceKey: () => key,
    now: () => new Date('2026-03-04T15:30:00Z'),
    onUpdate: (handoffKey, brief) => shown.set(handoffKey, handoffBriefSchema.parse(brief)),
  });
  return {
    shown,
    ring(facts) {
      const answer = resolver.resolve(facts);
      shown.set(answer.handoffKey, handoffBriefSchema.parse(answer.brief));
      return answer;
    },
    async deskAnswers(handoffKey, answer) {
      waiting.get(handoffKey)?.(answer);
      await new Promise((done) => setImmediate(done));
    },
  };
}

/** A call with a genuine reference and one field of its own. */
export const known = invite([
  ['X-Baton-Handoff', referenceTo('h-1001')],
  ['X-Prospect-Name', 'Dana Reyes'],
]);

/** What the card shows after the desk gave `answer` to `known`. */
export async function withDeskAnswer(answer: unknown): Promise<HandoffBrief> {
  const bench = phone();
  bench.ring(known);
  await bench.deskAnswers('h-1001', ok(answer));
  const brief = bench.shown.get('h-1001');
  if (brief === undefined) throw new Error('nothing was shown');
  return brief;
}
