/** Simulated speech recognition: no punctuation, fillers, lost and doubled small words, confused homophones. */
import type { Random } from './random.ts';

const small = new Set('a an the to of is are do does can could i you it that and for with on in we my your'.split(' '));
const homophones: Readonly<Record<string, string>> = {
  to: 'two',
  too: 'to',
  for: 'four',
  your: 'you are',
  you: 'u',
  there: 'their',
  their: 'there',
  right: 'write',
  here: 'hear',
  hear: 'here',
  no: 'know',
  know: 'no',
  speak: 'speek',
  person: 'purson',
  someone: 'some one',
  somebody: 'some body',
  agent: 'asian',
  rep: 'wrap',
  sales: 'sails',
  one: 'won',
  would: 'wood',
  need: 'knead',
  through: 'threw',
  human: 'hume in',
  live: 'life',
  wait: 'weight',
  buy: 'by',
  our: 'are',
  sure: 'shore',
  what: 'watt',
  patch: 'pack',
  transfer: 'trance fur',
};
const filler = ['uh', 'um', 'like', 'you know', 'er'];

/** `rate`: chance of one error at each word, 0..1. */
export function asrNoise(text: string, random: Random, rate: number): string {
  const words = text
    .toLowerCase()
    .replaceAll(/[.,!?;:"()]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const heard = words.flatMap((word) => {
    const chance = random.next();
    if (chance >= rate) return [word];
    const kind = random.next();
    const sound = Object.hasOwn(homophones, word) ? homophones[word] : undefined;
    if (kind < 0.35) return [random.pick(filler), word];
    if (kind < 0.55 && small.has(word)) return [];
    if (kind < 0.7) return [word, word];
    if (kind < 0.9 && sound !== undefined) return [sound];
    return kind > 0.97 && words.length > 4 ? [] : [word];
  });
  return heard.join(' ');
}
