/** Everything that can happen to a call. `at` is monotonic milliseconds; `legId` names the leg it happened to. */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import type { CallIntent, CallOutcome, InviteFacts } from '../../src-main/contract/call.ts';
import type { DeadlineName } from './deadlines.ts';
import type { LegEvent } from './ports.ts';
import type { Dialled } from './state.ts';

/** What main knows about a handoff; `blocked`: compliance is not cleared, judged on the wall clock. */
interface Knowledge {
  readonly brief: HandoffBrief;
  readonly blocked: boolean;
}

/** An INVITE that passed the guards and the rep's availability. */
export interface InviteEvent extends Knowledge {
  readonly type: 'invite';
  readonly at: number;
  readonly legId: string;
  /** Null: main has not answered yet; `begun` follows. */
  readonly handoffId: string | null;
  readonly facts: InviteFacts;
}

/** The rep dials: main has checked and written the call, nothing is sent yet. */
export interface DialEvent extends Knowledge {
  readonly type: 'dial';
  readonly at: number;
  readonly legId: string;
  readonly handoffId: string;
  readonly facts: InviteFacts;
  readonly dialled: Dialled;
  /** Why it is dialled, where not because the rep has asked for it. */
  readonly notice: string | null;
}

/** Main's answer to `handoff:begin`, too late for the INVITE. */
export interface BegunEvent extends Knowledge {
  readonly type: 'begun';
  readonly at: number;
  readonly legId: string;
  /** Null: main could not write the handoff; the brief says so. */
  readonly handoffId: string | null;
  readonly declinedBefore: boolean;
}

export interface BriefEvent extends Knowledge {
  readonly type: 'brief';
  readonly at: number;
  readonly handoffId: string;
}

export type CallEvent =
  | InviteEvent
  | DialEvent
  | BegunEvent
  | BriefEvent
  /** The desk has taken the handoff back; `outcome`: what that means for the rep. A call that is bridged goes on. */
  | { readonly type: 'withdrawn'; readonly at: number; readonly handoffId: string; readonly outcome: CallOutcome }
  | { readonly type: 'leg'; readonly at: number; readonly legId: string; readonly event: LegEvent }
  | { readonly type: 'intent'; readonly at: number; readonly intent: CallIntent }
  | { readonly type: 'deadline'; readonly at: number; readonly legId: string; readonly deadline: DeadlineName }
  /** The leg has sent its 200 and its acceptance, or says in words why it could not (`problem`). */
  | { readonly type: 'bridge-answer'; readonly at: number; readonly legId: string; readonly problem: string | null }
  /** The re-INVITE for `held` was answered. */
  | {
      readonly type: 'hold-answer';
      readonly at: number;
      readonly legId: string;
      readonly held: boolean;
      readonly problem: string | null;
    }
  /** Another leg has taken the place of the far end, and is answered. */
  | {
      readonly type: 'replaced';
      readonly at: number;
      readonly legId: string;
      readonly by: string;
      readonly facts: InviteFacts;
    }
  | { readonly type: 'tones-refused'; readonly at: number; readonly legId: string; readonly problem: string }
  /** Sign-out or quit: whatever is on ends now. */
  | { readonly type: 'shut-down'; readonly at: number };
