/** The header's right side: what the phone proves about itself. */
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
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
      return { tone: 'quiet', short: t('Not signed in'), advice: null };
    case 'connecting':
      return reachability.attempt <= 1
        ? { tone: 'warn', short: t('Connecting…'), advice: null }
        : {
            tone: 'warn',
            short: t('Reconnecting… attempt {attempt}', { attempt: reachability.attempt }),
            advice: null,
          };
    case 'reachable':
      return {
        tone: 'good',
        short: t('Reachable, {roundTripMs} ms', { roundTripMs: Math.round(reachability.roundTripMs) }),
        advice: null,
      };
    case 'degraded':
      return {
        tone: 'warn',
        short: t('Unsteady line'),
        advice: t('{why} A handoff may ring late. Baton keeps checking.', { why: sentence(reachability.why) }),
      };
    case 'offline': {
      const retry = reachability.retryInMs === null ? null : Math.max(0, reachability.retryInMs - (now - since));
      const again =
        retry === null
          ? t('It will not work again by itself.')
          : retry < 1000
            ? t('Trying again now.')
            : t('Trying again in {seconds} s.', { seconds: Math.ceil(retry / 1000) });
      return {
        tone: 'stop',
        short: t('Not reachable'),
        advice: t('{why} No handoff can ring here. {again}', { why: sentence(reachability.why), again }),
      };
    }
  }
}

/** A reason from elsewhere, in the rep's language, ended with a full stop so that another sentence can follow. */
export function sentence(text: string): string {
  const trimmed = told(text).trim();
  if (trimmed === '') return '';
  return /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}
