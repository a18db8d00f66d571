/** Width of the hashed n-gram space. */
export const hashBits = 17;
export const hashSize = 1 << hashBits;

/** FNV-1a over UTF-16 units with a final avalanche, unsigned 32 bit. */
export function hash32(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  state ^= state >>> 16;
  state = Math.imul(state, 0x85ebca6b);
  state ^= state >>> 13;
  return state >>> 0;
}

/** The bucket of an n-gram. */
export function bucket(name: string): number {
  return hash32(name) & (hashSize - 1);
}
