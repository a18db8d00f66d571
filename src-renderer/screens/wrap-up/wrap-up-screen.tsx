import { useRef, useState } from 'react';
import type { FeedbackDraft } from '../../../src-main/contract/feedback.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallState } from '../../call/state.ts';
import { Button } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { typedFor } from '../actions.ts';
import { CallNotes } from '../call/call-notes.tsx';
import { knownDraft } from '../feedback/draft-rules.ts';
import { FeedbackForm, feedbackShortcuts } from '../feedback/feedback-form.tsx';
import { Banners } from '../frame/banners.tsx';
import { useApp, useServices } from '../services.tsx';
import { CallSummary, WrapUpBar } from './wrap-up-parts.tsx';

type WrappingUp = Extract<CallState, { phase: 'wrapping-up' }>;

/** With less than this left, ms, a change to the form asks for more time: nobody is cut off in a sentence. */
const almostOver = 15_000;

/** After hang-up: the verdict in two taps. Leaving early or late loses nothing. */
export function WrapUpScreen({ state }: { state: WrappingUp }) {
  const { session, actions } = useServices();
  const { call, outcome } = state;
  const of = typedFor(call);
  const stored = useApp((app) => app.drafts[of.key]);
  const status = useApp((app) => app.saving[`draft:${of.key}`]);
  const note = useRef<HTMLTextAreaElement>(null);
  const callNotes = useRef<HTMLTextAreaElement>(null);
  const [saving, setSaving] = useState(false);
  const draft = stored ?? knownDraft(call.brief, outcome);

  function change(next: FeedbackDraft): void {
    actions.setDraft(of, next);
    if (state.endsAt - session.now() < almostOver) extend();
  }
  const extend = () => session.send({ type: 'extend-wrap-up' });
  const later = () => session.send({ type: 'finish-wrap-up' });
  async function save(): Promise<void> {
    if (saving) return;
    setSaving(true);
    const stored = await actions.submitFeedback(call.handoffId, draft);
    setSaving(false);
    if (stored) later();
  }

  useShortcuts(
    {
      ...feedbackShortcuts(draft, change),
      enter: () => void save(),
      'mod+enter': () => void save(),
      escape: later,
      '+': extend,
      '=': extend,
      e: () => note.current?.focus(),
      o: () => callNotes.current?.focus(),
    },
    { whileTyping: ['mod+enter'], guardTyping: true },
  );

  return (
    <Screen
      name="wrap-up"
      bar={<WrapUpBar endsAt={state.endsAt} onExtend={extend} />}
      banners={<Banners />}
      footer={
        <>
          <Button look="go" combo="enter" disabled={saving} onPress={() => void save()}>
            {saving ? t('Saving…') : t('Save')}
          </Button>
          <p className="later">
            <Button look="quiet" combo="escape" onPress={later}>
              {t('Later')}
            </Button>
            {t('It waits in History, and calls keep coming.')}
          </p>
        </>
      }
    >
      <CallSummary title={t('How was the handoff?')} state={state} />
      <FeedbackForm brief={call.brief} draft={draft} onChange={change} status={status} noteRef={note} />
      <CallNotes call={call} label={t('Your notes from the call')} combo="o" inputRef={callNotes} />
    </Screen>
  );
}
