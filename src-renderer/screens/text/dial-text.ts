/** Words for calls the rep places. */
import type { CallOutcome, NotReachedReason } from '../../../src-main/contract/call.ts';
import type { CallState, DialProgress } from '../../call/state.ts';
import type { OutcomeText } from './outcome-text.ts';

export type DialFailure = Extract<CallOutcome, { kind: 'not-reached' }>;

/** What the rep hears and sees while nobody has answered. */
export function progressText(progress: DialProgress): string {
  switch (progress.kind) {
    case 'trying':
      return 'Calling…';
    case 'ringing':
      return 'Ringing…';
    case 'early-media':
      return 'Ringing… You hear their line.';
    case 'answered':
      return 'Answered. Opening the line…';
  }
}

export const notReachedLabel: Readonly<Record<NotReachedReason, string>> = {
  busy: 'Busy',
  'no-answer': 'No answer',
  rejected: 'Call rejected',
  'wrong-number': 'Wrong number',
  moved: 'Number has moved',
  cancelled: 'Cancelled',
};

/** How a call of ours ended without an answer. `who`: a name or the number. */
export function notReachedText(why: NotReachedReason, who: string): OutcomeText {
  switch (why) {
    case 'busy':
      return { headline: `${who} is busy.`, meaning: 'They are in another call.', next: 'Press R to try again.' };
    case 'no-answer':
      return { headline: `${who} did not answer.`, meaning: 'It rang, and nobody took the call.', next: '' };
    case 'rejected':
      return { headline: `${who} rejected the call.`, meaning: 'They saw it and said no.', next: '' };
    case 'wrong-number':
      return {
        headline: 'This number does not exist.',
        meaning: `The phone network knows nobody at ${who}.`,
        next: 'Check the number and dial it again.',
      };
    case 'moved':
      return {
        headline: 'This number leads somewhere else now.',
        meaning: 'The phone network named another address. Baton follows no address it has not shown you.',
        next: 'Ask for the new number.',
      };
    case 'cancelled':
      return { headline: 'You cancelled the call.', meaning: '', next: '' };
  }
}

/** An ending that needs no card: the conversation took place, the rep cancelled, or a callback's own card is next. */
export function needsNoCard({ call, outcome }: Extract<CallState, { phase: 'ended' }>): boolean {
  if (outcome.kind === 'connected') return true;
  if (outcome.kind === 'not-reached' && outcome.why === 'cancelled') return true;
  return call.dialled !== null && call.dialled.callbackId !== null;
}
