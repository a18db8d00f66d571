/** Items in the order of a number, ties by id. Adding and removing is a binary search and a memory move. */

interface Entry<T> {
  readonly key: number;
  readonly id: string;
  readonly item: T;
}

export class SortedList<T> {
  readonly #entries: Entry<T>[] = [];

  get size(): number {
    return this.#entries.length;
  }

  add(key: number, id: string, item: T): void {
    this.#entries.splice(this.#position(key, id), 0, { key, id, item });
  }

  /** False when no such entry was there. */
  remove(key: number, id: string): boolean {
    const position = this.#position(key, id);
    const entry = this.#entries[position];
    if (entry === undefined || entry.key !== key || entry.id !== id) return false;
    this.#entries.splice(position, 1);
    return true;
  }

  first(): { readonly key: number; readonly item: T } | undefined {
    return this.#entries[0];
  }

  /** The first in order that `wanted` answers true for. */
  find(wanted: (item: T, key: number) => boolean): T | undefined {
    for (const { item, key } of this.#entries) if (wanted(item, key)) return item;
    return undefined;
  }

  /** How many stand before this place. */
  rank(key: number, id: string): number {
    return this.#position(key, id);
  }

  items(): T[] {
    return this.#entries.map(({ item }) => item);
  }

  #position(key: number, id: string): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#entries[middle];
      if (entry !== undefined && (entry.key < key || (entry.key === key && entry.id < id))) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
