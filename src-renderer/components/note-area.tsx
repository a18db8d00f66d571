import { type RefObject, useId } from 'react';
import { t, told } from '../../src-main/contract/i18n/translate.ts';
import type { SaveStatus } from '../store/saver.ts';
import { Keys } from './keys.tsx';

interface NoteAreaProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly status: SaveStatus | undefined;
  readonly combo: string;
  readonly maxLength: number;
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
}

function statusText(status: SaveStatus | undefined): string {
  switch (status?.kind) {
    case undefined:
      return t('Saved as you type');
    case 'saving':
      return t('Saving…');
    case 'saved':
      return t('Saved');
    case 'failed':
      return t('Not saved yet, trying again. {message}', { message: told(status.message) });
  }
}

/** Free text that is saved as it is typed and says how far the saving got. */
export function NoteArea({ label, placeholder, value, onChange, status, combo, maxLength, inputRef }: NoteAreaProps) {
  const id = useId();
  return (
    <div className="note">
      <div className="note-head">
        <label htmlFor={id}>
          {label} <Keys combo={combo} />
        </label>
        <span className={status?.kind === 'failed' ? 'note-status failed' : 'note-status'} role="status">
          {statusText(status)}
        </span>
      </div>
      <textarea
        id={id}
        ref={inputRef}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        rows={3}
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
