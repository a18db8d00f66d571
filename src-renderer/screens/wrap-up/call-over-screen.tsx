import { useRef } from 'react';
import type { CallState } from '../../call/state.ts';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { Remaining } from '../../components/elapsed.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { CallNotes } from '../call/call-notes.tsx';
import { Banners } from '../frame/banners.tsx';
import { useServices } from '../services.tsx';
import { nameOf } from '../text/brief-view.ts';
import { failureSentence } from '../text/labels.ts';
import { duration } from '../text/time.ts';

/** After a call of the rep's own: there is no handoff to judge, so there are only the notes to finish. */
export function CallOverScreen({ state }: { state: Extract<CallState, { phase: 'wrapping-up' }> }) {
  const { session } = useServices();
  const { call, outcome } = state;
  const notes = useRef<HTMLTextAreaElement>(null);
  const extend = () => session.send({ type: 'extend-wrap-up' });
  const done = () => session.send({ type: 'finish-wrap-up' });
  useShortcuts(
    { enter: done, 'mod+enter': done, escape: done, '+': extend, '=': extend, e: () => notes.current?.focus() },
    { whileTyping: ['mod+enter'], guardTyping: true },
  );
  return (
    <Screen
      name="call-over"
      bar={
        <Bar tone="warn" title="Wrapping up">
          <span>
            <Remaining until={state.endsAt} /> left
          </span>
          <Button look="quiet" combo="+" label="More time (+)" onPress={extend}>
            <span className="sr-only">More time</span>
          </Button>
        </Bar>
      }
      banners={<Banners />}
      footer={
        <Button look="go" combo="enter" onPress={done}>
          Back to ready
        </Button>
      }
    >
      <div>
        <Heading>Call ended</Heading>
        <p className="lasted">
          <bdi>{nameOf(call.brief, call.facts)}</bdi>, {duration(state.talkSeconds)}
        </p>
        {outcome.kind === 'failed' && (
          <p className="warn-text">{failureSentence[outcome.cause]}; the call broke off.</p>
        )}
      </div>
      <CallNotes call={call} label="Your notes from the call" combo="e" inputRef={notes} />
    </Screen>
  );
}
