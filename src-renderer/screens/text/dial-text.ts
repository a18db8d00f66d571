/** Words for calls the rep places. */
import type { NotReachedReason } from '../../../src-main/contract/call.ts';
import { labels, t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallState, DialProgress } from '../../call/state.ts';
import type { OutcomeText } from './outcome-text.ts';

/** What the rep hears and sees while nobody has answered. */
export function progressText(progress: DialProgress): string {
  switch (progress.kind) {
    case 'trying':
      return t('Calling…');
    case 'ringing':
      return t('Ringing…');
    case 'early-media':
      return t('Ringing… You hear their line.');
    case 'answered':
      return t('Answered. Opening the line…');
  }
}

export const notReachedLabel: Readonly<Record<NotReachedReason, string>> = labels({
  busy: 'Busy',
  'no-answer': 'No answer',
  rejected: 'Call rejected',
  'wrong-number': 'Wrong number',
  moved: 'Number has moved',
  cancelled: 'Cancelled',
});

/** How a call of ours ended without an answer. `who`: a name or the number. */
export function notReachedText(why: NotReachedReason, who: string): OutcomeText {
  switch (why) {
    case 'busy':
      return {
        headline: t('{who} is busy.', { who }),
        meaning: t('They are in another call.'),
        next: t('Press R to try again.'),
      };
    case 'no-answer':
      return {
        headline: t('{who} did not answer.', { who }),
        meaning: t('It rang, and nobody took the call.'),
        next: '',
      };
    case 'rejected':
      return { headline: t('{who} rejected the call.', { who }), meaning: t('They saw it and said no.'), next: '' };
    case 'wrong-number':
      return {
        headline: t('This number does not exist.'),
        meaning: t('The phone network knows nobody at {who}.', { who }),
        next: t('Check the number and dial it again.'),
      };
    case 'moved':
      return {
        headline: t('This number leads somewhere else now.'),
        meaning: t('The phone network named another address. Baton follows no address it has not shown you.'),
        next: t('Ask for the new number.'),
      };
    case 'cancelled':
      return { headline: t('You cancelled the call.'), meaning: '', next: '' };
  }
}

/** An ending that needs no card: the conversation took place, the rep cancelled, or a callback's own card is next. */
export function needsNoCard({ call, outcome }: Extract<CallState, { phase: 'ended' }>): boolean {
  if (outcome.kind === 'connected') return true;
  if (outcome.kind === 'not-reached' && outcome.why === 'cancelled') return true;
  return call.dialled !== null && call.dialled.callbackId !== null;
}
