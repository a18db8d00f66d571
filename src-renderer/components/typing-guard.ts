/**
 * A ring may replace the field the rep is typing in; the next Enter or digit was meant for that field.
 * After recent typing, shortcuts of the new screen wait until the keys have been quiet for a moment.
 */

/** A key this recent, ms, means the rep is in the middle of typing. */
const recent = 1_000;
/** The keys must have been quiet this long, ms, before shortcuts act. */
const quiet = 600;

let lastTypedAt = Number.NEGATIVE_INFINITY;

export function noteTyping(): void {
  lastTypedAt = performance.now();
}

/** The same for what another program brought up, where nobody here knows what was typed: keys must first have been quiet. */
export function armedAfterArrival(): () => boolean {
  let keyAt = performance.now();
  let armed = false;
  return () => {
    const now = performance.now();
    armed ||= now - keyAt > quiet;
    keyAt = now;
    return armed;
  };
}

/** Returns a check to be called per key press: false while the keys still belong to the field that is gone. */
export function armedAfterTyping(): () => boolean {
  let armed = performance.now() - lastTypedAt > recent;
  return () => {
    const now = performance.now();
    armed ||= now - lastTypedAt > quiet;
    if (!armed) lastTypedAt = now;
    return armed;
  };
}
