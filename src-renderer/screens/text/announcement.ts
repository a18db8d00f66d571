/** What a screen reader says when the call moves on. */
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
      const kind = isCold(brief) ? 'Cold transfer' : 'Warm transfer';
      const who = [nameOf(brief, facts), positionOf(brief)].filter((part) => part !== null).join(', ');
      const todo = state.call.blocked
        ? 'Not cleared to call: override before bridging.'
        : 'Enter bridges, Escape declines.';
      return `${kind} from ${who}. ${reasonOf(brief)} ${todo}`;
    }
    case 'dialling':
      return `Calling ${nameOf(state.call.brief, state.call.facts)}. Escape cancels.`;
    case 'bridging':
      return `Connecting to ${nameOf(state.call.brief, state.call.facts)}.`;
    case 'talking':
      return `Connected to ${nameOf(state.call.brief, state.call.facts)}. You can speak.`;
    case 'wrapping-up':
      return `Call ended after ${duration(state.talkSeconds)}.${judged(state.call) ? ' How was the handoff?' : ''}`;
    case 'ended': {
      if (state.outcome.kind === 'connected') return '';
      const { headline, meaning } = endingText(state.outcome, state.call, state.endedAt - state.call.ringingAt);
      return `${headline} ${meaning}`;
    }
  }
}

/** A second call while the rep talks: short, for somebody who listens to a caller at the same time. */
export function waitingAnnouncement({ brief, facts }: CallCore): string {
  return `Another call waits: ${nameOf(brief, facts)}. B holds and bridges, D declines.`;
}

function judged({ dialled }: CallCore): boolean {
  return dialled === null || dialled.returnsHandoff;
}
