/** Whether a turn's own words bear out what somebody says was said in it. Careful rather than clever. */

/** Words that carry no content of their own. */
const small = new Set(
  'a an and are as at be but by can did do does for from has have he her his i if in is it its me my no not of on or our she so that the their them they this to us was we were will with would you your'.split(
    ' ',
  ),
);
/** Half of the content words must be there, and every number. */
const share = 0.5;

export function isBorneOut(claim: string, spoken: string): boolean {
  const said = new Set(wordsOf(spoken));
  const claimed = wordsOf(claim).filter((word) => !small.has(word));
  if (claimed.length === 0) return false;
  if (claimed.some((word) => /\d/.test(word) && !said.has(word))) return false;
  return claimed.filter((word) => said.has(word)).length >= claimed.length * share;
}

/** Lower case, with the plural and the third person off: "needs" is "need". */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}
