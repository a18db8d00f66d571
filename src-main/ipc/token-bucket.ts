/** A token bucket: `burst` requests at once, `perSecond` in the long run. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface TokenBucket {
  /** Takes one token at `nowMs` (monotonic); false when there is none. */
  take(nowMs: number): boolean;
}

export function createTokenBucket(rate: Rate): TokenBucket {
  let tokens = rate.burst;
  let filledAt: number | null = null;
  return {
    take(nowMs) {
      const passed = filledAt === null ? 0 : Math.max(0, nowMs - filledAt);
      filledAt = nowMs;
      tokens = Math.min(rate.burst, tokens + (passed / 1000) * rate.perSecond);
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
