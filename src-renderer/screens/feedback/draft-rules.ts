/** Rules of the feedback form: what a choice changes, what is known before the rep says anything. */
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import type { CallOutcome } from '../../../src-main/contract/call.ts';
import { type ContextGap, emptyDraft, type FeedbackDraft } from '../../../src-main/contract/feedback.ts';
import { isCold } from '../text/brief-view.ts';

/** What can be known without asking: a cold transfer lacked its context, a call that broke off is lost. */
export function knownDraft(brief: HandoffBrief, outcome: CallOutcome): FeedbackDraft {
  const cold = isCold(brief);
  return {
    ...emptyDraft,
    context: cold ? 'missing' : null,
    gaps: cold ? ['needs', 'transcript'] : [],
    disposition: outcome.kind === 'failed' ? 'lost' : null,
  };
}

/** Choosing a timing; choosing it again takes it back. A better turn belongs to "too late" only. */
export function withTiming(draft: FeedbackDraft, timing: FeedbackDraft['timing']): FeedbackDraft {
  const next = draft.timing === timing ? null : timing;
  return { ...draft, timing: next, betterTurn: next === 'too-late' ? draft.betterTurn : null };
}

/** Choosing the context verdict; gaps belong to "missing" only. */
export function withContext(draft: FeedbackDraft, context: FeedbackDraft['context']): FeedbackDraft {
  const next = draft.context === context ? null : context;
  return { ...draft, context: next, gaps: next === 'missing' ? draft.gaps : [] };
}

export function withGap(draft: FeedbackDraft, gap: ContextGap): FeedbackDraft {
  const gaps = draft.gaps.includes(gap) ? draft.gaps.filter((other) => other !== gap) : [...draft.gaps, gap];
  return { ...draft, gaps, context: gaps.length > 0 ? 'missing' : draft.context };
}

export function withDisposition(draft: FeedbackDraft, disposition: FeedbackDraft['disposition']): FeedbackDraft {
  return { ...draft, disposition: draft.disposition === disposition ? null : disposition };
}

export function withRating(draft: FeedbackDraft, rating: number): FeedbackDraft {
  return { ...draft, rating: draft.rating === rating ? null : rating };
}

/** True when nothing at all has been said yet: such feedback teaches nothing and is not sent. */
export function isBlank(draft: FeedbackDraft): boolean {
  return (
    draft.disposition === null &&
    draft.timing === null &&
    draft.context === null &&
    draft.rating === null &&
    draft.note.trim() === ''
  );
}
