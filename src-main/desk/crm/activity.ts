/** The activity a CRM keeps of a handoff. Pure: whoever delivers it may build it again and gets the same. */
import { cleanLine, cleanText } from '../../brief/clean-text.ts';
import type { TriggerKind } from '../../contract/brief.ts';
import type { CallOutcome } from '../../contract/call.ts';
import type { Disposition } from '../../contract/feedback.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { Handoff } from '../handoffs/handoff.ts';
import type { CrmActivity } from './adapter.ts';

export interface HandoffResult {
  readonly outcome: CallOutcome;
  readonly talkSeconds: number;
  /** From the rep's feedback; null while there is none. */
  readonly disposition: Disposition | null;
  readonly note: string;
  readonly endedAt: Date;
}

const dispositionWords: Readonly<Record<Disposition, string>> = {
  'meeting-booked': 'Meeting booked',
  opportunity: 'Opportunity',
  closed: 'Closed',
  callback: 'Callback agreed',
  'not-interested': 'Not interested',
  'wrong-fit': 'Wrong fit',
  voicemail: 'Voicemail',
  lost: 'Lost',
};
const outcomeWords: Readonly<Record<CallOutcome['kind'], string>> = {
  connected: 'Connected',
  declined: 'Declined by the rep',
  'answered-elsewhere': 'Answered elsewhere',
  'caller-left-before-bridge': 'Caller left before the bridge',
  'timed-out': 'Not answered',
  'not-reached': 'Called back, not reached',
  failed: 'Failed',
};
const triggerWords: Readonly<Record<TriggerKind, string>> = {
  'explicit-request': 'asked for a person',
  complexity: 'questions beyond the AI',
  hesitation: 'hesitation',
  frustration: 'frustration',
  'high-interest': 'high interest',
  'high-value': 'high-value account',
  loop: 'conversation in circles',
  unknown: 'not given',
};
const noteLength = 4_000;

/** Null where neither number nor address says whose activity it is. */
export function activityOf(conversation: Conversation, handoff: Handoff, result: HandoffResult): CrmActivity | null {
  const { phone, email } = conversation.input.prospect;
  const prospect = { phone: line(phone), email: line(email) };
  if (prospect.phone === null && prospect.email === null) return null;
  const what = result.disposition === null ? outcomeWords[result.outcome.kind] : dispositionWords[result.disposition];
  const { trigger } = handoff;
  const body = [
    `Outcome: ${what}`,
    `Talk time: ${Math.round(result.talkSeconds)} s`,
    `Why the AI handed over: ${triggerWords[trigger.kind]}${trigger.reason === null ? '' : ` (${trigger.reason})`}`,
    ...(conversation.input.campaign === undefined ? [] : [`Campaign: ${conversation.input.campaign}`]),
    ...(result.note.trim() === '' ? [] : ['', result.note]),
  ].join('\n');
  return {
    handoffId: handoff.id,
    prospect,
    at: result.endedAt.toISOString(),
    // The id makes the subject unique: a CRM that keeps none for us is asked whether it has this subject.
    subject: `Warm transfer: ${what} (${handoff.id.slice(0, 8)})`,
    body: cleanText(body, noteLength) ?? '',
    disposition: result.disposition,
    trigger: trigger.kind,
    durationSeconds: Math.max(0, Math.round(result.talkSeconds)),
  };
}

function line(value: string | undefined): string | null {
  return value === undefined ? null : cleanLine(value, 200);
}
