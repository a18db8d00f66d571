/** A scripted practice conversation, as data. Times are relative, so that a call placed at any hour is a believable one. */

import type { Compliance, HandoffBrief, TranscriptTurn } from '../../contract/brief.ts';
import type { CuedLine, SpokenLine } from '../../contract/practice.ts';

export interface PracticeScript {
  readonly id: string;
  readonly title: string;
  /** One sentence: what the rep practises with it. */
  readonly teaches: string;
  /** Which of the speech voices plays the prospect. */
  readonly voice: ProspectVoice;
  /** Seconds the prospect has already waited for a person when the phone rings. */
  readonly waitedSeconds: number;
  readonly knowledge: ScriptedKnowledge;
  readonly performance: {
    readonly whileRinging: readonly ScriptedLine[];
    /** Seconds until the prospect hangs up unanswered; null: stays on. */
    readonly leavesAfterSeconds: number | null;
    readonly afterBridge: readonly ScriptedLine[];
  };
}

export type ProspectVoice = 'woman' | 'older-woman' | 'scotsman' | 'young-man';

export type ScriptedLine = Pick<CuedLine, 'cue'> & { readonly says: Pick<SpokenLine, 'speaker' | 'text'> };

/** The brief without what depends on the moment of the call. */
export interface ScriptedKnowledge
  extends Pick<
    HandoffBrief,
    'summary' | 'trigger' | 'needs' | 'intentSignals' | 'objections' | 'openQuestions' | 'crm' | 'opener' | 'campaign'
  > {
  readonly prospect: { readonly name: string; readonly company: string; readonly role: string; readonly email: string };
  /** Numbering starts at turn 1 in this order. */
  readonly transcript: ReadonlyArray<Pick<TranscriptTurn, 'speaker' | 'text'> & { readonly atSeconds: number }>;
  readonly compliance: Pick<Compliance, 'tcpa' | 'consentSource' | 'doNotCall'> & {
    readonly consentDaysAgo: number | null;
  };
}

/** Shorthands for facts, so that a script reads like notes. */
export const said = (text: string, turn: number) => ({ text, source: { kind: 'said', turn } as const });
export const claimed = (text: string) => ({ text, source: { kind: 'claimed' } as const });
export const fromCrm = (text: string) => ({ text, source: { kind: 'crm' } as const });

/** Shorthands for lines: after a fixed pause, or once the rep has spoken and paused. */
export const after = (seconds: number, speaker: 'ai' | 'prospect', text: string): ScriptedLine => ({
  cue: { kind: 'pause', seconds },
  says: { speaker, text },
});
export const onReply = (atMost: number, text: string): ScriptedLine => ({
  cue: { kind: 'reply', atMost },
  says: { speaker: 'prospect', text },
});
