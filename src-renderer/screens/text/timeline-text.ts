/** The steps of a call in words. */
import type { CallOutcome, Direction, HandoffEvent } from '../../../src-main/contract/call.ts';
import type { TimelineCall } from '../../../src-main/contract/history.ts';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import { transferProblem } from '../../call/notices.ts';
import { notReachedLabel } from './dial-text.ts';
import { declineLabel, failureSentence, strategyLabel } from './labels.ts';
import { tenths } from './numbers.ts';
import { duration } from './time.ts';

/** Since the INVITE: `+0.4 s`, `+12 s`, `+3 min 20 s`; empty when it is not known. */
export function sinceInvite(afterMs: number | null): string {
  if (afterMs === null) return '';
  return afterMs < 10_000 ? `+${tenths(afterMs / 1000)} s` : `+${duration(afterMs / 1000)}`;
}

function endedText(outcome: CallOutcome, talkSeconds: number): string {
  switch (outcome.kind) {
    case 'connected':
      return t('Hung up after {time}', { time: duration(talkSeconds) });
    case 'declined':
      return declineLabel[outcome.reason];
    case 'answered-elsewhere':
      return t('Taken by another rep');
    case 'caller-left-before-bridge':
      return t('The caller hung up');
    case 'timed-out':
      return t('Rang out');
    case 'not-reached':
      return notReachedLabel[outcome.why];
    case 'failed':
      return failureSentence[outcome.cause];
    default:
      return outcome satisfies never;
  }
}

function transferredText({ to: who, how, confirmed }: Extract<HandoffEvent, { type: 'transferred' }>): string {
  const to = who === null ? t('somebody') : phoneText(who);
  if (!confirmed) return t('Sent to {to}; nobody has said whether they answered', { to });
  return how === 'blind' ? t('Transferred to {to}', { to }) : t('Put through to {to}', { to });
}

/** What happened, as one line; null for what is no step of its own. */
function stepText(event: HandoffEvent, direction: Direction): string | null {
  switch (event.type) {
    case 'strategy':
      return event.fallback === null ? null : `${strategyLabel[event.strategy].name}: ${told(event.fallback)}`;
    case 'whisper':
      return t('Whisper played');
    case 'more-time':
      return t('Asked the AI for {seconds} s more', { seconds: event.seconds });
    case 'compliance-override':
      return direction === 'in'
        ? t('You went on although consent was not clear')
        : t('You called although it was not cleared');
    case 'bridged':
      return direction === 'in'
        ? t('Bridged: both sides heard each other')
        : t('Answered: both sides heard each other');
    case 'hold':
      return event.held ? t('On hold') : t('Taken back from hold');
    case 'transferred':
      return transferredText(event);
    case 'transfer-failed': {
      const to = event.to === null ? t('somebody') : phoneText(event.to);
      if (event.why === 'taken-back') return t('Transfer to {to} taken back', { to });
      return t('Transfer failed: {problem}', { problem: told(transferProblem(event.why, to)) });
    }
    case 'quality':
      return null;
    case 'ended':
      return endedText(event.outcome, event.talkSeconds);
    default:
      return event satisfies never;
  }
}

export interface TimelineStep {
  readonly at: string;
  readonly text: string;
}

/** The ring, or the dialling, and every step after it. */
export function timelineSteps({ entries, direction }: Pick<TimelineCall, 'entries' | 'direction'>): TimelineStep[] {
  const steps = entries.flatMap(({ afterMs, event }) => {
    const text = stepText(event, direction);
    return text === null ? [] : [{ at: sinceInvite(afterMs), text }];
  });
  return [{ at: '', text: direction === 'in' ? t('Rang') : t('You dialled') }, ...steps];
}
