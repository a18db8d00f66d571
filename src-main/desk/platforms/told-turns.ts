/**
 * Which turns of a transcript are new. Platforms tell the whole conversation again and again, cut it into utterances as
 * they please, repeat themselves and arrive out of order; what stays the same are the words and who said them. So two
 * transcripts are compared as words of their speakers, and what goes beyond the words already heard is new.
 */
import { briefLimits } from '../../contract/brief.ts';
import type { ConversationTurn, TurnInput } from '../conversations/conversation.ts';
import { overlapOf } from './overlap.ts';

export interface ToldTurn {
  readonly speaker: 'ai' | 'prospect';
  readonly text: string;
  /** Seconds since the AI call began. */
  readonly atSeconds: number | null;
}

export interface NewTurns {
  /** Numbered on from the last known one. */
  readonly turns: readonly TurnInput[];
  /** Known turns the platform now tells otherwise: they stay as they were first heard. */
  readonly revised: readonly number[];
}

/** @param told final turns from the beginning, or (where a platform keeps only the latest) from anywhere, in order. */
export function newTurns(known: readonly ConversationTurn[], told: readonly ToldTurn[]): NewTurns {
  const numbers = new Map<string, number>();
  const heard = tokensOf(known, numbers);
  const said = tokensOf(told, numbers);
  const overlap = overlapOf(
    heard.map(({ token }) => token),
    said.map(({ token }) => token),
  );
  const revised = new Set(overlap.differing.map((at) => heard[at]?.turn.turn ?? 0));
  return { turns: numbered(from(told, said[overlap.known]), known.length), revised: [...revised] };
}

/** One final turn told by itself; known already when the last turn says the same. */
export function nextTurn(known: readonly ConversationTurn[], told: ToldTurn): NewTurns {
  const last = known.at(-1);
  const repeated = last?.speaker === told.speaker && wordsOf(last.text).join(' ') === wordsOf(told.text).join(' ');
  return { turns: repeated ? [] : numbered([told], known.length), revised: [] };
}

interface Spoken<T extends ToldTurn> {
  readonly turn: T;
  /** The same for the same word of the same speaker. */
  readonly token: number;
  /** Where the word begins in the text of its turn. */
  readonly start: number;
}

/** @param numbers of the words met so far */
function tokensOf<T extends ToldTurn>(turns: readonly T[], numbers: Map<string, number>): Spoken<T>[] {
  return turns.flatMap((turn) =>
    wordsIn(turn.text).map(({ segment, index }) => {
      const name = `${turn.speaker} ${segment.toLowerCase()}`;
      const token = numbers.get(name) ?? numbers.size;
      numbers.set(name, token);
      return { turn, token, start: index };
    }),
  );
}

/** The turns from this word on. */
function from(turns: readonly ToldTurn[], first: Spoken<ToldTurn> | undefined): ToldTurn[] {
  if (first === undefined) return [];
  const at = turns.indexOf(first.turn);
  const isWhole = wordsIn(first.turn.text)[0]?.index === first.start;
  const begun = isWhole ? first.turn : { ...first.turn, text: first.turn.text.slice(first.start) };
  return [begun, ...turns.slice(at + 1).filter(({ text }) => wordsIn(text).length > 0)];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** As words are compared: case, punctuation and spaces are the transcriber's. */
function wordsOf(text: string): string[] {
  return wordsIn(text).map(({ segment }) => segment.toLowerCase());
}

function wordsIn(text: string): Intl.SegmentData[] {
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike === true);
}

function numbered(turns: readonly ToldTurn[], known: number): TurnInput[] {
  return turns.slice(0, Math.max(0, briefLimits.turns - known)).map(({ atSeconds, ...turn }, index) => ({
    ...turn,
    turn: known + index + 1,
    ...(atSeconds === null ? {} : { atSeconds }),
  }));
}
