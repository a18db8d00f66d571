import type { RefObject } from 'react';
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import { contextGaps, dispositions, type FeedbackDraft } from '../../../src-main/contract/feedback.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Choice } from '../../components/choice.tsx';
import { NoteArea } from '../../components/note-area.tsx';
import type { Shortcuts } from '../../components/use-shortcuts.ts';
import type { SaveStatus } from '../../store/saver.ts';
import { contextLabel, dispositionLabel, gapLabel, timingLabel } from '../text/labels.ts';
import { withContext, withDisposition, withGap, withRating, withTiming } from './draft-rules.ts';
import { TurnPicker } from './turn-picker.tsx';

const timings = [
  { value: 'too-early', combo: '1' },
  { value: 'right', combo: '2' },
  { value: 'too-late', combo: '3' },
] as const;
const contexts = [
  { value: 'enough', combo: '4' },
  { value: 'missing', combo: '5' },
] as const;
const ratings = ['1', '2', '3', '4', '5'] as const;

interface FeedbackFormProps {
  readonly brief: HandoffBrief;
  readonly draft: FeedbackDraft;
  readonly onChange: (draft: FeedbackDraft) => void;
  readonly status: SaveStatus | undefined;
  readonly noteRef: RefObject<HTMLTextAreaElement | null>;
}

/** The keys of the form: two taps are a verdict. */
export function feedbackShortcuts(draft: FeedbackDraft, onChange: (draft: FeedbackDraft) => void): Shortcuts {
  return Object.fromEntries([
    ...timings.map(({ value, combo }) => [combo, () => onChange(withTiming(draft, value))] as const),
    ...contexts.map(({ value, combo }) => [combo, () => onChange(withContext(draft, value))] as const),
  ]);
}

/** Timing, context, outcome, rating, note. Everything may stay unset. */
export function FeedbackForm({ brief, draft, onChange, status, noteRef }: FeedbackFormProps) {
  const chosen = <T extends string>(value: T | null): T[] => (value === null ? [] : [value]);
  return (
    <>
      <Choice
        legend={t('The AI handed over')}
        look="segments"
        options={timings.map(({ value, combo }) => ({ value, combo, label: timingLabel[value] }))}
        selected={chosen(draft.timing)}
        onChoose={(timing) => onChange(withTiming(draft, timing))}
      />
      {draft.timing === 'too-late' && (
        <TurnPicker brief={brief} turn={draft.betterTurn} onPick={(betterTurn) => onChange({ ...draft, betterTurn })} />
      )}
      <Choice
        legend={t('What it told you was')}
        look="segments"
        options={contexts.map(({ value, combo }) => ({ value, combo, label: contextLabel[value] }))}
        selected={chosen(draft.context)}
        onChoose={(context) => onChange(withContext(draft, context))}
      />
      {draft.context === 'missing' && (
        <Choice
          legend={t('What was missing?')}
          look="chips"
          many
          options={contextGaps.map((value) => ({ value, label: gapLabel[value] }))}
          selected={draft.gaps}
          onChoose={(gap) => onChange(withGap(draft, gap))}
        />
      )}
      <Choice
        legend={t('Outcome')}
        look="chips"
        options={dispositions.map((value) => ({ value, label: dispositionLabel[value] }))}
        selected={chosen(draft.disposition)}
        onChoose={(disposition) => onChange(withDisposition(draft, disposition))}
      />
      <Choice
        legend={t('Handoff in all')}
        hint={t('1 poor, 5 excellent')}
        look="segments"
        options={ratings.map((value) => ({ value, label: value }))}
        selected={ratings.filter((value) => Number(value) === draft.rating)}
        onChoose={(value) => onChange(withRating(draft, Number(value)))}
      />
      <NoteArea
        label={t('For the AI')}
        placeholder={t('Anything it should learn from this one?')}
        combo="e"
        value={draft.note}
        maxLength={4_000}
        status={status}
        inputRef={noteRef}
        onChange={(note) => onChange({ ...draft, note })}
      />
    </>
  );
}
