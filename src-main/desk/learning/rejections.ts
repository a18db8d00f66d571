/** A suggestion that was rejected stays away until there is much more to say for it. */
import type { Suggestion } from '../../contract/insights.ts';

export interface Rejection {
  readonly trigger: Suggestion['trigger'];
  readonly direction: 'raise' | 'lower';
  /** Verdicts it was made from. */
  readonly judged: number;
}

/** Growth of the evidence after which a rejected suggestion may come again. */
const growth = 1.5;

export function directionOf({ from, to }: Pick<Suggestion, 'from' | 'to'>): Rejection['direction'] {
  return to > from ? 'raise' : 'lower';
}

export function withoutRejected(found: readonly Suggestion[], rejections: readonly Rejection[]): Suggestion[] {
  return found.filter((suggestion) =>
    rejections.every(
      ({ trigger, direction, judged }) =>
        trigger !== suggestion.trigger || direction !== directionOf(suggestion) || suggestion.judged >= judged * growth,
    ),
  );
}
