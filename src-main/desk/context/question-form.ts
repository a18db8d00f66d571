/** Whether words have the form of a question. Speech recognisers rarely give a question mark. */

const warmUp =
  /^(?:(?:and|so|but|or|okay|well|yes|no|right|good|great|then|also|now|just|sorry|thanks|thank you|hmm|honestly|actually|look|hey|hi|because|like|cool|fine) )+/;
const wh =
  /^(?:(?:how (?:much|many|long|soon|often|far|big|fast|about|do|does|did|is|are|can|could|will|would)|what (?:is|are|was|does|do|did|would|will|happens|about|kind|sort|type|if|can|could|else|time|price)|when (?:is|are|do|does|can|could|will|would|should)|where (?:is|are|do|does|can|would)|why (?:is|are|do|does|did|not|would|can)|which (?:is|are|one|ones|of|do|does|plan)|who (?:is|are|do|does|would|will|can|else|[a-z]{3,}s)|whose)\b)/;
const auxiliary =
  /^(?:(?:is|are|does|did|can|could|will|would|should|has|may) (?:it|that|this|there|these|those|you|we|i|they|the|your|my|our|an?|any|anyone|someone)|do (?:you|we|i|they|your|any)|have you)\b/;

export function asksByForm(words: string): boolean {
  const plain = words.replace(warmUp, '');
  return wh.test(plain) || auxiliary.test(plain);
}
