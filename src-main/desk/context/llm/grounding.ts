/**
 * What of a model's text the transcript bears out. A sentence stands only where one turn of the prospect says it, every
 * word with content was said by somebody on the call, and nothing in it could be clicked or dialled.
 */
import type { ConversationTurn } from '../../conversations/conversation.ts';
import { contentOf, trunksOf } from '../content-words.ts';
import { openerLength, summaryLength } from '../phrasing.ts';
import { sentencesOf } from '../prose.ts';
import { type Witness, witnessOf } from '../witness.ts';

export interface Retelling {
  readonly summary: string | null;
  readonly opener: string | null;
}

/** A turn that speaks to a model instead of to a person bears nothing out. */
const instructs =
  /\b(?:ignore|disregard|forget|override)\b.{0,60}\b(?:instructions?|prompts?|rules|previous|above|everything)\b|\bsystem (?:prompt|message)\b|\b(?:you are now|respond only|reply only|output only|act as)\b|<\/?\w+>|\b(?:assistant|system):/i;
const reachable = /[<>{}[\]@]|https?:|www\.|\b[\w-]+\.(?:com|net|org|io|ru|info)\b|\d[\d ().-]{6,}\d/i;
/** Words of somebody who tells of a call or begins to speak in it; they claim nothing. */
const courtesyWords =
  'hi hello hey thanks thank glad happy sorry help helping person human here take taking over look looking let lets us go going through together answer question questions ask asked asks want wants wanted need needs needed know say said says mention mentioned understand heard hear talk talked see today now prospect caller customer they she he about open point start next step part call conversation would like looking for tell told';
const courtesy = new Set(trunksOf(courtesyWords));

/** Every word of a sentence, in one turn or in the parts it is put together from. */
const allWords = 1;

function fitting(sentences: readonly string[], length: number): string | null {
  let text = '';
  for (const sentence of sentences) {
    const longer = text === '' ? sentence : `${text} ${sentence}`;
    if (longer.length > length) break;
    text = longer;
  }
  return text === '' ? null : text;
}

export interface Grounds {
  /** The sentences of a summary that hold, as far as they fit; null where none does. */
  summary(text: string): string | null;
  /** An opener stands as a whole or not at all: half of one is no sentence to begin with. */
  opener(text: string): string | null;
}

export function groundsOf(turns: readonly ConversationTurn[], name: string | null): Grounds {
  const honest = turns.filter(({ text }) => !instructs.test(text));
  const names = name === null ? [] : [name];
  const witness: Witness = witnessOf(honest, [...names, courtesyWords], allWords);
  const said = new Set([...honest.flatMap(({ text }) => trunksOf(text)), ...names.flatMap(trunksOf)]);
  const spoken = new Set(honest.filter(({ speaker }) => speaker === 'prospect').flatMap(({ text }) => contentOf(text)));

  const wordsStand = (sentence: string): boolean =>
    !reachable.test(sentence) && contentOf(sentence).every((word) => said.has(word) || courtesy.has(word));
  const borneOut = (sentence: string): boolean =>
    witness.bears(sentence) !== null || witness.bearsInParts(sentence) !== null;

  return {
    summary(text) {
      return fitting(
        sentencesOf(text).filter((sentence) => wordsStand(sentence) && borneOut(sentence)),
        summaryLength,
      );
    },
    opener(text) {
      const sentences = sentencesOf(text);
      const about = contentOf(text).some((word) => spoken.has(word) && !courtesy.has(word));
      const stands = sentences.every((sentence) => {
        const claims = contentOf(sentence).some(
          (word) => !courtesy.has(word) && !names.flatMap(trunksOf).includes(word),
        );
        return wordsStand(sentence) && (!claims || borneOut(sentence));
      });
      return about && stands && text.length <= openerLength ? fitting(sentences, openerLength) : null;
    },
  };
}
