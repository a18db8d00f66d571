/** What a transition asks of the world, as data. The effect runner carries it out in order; nothing in here is a promise. */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import type { HandoffEvent } from '../../src-main/contract/call.ts';
import type { DialTarget } from '../../src-main/contract/dial-target.ts';
import type { DeadlineName } from './deadlines.ts';
import type { DeclineStatus } from './outcome.ts';

interface OnLeg {
  readonly legId: string;
}

export type Effect =
  /** Send 180 and start the pre-warm, once the card is painted. */
  | ({ readonly type: 'ring' } & OnLeg)
  /** Send the INVITE of a call of ours. */
  | ({ readonly type: 'dial' } & OnLeg)
  /** What the rep hears in the headset while it rings over there and the network sends no sound of its own. */
  | { readonly type: 'start-ringback' }
  | { readonly type: 'stop-ringback' }
  | { readonly type: 'start-ringer' }
  | { readonly type: 'stop-ringer' }
  /** One soft tone in the headset: a second handoff waits, or was answered busy. */
  | { readonly type: 'beep' }
  | ({ readonly type: 'speak-whisper'; readonly brief: HandoffBrief } & OnLeg)
  /** Speaks, or falls silent if it speaks already. */
  | ({ readonly type: 'toggle-whisper'; readonly brief: HandoffBrief } & OnLeg)
  | { readonly type: 'cut-whisper' }
  | ({ readonly type: 'bridge' } & OnLeg)
  | ({ readonly type: 'set-audible'; readonly audible: boolean } & OnLeg)
  | ({ readonly type: 'decline'; readonly status: DeclineStatus; readonly reason: string } & OnLeg)
  | ({ readonly type: 'ask-more-time'; readonly seconds: number } & OnLeg)
  | ({ readonly type: 'mute'; readonly muted: boolean } & OnLeg)
  | ({ readonly type: 'hold'; readonly held: boolean } & OnLeg)
  | ({ readonly type: 'tones'; readonly tones: string } & OnLeg)
  /** REFER with Replaces: the far end is to take this one's place in its call with `otherLegId`. */
  | ({ readonly type: 'put-through'; readonly otherLegId: string } & OnLeg)
  /** REFER: the far end is to call this target. */
  | ({ readonly type: 'refer'; readonly target: DialTarget } & OnLeg)
  | ({ readonly type: 'hang-up' } & OnLeg)
  | { readonly type: 'reopen-microphone' }
  /** Tells main; written there with its outbox row. */
  | ({ readonly type: 'record'; readonly event: HandoffEvent } & OnLeg)
  /** This handoff must not ring here again. */
  | { readonly type: 'remember-declined'; readonly handoffKey: string }
  /** Replaces a deadline of the same name. `at`: monotonic milliseconds. */
  | ({ readonly type: 'schedule'; readonly deadline: DeadlineName; readonly at: number } & OnLeg)
  /** Every deadline of this leg. */
  | ({ readonly type: 'cancel-deadlines' } & OnLeg)
  /** The two far ends hear each other, too: each is sent the other beside the microphone. */
  | { readonly type: 'merge'; readonly legIds: readonly [string, string] }
  /** Each is sent the microphone alone again. */
  | { readonly type: 'part'; readonly legIds: readonly [string, string] }
  /** The leg is over for us: stop listening to it. */
  | ({ readonly type: 'release' } & OnLeg);
