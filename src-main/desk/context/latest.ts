/** As many of the last items as fit under a limit, in order: what is said last is what the rep takes over. */
export function latest<T>(items: readonly T[], limit: number, size: (item: T) => number): readonly T[] {
  let left = limit;
  let from = items.length;
  for (const item of items.toReversed()) {
    left -= size(item);
    if (left < 0) break;
    from--;
  }
  return items.slice(from);
}
