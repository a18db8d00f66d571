/** One thing a turn may speak of. */

export interface ConceptSource {
  /** As explanations say it: "the caller …". */
  readonly says: string;
  readonly patterns: readonly RegExp[];
  /** A word whose vector lies near one of these counts too, the nearer the more. */
  readonly near: string;
}
