/** Briefs as they come from real calls in size and word statistics, from a fixed seed. */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import { emptyBrief } from '../../src-main/contract/brief.ts';
import type { InviteFacts } from '../../src-main/contract/call.ts';

const saleWords =
  'the a we you to and is for our it of that with have do not what how price pricing budget contract team seats users security integration salesforce onboarding demo quarter decision manager finance legal renewal competitor discount support migration timeline pilot call back interested worried expensive question person speak human'.split(
    ' ',
  );
const firstNames = 'Ada Grace Linus Mary Omar Priya Chen Sofia Jonas Aisha Diego Emma Noah Yuki Lena'.split(' ');
const syllables = 'ba ce di fo gu ha ke li mo nu pa re si to vu wa xe yo zi tra ster lin gor mel dan pri'.split(' ');

/** Mulberry32: small, fast, and the same everywhere. Answers 0..1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface BriefSource {
  /** The `index`th handoff: its INVITE, `index` minutes after the first one, and its brief of 12 to 24 turns. */
  next(index: number): { facts: InviteFacts; brief: HandoffBrief };
  /** Some of the words, common ones first. */
  readonly vocabulary: readonly string[];
}

export function briefSource(seed: number): BriefSource {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback;
  const invented = Array.from({ length: 12_000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables, 'ba')).join(''),
  );
  const vocabulary = [...saleWords, ...invented];
  // Cubed: a few words make most of the text, most words are rare, as in speech.
  const word = (): string => vocabulary[Math.floor(random() ** 3 * vocabulary.length)] ?? 'the';
  const sentence = (words: number): string => Array.from({ length: words }, word).join(' ');
  const start = Date.UTC(2026, 0, 5, 14);

  return {
    vocabulary,
    next(index) {
      const handoffKey = `bench-${seed}-${index}`;
      const phone = `+1${2_000_000_000 + Math.floor(random() * 7_000_000_000)}`;
      const receivedAt = new Date(start + index * 60_000).toISOString();
      const turns = 12 + Math.floor(random() * 13);
      const brief: HandoffBrief = {
        ...emptyBrief(handoffKey),
        prospect: {
          name: `${pick(firstNames, 'Ada')} ${pick(invented, 'bace')}`,
          company: `${pick(invented, 'bace')} ${pick(['Inc', 'Labs', 'Group'], 'Inc')}`,
          role: pick(['CFO', 'Head of Sales', 'IT Manager'], 'CFO'),
          phone,
          timeZone: 'America/New_York',
          email: null,
        },
        summary: sentence(30),
        trigger: {
          kind: 'high-interest',
          probability: 0.9,
          reason: sentence(8),
          evidence: [{ quote: sentence(9), turn: 5 }],
        },
        needs: [{ text: sentence(6), source: { kind: 'said', turn: 3 } }],
        objections: [{ text: sentence(7), source: { kind: 'said', turn: 7 }, answered: false }],
        opener: sentence(12),
        transcript: Array.from({ length: turns }, (_, turn) => ({
          turn: turn + 1,
          speaker: turn % 2 === 0 ? ('ai' as const) : ('prospect' as const),
          text: sentence(5 + Math.floor(random() * 16)),
          atSeconds: turn * 6,
        })),
        origins: ['desk'],
      };
      const facts = {
        sipCallId: `${handoffKey}@bench`,
        callerId: phone,
        displayName: null,
        headers: [],
        parts: [],
        receivedAt,
      };
      return { facts, brief };
    },
  };
}
