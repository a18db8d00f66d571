/** What a screen reader says when the call moves on. */
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallCore, CallState } from '../../call/state.ts';
import { isCold, nameOf, positionOf, reasonOf } from './brief-view.ts';
import { endingText } from './outcome-text.ts';
import { duration } from './time.ts';

/** One announcement per phase; empty when there is nothing to say. */
export function announcement(state: CallState): string {
  switch (state.phase) {
    case 'idle':
      return '';
    case 'ringing': {
      const { brief, facts } = state.call;
      const who = [nameOf(brief, facts), positionOf(brief)].filter((part) => part !== null).join(', ');
      const todo = state.call.blocked
        ? t('Not cleared to call: override before bridging.')
        : t('Enter bridges, Escape declines.');
      const from = isCold(brief) ? t('Cold transfer from {who}.', { who }) : t('Warm transfer from {who}.', { who });
      return `${from} ${reasonOf(brief)} ${todo}`;
    }
    case 'dialling':
      return t('Calling {who}. Escape cancels.', { who: nameOf(state.call.brief, state.call.facts) });
    case 'bridging':
      return t('Connecting to {who}.', { who: nameOf(state.call.brief, state.call.facts) });
    case 'talking':
      return t('Connected to {who}. You can speak.', { who: nameOf(state.call.brief, state.call.facts) });
    case 'wrapping-up':
      return judged(state.call)
        ? t('Call ended after {time}. How was the handoff?', { time: duration(state.talkSeconds) })
        : t('Call ended after {time}.', { time: duration(state.talkSeconds) });
    case 'ended': {
      if (state.outcome.kind === 'connected') return '';
      const { headline, meaning } = endingText(state.outcome, state.call, state.endedAt - state.call.ringingAt);
      return `${headline} ${meaning}`;
    }
  }
}

/** A second call while the rep talks: short, for somebody who listens to a caller at the same time. */
export function waitingAnnouncement({ brief, facts, blocked }: CallCore): string {
  const who = nameOf(brief, facts);
  return blocked
    ? t('Another call waits, not cleared: {who}. Shift O overrides, D declines.', { who })
    : t('Another call waits: {who}. B holds and bridges, D declines.', { who });
}

function judged({ dialled }: CallCore): boolean {
  return dialled === null || dialled.returnsHandoff;
}
