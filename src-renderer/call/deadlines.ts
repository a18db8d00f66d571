/** Every moment at which a call changes by itself. All times are milliseconds. */
import type { CallOutcome } from '../../src-main/contract/call.ts';

export type DeadlineName =
  /** The first ring is over: the automatic whisper may speak. */
  | 'whisper'
  | 'ring-timeout'
  /** The admin's time is over: the handoff is bridged without a key. */
  | 'auto-answer'
  /** Whom we call has not answered for a long time: the call is cancelled. */
  | 'dial-timeout'
  | 'more-time-over'
  /** Two seconds after the click without a bridge: say why. */
  | 'bridge-notice'
  /** Acknowledged, but nothing was heard yet. */
  | 'no-sound'
  /** Still nothing heard: the prospect may be silent, the rep goes on. */
  | 'talk-anyway'
  | 'no-ack'
  /** The leg refused to bridge and is still there after the grace: it rings again. */
  | 'bridge-refused'
  /** The far end was to call somebody else and has not said how it went. */
  | 'transfer-timeout'
  | 'wrap-up-end'
  | 'ended-card';

export const times = {
  /** The ringer sounds once before the whisper talks over it. */
  firstRing: 1_500,
  /** No answer comes any more: voicemail picks up long before; an edge gives up after 180 s (RFC 3261 16.6, timer C). */
  dialTimeout: 120_000,
  /** A second key within this time is the same wish. */
  doubleClick: 800,
  bridgeNotice: 2_000,
  noSound: 2_000,
  talkAnyway: 3_000,
  /** 64 * T1, after which a 2xx without ACK is given up (RFC 3261 13.3.1.4). */
  noAck: 32_000,
  /** CANCEL and 200 may cross on the wire: the leg's own event tells the cause, so it is waited for. */
  refusedGrace: 300,
  /** A refused bridge can be tried again for at least this long. */
  secondChance: 20_000,
  /** As long as somebody's phone may ring, and a little. */
  transferTimeout: 90_000,
  wrapUpExtension: 60_000,
} as const;

/** What "give me ten seconds" asks for. */
export const moreTimeSeconds = 10;

/** How long the card of an ended call stays: longer the less the rep can have expected it. */
export function endedCardMs(outcome: CallOutcome): number {
  switch (outcome.kind) {
    case 'connected':
      return 3_000;
    case 'declined':
      return 5_000;
    case 'answered-elsewhere':
      return 10_000;
    case 'not-reached':
      return outcome.why === 'cancelled' ? 3_000 : 60_000;
    case 'failed':
      return 60_000;
    case 'caller-left-before-bridge':
    case 'timed-out':
      return 120_000;
    default:
      return outcome satisfies never;
  }
}
