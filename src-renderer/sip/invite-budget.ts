/** How many new calls a phone looks at: a rep can answer one, so a flood is answered busy before it costs anything. */

/** New INVITEs handed on per window; every other one is answered 486 without state. */
const perWindow = 4;
const windowMs = 1_000;

/** Returns a function that says whether one more INVITE may pass. `now`: monotonic milliseconds. */
export function createInviteBudget(now: () => number): () => boolean {
  let recent: number[] = [];
  return () => {
    const at = now();
    recent = recent.filter((seen) => at - seen < windowMs);
    if (recent.length >= perWindow) return false;
    recent.push(at);
    return true;
  };
}
