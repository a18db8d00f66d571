import { useRef } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallState } from '../../call/state.ts';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { Remaining } from '../../components/elapsed.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { words } from '../../components/words.tsx';
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
        <Bar tone="warn" title={t('Wrapping up')}>
          <span>{words('{remaining} left', { remaining: <Remaining until={state.endsAt} /> })}</span>
          <Button look="quiet" combo="+" label={t('More time (+)')} onPress={extend}>
            <span className="sr-only">{t('More time')}</span>
          </Button>
        </Bar>
      }
      banners={<Banners />}
      footer={
        <Button look="go" combo="enter" onPress={done}>
          {t('Back to ready')}
        </Button>
      }
    >
      <div>
        <Heading>{t('Call ended')}</Heading>
        <p className="lasted">
          <bdi>{nameOf(call.brief, call.facts)}</bdi>, {duration(state.talkSeconds)}
        </p>
        {outcome.kind === 'failed' && (
          <p className="warn-text">
            {t('{failure}; the call broke off.', { failure: failureSentence[outcome.cause] })}
          </p>
        )}
      </div>
      <CallNotes call={call} label={t('Your notes from the call')} combo="e" inputRef={notes} />
    </Screen>
  );
}
