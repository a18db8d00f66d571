/** How a call ended, as one calm sentence, what it means, and what is next. */
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import type { CallOutcome, DeclineReason } from '../../../src-main/contract/call.ts';
import type { HistoryItem } from '../../../src-main/contract/history.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallCore } from '../../call/state.ts';
import { nameOf, shortNameOf } from './brief-view.ts';
import { notReachedLabel, notReachedText } from './dial-text.ts';
import { declineLabel, dispositionLabel, failureSentence } from './labels.ts';
import { duration } from './time.ts';

export interface OutcomeText {
  readonly headline: string;
  readonly meaning: string;
  readonly next: string;
}

function declined(name: string, reason: DeclineReason): OutcomeText {
  const neverAgain = t('This handoff will not ring you again.');
  switch (reason) {
    case 'wrong-rep':
      return {
        headline: t('Passed on as wrong rep.'),
        meaning: `${t('The AI looks for the right person for {name}.', { name })} ${neverAgain}`,
        next: '',
      };
    case 'queue':
      return {
        headline: t('Sent to the queue.'),
        meaning: `${t('The AI tells {name} that the next free rep takes over.', { name })} ${neverAgain}`,
        next: '',
      };
    case 'callback':
      return {
        headline: t('Callback offered.'),
        meaning: `${t('The AI asks {name} for a good time.', { name })} ${neverAgain}`,
        next: '',
      };
    case 'declined':
      return {
        headline: t('Declined.'),
        meaning: `${t('The AI stays with {name}.', { name })} ${neverAgain}`,
        next: '',
      };
    case 'busy':
      return {
        headline: t('Another handoff came while you were in a call.'),
        meaning: t('It went back as busy, so another rep could take it.'),
        next: '',
      };
    case 'do-not-disturb':
    case 'away':
      return {
        headline: t('A handoff came while you were not available.'),
        meaning: t('It went back, so another rep could take it.'),
        next: t('Press A to be available.'),
      };
    case 'already-declined':
      return {
        headline: t('The same handoff came back.'),
        meaning: t('You declined it before, so it did not ring.'),
        next: '',
      };
  }
}

/** `waitedSeconds`: how long the prospect waited in all. */
export function outcomeText(outcome: CallOutcome, brief: HandoffBrief, waitedSeconds: number): OutcomeText {
  const name = shortNameOf(brief);
  const waited = t('{name} waited {time}.', { name, time: duration(waitedSeconds) });
  switch (outcome.kind) {
    case 'connected':
      return { headline: t('You spoke with {name}.', { name }), meaning: '', next: '' };
    case 'declined':
      return declined(name === t('The caller') ? t('the caller') : name, outcome.reason);
    case 'answered-elsewhere':
      return {
        headline: t('Another rep was quicker.'),
        meaning: t('{name} is in good hands. Nothing is left for you to do.', { name }),
        next: '',
      };
    case 'caller-left-before-bridge':
      return {
        headline: t('{name} hung up before you bridged.', { name }),
        meaning: waited,
        next: t('The brief is kept in History, if you want to call back.'),
      };
    case 'timed-out':
      return {
        headline: t('The call rang out.'),
        meaning: `${waited} ${t('It went back to the AI as unanswered.')}`,
        next: t('Choose Away or Do not disturb when you step out, and nobody waits.'),
      };
    case 'not-reached':
      return notReachedText(outcome.why, name);
    case 'failed':
      return {
        headline: `${failureSentence[outcome.cause]}.`,
        meaning: `${waited} ${t('The call is over; the AI’s side was told.')}`,
        next: failureNext(outcome.cause),
      };
  }
}

function failureNext(cause: Extract<CallOutcome, { kind: 'failed' }>['cause']): string {
  switch (cause) {
    case 'microphone-unavailable':
      return t('Check the microphone in Settings (S) before the next handoff.');
    case 'signalling-lost':
      return t('Baton reconnects by itself; the header shows when you are reachable.');
    case 'rejected-by-edge':
    case 'media-insecure':
      return t('Tell whoever runs your phone server; the brief is kept in History.');
    case 'media-failed':
    case 'no-ack':
    case 'malformed-invite':
    case 'interrupted':
    case 'slept':
      return t('The brief is kept in History, if you want to call back.');
  }
}

/** How a call on the screen ended. `waited`: ms */
export function endingText(outcome: CallOutcome, call: CallCore, waited: number): OutcomeText {
  const { brief, facts, dialled } = call;
  if (dialled === null) return outcomeText(outcome, brief, waited / 1_000);
  if (outcome.kind === 'not-reached') return notReachedText(outcome.why, nameOf(brief, facts));
  if (outcome.kind !== 'failed') return outcomeText(outcome, brief, waited / 1_000);
  const next =
    outcome.cause === 'rejected-by-edge' ? t('Tell whoever runs your phone server, or try another number.') : '';
  return { headline: `${failureSentence[outcome.cause]}.`, meaning: t('The call did not come about.'), next };
}

/** One line for lists: the rep's own verdict when there is one, else how the call ended. */
export function historyLine(item: HistoryItem): string {
  if (item.disposition !== null) return dispositionLabel[item.disposition];
  if (item.outcome === null) return t('In progress');
  switch (item.outcome.kind) {
    case 'connected':
      return t('Talked {time}', { time: duration(item.talkSeconds) });
    case 'declined':
      return declineLabel[item.outcome.reason];
    case 'answered-elsewhere':
      return t('Taken by another rep');
    case 'caller-left-before-bridge':
      return t('Left before you bridged');
    case 'timed-out':
      return t('Rang out');
    case 'not-reached':
      return calledBack(item.direction, notReachedLabel[item.outcome.why]);
    case 'failed':
      if (item.outcome.cause === 'interrupted') return failureSentence.interrupted;
      return item.talkSeconds > 0
        ? t('Cut off after {time}', { time: duration(item.talkSeconds) })
        : t('Failed to connect');
  }
}

function calledBack(direction: HistoryItem['direction'], result: string): string {
  return direction === 'in' ? t('Called back: {result}', { result }) : result;
}

/** True when the rep talked and has not given a verdict yet; on a call of the rep's own there is nothing to judge. */
export function awaitsVerdict(item: HistoryItem): boolean {
  return item.direction === 'in' && item.talkSeconds > 0 && item.outcome !== null && item.feedback !== 'submitted';
}
