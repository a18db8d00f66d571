/** Words that carry what a sentence is about, as trunks, so that "alerts" and "alert" compare equal. */

/** Words that carry no content of their own. */
const small = new Set(
  'a about actually also am an and any are as at be because been but by can could did do does for from get got had has have he her here him his honestly how i if in into is it its just guess kind know like may me mean might more most much my need no not now of off okay on one or our please really right said say she should so some still such than that the their them then there these they this those to too up us very want was we well were what when where which who why will with would yes you your'.split(
    ' ',
  ),
);

function trunk(word: string): string {
  if (/\d/.test(word) || word.length <= 3) return word;
  return word.replace(/(?<=...)(?:ies|es|s|ing|ed|ly|y)$/, '').replace(/e$/, '');
}

/** Trunks of every word, small ones too. */
export function trunksOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map(trunk);
}

/** Trunks of the words with content, in order, repeats kept. */
export function contentOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !small.has(word) && (word.length > 1 || /\d/.test(word))).map(trunk);
}

/** 0 nothing in common … 1 the shorter says nothing the longer does not. One shared word of several is not enough. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const fewer = Math.min(a.size, b.size);
  if (fewer === 0) return 0;
  let shared = 0;
  for (const word of a) shared += Number(b.has(word));
  return shared === 1 && Math.max(a.size, b.size) > 2 ? 0 : shared / fewer;
}
