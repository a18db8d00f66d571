/** Where in Insights the rep is. */
import type { TriggerKind } from '../../src-main/contract/brief.ts';
import type { ContextGap, FeedbackDraft } from '../../src-main/contract/feedback.ts';

type Timing = NonNullable<FeedbackDraft['timing']>;

/** Which calls stand behind a figure. */
export type CallFilter =
  | { readonly kind: 'trigger'; readonly trigger: TriggerKind; readonly timing: Timing | null }
  | { readonly kind: 'gap'; readonly gap: ContextGap }
  /** Calendar days, UTC, both included: `2026-11-23`. */
  | { readonly kind: 'days'; readonly from: string; readonly to: string };

export const periods = [7, 30, 90] as const;
export type PeriodDays = (typeof periods)[number];

export interface InsightsView {
  readonly page: 'insights';
  readonly part: 'figures' | 'audit';
  readonly days: PeriodDays;
  /** The list behind a figure; null: the figures themselves. */
  readonly calls: CallFilter | null;
  readonly handoffId: string | null;
}

export const insightsStart: InsightsView = {
  page: 'insights',
  part: 'figures',
  days: 30,
  calls: null,
  handoffId: null,
};
