import { useRef } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallState } from '../../call/state.ts';
import { Button } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { CallNotes } from '../call/call-notes.tsx';
import { Banners } from '../frame/banners.tsx';
import { useServices } from '../services.tsx';
import { CallSummary, WrapUpBar } from './wrap-up-parts.tsx';

/** After a call of the rep's own: there is no handoff to judge, so there are only the notes to finish. */
export function CallOverScreen({ state }: { state: Extract<CallState, { phase: 'wrapping-up' }> }) {
  const { session } = useServices();
  const { call } = state;
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
      bar={<WrapUpBar endsAt={state.endsAt} onExtend={extend} />}
      banners={<Banners />}
      footer={
        <Button look="go" combo="enter" onPress={done}>
          {t('Back to ready')}
        </Button>
      }
    >
      <CallSummary title={t('Call ended')} state={state} />
      <CallNotes call={call} label={t('Your notes from the call')} combo="e" inputRef={notes} />
    </Screen>
  );
}
