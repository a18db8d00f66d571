import type { RefObject } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallCore } from '../../call/state.ts';
import { NoteArea } from '../../components/note-area.tsx';
import { typedFor } from '../actions.ts';
import { useApp, useServices } from '../services.tsx';

interface CallNotesProps {
  readonly call: CallCore;
  readonly label: string;
  readonly combo: string;
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
}

/** Notes of this handoff; the same text on the call screen and after it. */
export function CallNotes({ call, label, combo, inputRef }: CallNotesProps) {
  const { actions } = useServices();
  const of = typedFor(call);
  const text = useApp((state) => state.notes[of.key] ?? '');
  const status = useApp((state) => state.saving[`note:${of.key}`]);
  return (
    <NoteArea
      label={label}
      placeholder={t('What you want to remember')}
      combo={combo}
      value={text}
      maxLength={20_000}
      status={status}
      inputRef={inputRef}
      onChange={(value) => actions.setNote(of, value)}
    />
  );
}
