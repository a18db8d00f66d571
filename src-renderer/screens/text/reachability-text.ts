/** The header's right side: what the phone proves about itself. */
import type { Reachability } from '../../../src-main/contract/presence.ts';

export type Tone = 'good' | 'warn' | 'stop' | 'quiet';

export interface ReachabilityText {
  readonly tone: Tone;
  readonly short: string;
  /** What it means for the next handoff and what to press; null: nothing to say. */
  readonly advice: string | null;
}

export function reachabilityText(reachability: Reachability, now = 0, since = 0): ReachabilityText {
  switch (reachability.kind) {
    case 'signed-out':
      return { tone: 'quiet', short: 'Not signed in', advice: null };
    case 'connecting':
      return reachability.attempt <= 1
        ? { tone: 'warn', short: 'Connecting…', advice: null }
        : { tone: 'warn', short: `Reconnecting… attempt ${reachability.attempt}`, advice: null };
    case 'reachable':
      return { tone: 'good', short: `Reachable, ${Math.round(reachability.roundTripMs)} ms`, advice: null };
    case 'degraded':
      return {
        tone: 'warn',
        short: 'Unsteady line',
        advice: `${sentence(reachability.why)} A handoff may ring late. Baton keeps checking.`,
      };
    case 'offline': {
      const retry = reachability.retryInMs === null ? null : Math.max(0, reachability.retryInMs - (now - since));
      const again =
        retry === null
          ? 'It will not work again by itself.'
          : `Trying again ${retry < 1000 ? 'now' : `in ${Math.ceil(retry / 1000)} s`}.`;
      return {
        tone: 'stop',
        short: 'Not reachable',
        advice: `${sentence(reachability.why)} No handoff can ring here. ${again}`,
      };
    }
  }
}

/** Ends a reason from elsewhere with a full stop, so that it can be followed by another sentence. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  return /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}
