/**
 * Where a sequence that is told goes on after one that is known. Told is the known from its beginning or from anywhere in
 * it, perhaps with differences, and then what is new; or it is old and ends within the known. An overlap alignment
 * (Needleman and Wunsch 1970, with the beginning of the known and the end of either for nothing): +1 for what is equal, -1
 * for what is not or is missing.
 */

export interface Overlap {
  /** How many of the told are known; the rest is new. */
  readonly known: number;
  /** Indexes into the known that are told otherwise, ascending; a missing or added one counts at its neighbour. */
  readonly differing: readonly number[];
}

/** Cells of the table; 30 ms on the slowest machine. */
const largestTable = 4_000_000;
const lastWords = 200;
const step = { both: 0, known: 1, told: 2 } as const;

export function overlapOf(known: readonly number[], told: readonly number[]): Overlap {
  const common = commonPrefix(known, told);
  if (common === Math.min(known.length, told.length)) return { known: common, differing: [] };
  if (known.length * told.length <= largestTable) return aligned(known, told);
  // Too long for a table: where the last words stand tells enough, and one difference is named for all.
  const goesOn = endOf(known, told);
  const isOld = endOf(told, known);
  return {
    known: isOld.length > goesOn.length ? told.length : goesOn.at,
    differing: [Math.min(common, known.length - 1)],
  };
}

/** Where the longest ending of `one` stands in `other`, as the index after it; looked at are the last words alone. */
function endOf(one: readonly number[], other: readonly number[]): { readonly at: number; readonly length: number } {
  let best = { at: 0, length: 0 };
  for (let at = other.length; at > 0; at -= 1) {
    let length = 0;
    while (length < lastWords && length < at && length < one.length && one.at(-1 - length) === other[at - 1 - length]) {
      length += 1;
    }
    if (length > best.length) best = { at, length };
  }
  return best;
}

function aligned(known: readonly number[], told: readonly number[]): Overlap {
  const width = told.length + 1;
  const steps = new Uint8Array((known.length + 1) * width);
  let above = Int32Array.from({ length: width }, (_, column) => -column);
  steps.fill(step.told, 1, width);
  // Nothing in common is better than little: words heard twice do less harm than words not heard.
  let best = { score: 0, row: known.length, column: 0 };
  for (let row = 1; row <= known.length; row += 1) {
    const here = new Int32Array(width);
    steps[row * width] = step.known;
    for (let column = 1; column < width; column += 1) {
      const equal = known[row - 1] === told[column - 1];
      const both = (above[column - 1] ?? 0) + (equal ? 1 : -1);
      const up = (above[column] ?? 0) - 1;
      const left = (here[column - 1] ?? 0) - 1;
      here[column] = Math.max(both, up, left);
      steps[row * width + column] = both >= up && both >= left ? step.both : up >= left ? step.known : step.told;
    }
    const last = here[told.length] ?? 0;
    if (last > best.score) best = { score: last, row, column: told.length };
    above = here;
  }
  for (const [column, score] of above.entries()) {
    if (score > best.score) best = { score, row: known.length, column };
  }
  return { known: best.column, differing: differing(steps, known, told, best) };
}

/** Back along the best way: the known that are unequal, left out, or have something put between them. */
function differing(
  steps: Uint8Array,
  known: readonly number[],
  told: readonly number[],
  end: { readonly row: number; readonly column: number },
): number[] {
  const found = new Set<number>();
  let { row, column } = end;
  while (column > 0) {
    const taken = row === 0 ? step.told : steps[row * (told.length + 1) + column];
    if (taken !== step.both || known[row - 1] !== told[column - 1]) found.add(Math.max(0, row - 1));
    if (taken !== step.told) row -= 1;
    if (taken !== step.known) column -= 1;
  }
  return [...found].sort((a, b) => a - b);
}

function commonPrefix(one: readonly number[], other: readonly number[]): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at;
  return length;
}
