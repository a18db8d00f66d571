/** A scripted practice conversation, as data: what a platform knows before it calls, and what is said. Times are relative. */
import type { Compliance } from '../../contract/brief.ts';
import type { CuedLine, SpokenLine } from '../../contract/practice.ts';

export interface PracticeScript {
  readonly id: string;
  readonly title: string;
  /** One sentence: what the rep practises with it. */
  readonly teaches: string;
  /** Which of the speech voices plays the prospect. */
  readonly voice: ProspectVoice;
  readonly told: ScriptedTelling;
  readonly performance: {
    readonly whileRinging: readonly ScriptedLine[];
    /** Seconds until the prospect hangs up unanswered; null: stays on. */
    readonly leavesAfterSeconds: number | null;
    readonly afterBridge: readonly ScriptedLine[];
  };
}

export type ProspectVoice = 'woman' | 'older-woman' | 'scotsman' | 'young-man';

export type ScriptedLine = Pick<CuedLine, 'cue'> & { readonly says: Pick<SpokenLine, 'speaker' | 'text'> };

/** What the AI platform tells the desk. When to hand over, and what the rep reads, is for the desk to find. */
export interface ScriptedTelling {
  readonly prospect: { readonly name: string; readonly company: string; readonly role: string; readonly email: string };
  readonly crm: Readonly<Record<string, string>>;
  readonly campaign: string;
  readonly compliance: Pick<Compliance, 'tcpa' | 'consentSource' | 'doNotCall'> & {
    readonly consentDaysAgo: number | null;
  };
  /** In order; turn 1 is the first. */
  readonly conversation: readonly ScriptedTurn[];
}

export interface ScriptedTurn {
  readonly speaker: 'ai' | 'prospect';
  readonly atSeconds: number;
  readonly text: string;
}

/** Shorthands for turns: the seconds since the AI call began, and the words. */
export const ai = (atSeconds: number, text: string): ScriptedTurn => ({ speaker: 'ai', atSeconds, text });
export const prospect = (atSeconds: number, text: string): ScriptedTurn => ({ speaker: 'prospect', atSeconds, text });

/** Shorthands for lines: after a fixed pause, or once the rep has spoken and paused. */
export const after = (seconds: number, speaker: 'ai' | 'prospect', text: string): ScriptedLine => ({
  cue: { kind: 'pause', seconds },
  says: { speaker, text },
});
export const onReply = (atMost: number, text: string): ScriptedLine => ({
  cue: { kind: 'reply', atMost },
  says: { speaker: 'prospect', text },
});
