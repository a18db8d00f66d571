/** JSON text in a column; what it means is for the table's schema to say. */

/** Undefined for text that is not JSON: no schema of ours accepts it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
