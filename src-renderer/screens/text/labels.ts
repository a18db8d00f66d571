/** Words for the contract's enumerations. */
import type { AvailabilityState, OwnAvailability } from '../../../src-main/contract/availability.ts';
import type { TriggerKind } from '../../../src-main/contract/brief.ts';
import type { BridgeStrategy, CallOutcome, DeclineReason, FailureCause } from '../../../src-main/contract/call.ts';
import type { ContextGap, Disposition, FeedbackDraft } from '../../../src-main/contract/feedback.ts';
import { labels, t } from '../../../src-main/contract/i18n/translate.ts';

export const triggerLabel: Record<TriggerKind, string> = labels({
  'explicit-request': 'Asked for a person',
  complexity: 'Beyond the AI',
  hesitation: 'Hesitation',
  frustration: 'Frustration',
  'high-interest': 'High interest',
  'high-value': 'High value',
  loop: 'Going in circles',
  unknown: 'Reason not given',
});

/** Why now, when the platform sent no sentence of its own. */
export const triggerSentence: Record<TriggerKind, string> = labels({
  'explicit-request': 'Asked to speak to a person.',
  complexity: 'Asked something the AI could not answer well.',
  hesitation: 'Began to hesitate; the AI stepped back.',
  frustration: 'Sounded frustrated; the AI stepped back.',
  'high-interest': 'Showed strong interest.',
  'high-value': 'A high-value account; the AI hands over early.',
  loop: 'The conversation went in circles.',
  unknown: 'The AI gave no reason for the transfer.',
});

export const availabilityLabel: Record<AvailabilityState, string> = labels({
  available: 'Available',
  busy: 'Busy',
  'do-not-disturb': 'Do not disturb',
  away: 'Away',
  offline: 'Offline',
  'wrapping-up': 'Wrapping up',
});

/** What each state means for the next handoff. */
const availabilityMeaning: Record<AvailabilityState, string> = labels({
  available: 'Ready. The next handoff rings here.',
  busy: 'You are busy. Handoffs go to other reps.',
  'do-not-disturb': 'Do not disturb. Handoffs go to other reps.',
  away: 'You are away. Handoffs go to other reps.',
  offline: 'You are offline. Nothing rings here.',
  'wrapping-up': 'Wrapping up. The next handoff rings when you are done.',
});

/** The same, with the reason where the rep did not choose the state. */
export function meaningOf({ state, cause }: OwnAvailability): string {
  if (state === 'away' && cause === 'idle') return t('Away until you touch a key. Handoffs go to other reps.');
  if (state === 'away' && cause === 'lock') return t('Away while the screen was locked. Handoffs go to other reps.');
  if (state === 'away' && cause === 'desk') return t('Set away: handoffs rang unanswered. Press A when you are back.');
  if (state === 'offline' && cause === 'schedule') return t('Outside your working hours. Nothing rings here.');
  return availabilityMeaning[state];
}

export const dispositionLabel: Record<Disposition, string> = labels({
  'meeting-booked': 'Meeting booked',
  opportunity: 'Opportunity',
  closed: 'Closed',
  callback: 'Callback',
  'not-interested': 'Not interested',
  'wrong-fit': 'Wrong fit',
  voicemail: 'Voicemail',
  lost: 'Lost',
});

export const gapLabel: Record<ContextGap, string> = labels({
  needs: 'Needs',
  objections: 'Objections',
  budget: 'Budget',
  'decision-maker': 'Decision maker',
  history: 'History',
  compliance: 'Compliance',
  transcript: 'Transcript',
});

export const timingLabel: Record<NonNullable<FeedbackDraft['timing']>, string> = labels({
  'too-early': 'Too early',
  right: 'Right',
  'too-late': 'Too late',
});

export const contextLabel: Record<NonNullable<FeedbackDraft['context']>, string> = labels({
  enough: 'Enough',
  missing: 'Missing something',
});

export const strategyLabel: Record<BridgeStrategy, { name: string; explains: string }> = {
  early: labels({
    name: 'Early media',
    explains:
      'Sound is connected while it rings, so Bridge is immediate. Best where the edge supports 183 with 100rel.',
  }),
  consult: labels({
    name: 'Consult leg',
    explains:
      'Baton answers the AI’s side call at once; Bridge tells the platform to connect you. For AI platforms that brief first.',
  }),
  plain: labels({
    name: 'Plain answer',
    explains: 'The call is answered only when you press Bridge. Works with every SIP server, takes a moment longer.',
  }),
};

export const declineLabel: Record<DeclineReason, string> = labels({
  'wrong-rep': 'Wrong rep',
  queue: 'Sent to queue',
  callback: 'Callback offered',
  declined: 'Declined',
  busy: 'Missed while you were busy',
  'do-not-disturb': 'Do not disturb',
  away: 'Away',
  'already-declined': 'Declined before',
});

export const failureSentence: Record<FailureCause, string> = labels({
  'media-failed': 'The sound could not be connected',
  'media-insecure': 'The other side offered no encrypted sound, and Baton takes nothing else',
  'microphone-unavailable': 'The microphone could not be used',
  'no-ack': 'The caller’s side never confirmed the connection',
  'signalling-lost': 'The connection to the SIP server was lost',
  'rejected-by-edge': 'The SIP server refused the call',
  'malformed-invite': 'The call came in a form Baton cannot use',
  interrupted: 'Baton was closed during the call',
  slept: 'The computer slept while it rang',
});

export const outcomeLabel: Record<CallOutcome['kind'], string> = labels({
  connected: 'Talked',
  declined: 'Declined',
  'answered-elsewhere': 'Taken by another rep',
  'caller-left-before-bridge': 'Left before you bridged',
  'timed-out': 'Rang out',
  'not-reached': 'Not reached',
  failed: 'Failed',
});
