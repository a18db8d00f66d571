/** Judged handoffs for the AI platform, one JSON line each: what to learn from, without names, and quotes only when asked for. */
import { z } from 'zod';
import { triggerKinds } from '../../contract/brief.ts';
import { contextGaps, dispositions } from '../../contract/feedback.ts';
import type { Handoff } from '../handoffs/handoff.ts';
import type { HandoffFacts } from './facts.ts';

/** The published form of a line. */
export const exportLineSchema = z.object({
  conversationId: z.string(),
  handoffId: z.string(),
  at: z.iso.datetime(),
  campaign: z.string().nullable(),
  trigger: z.enum(triggerKinds),
  probability: z.number().nullable(),
  /** The turn that began the handoff; null: the platform asked for it by itself. */
  turn: z.int().nullable(),
  timing: z.enum(['too-early', 'right', 'too-late']).nullable(),
  /** Whether a person was wanted at `labelTurn`; null where the verdict does not say. */
  label: z.union([z.literal(0), z.literal(1)]).nullable(),
  labelTurn: z.int().nullable(),
  betterTurn: z.int().nullable(),
  gaps: z.array(z.enum(contextGaps)),
  disposition: z.enum(dispositions).nullable(),
  evidence: z.array(z.object({ turn: z.int().nullable(), quote: z.string().optional() })),
});
export type ExportLine = z.infer<typeof exportLineSchema>;

function labelOf({ verdict, firedTurn }: HandoffFacts): Pick<ExportLine, 'label' | 'labelTurn'> {
  const late = verdict?.timing === 'too-late';
  const labelTurn = late ? verdict.betterTurn : firedTurn;
  if (verdict === null || verdict.timing === null || labelTurn === null) return { label: null, labelTurn: null };
  return { label: verdict.timing === 'too-early' ? 0 : 1, labelTurn };
}

export function exportLine(facts: HandoffFacts, handoff: Handoff, withQuotes: boolean): ExportLine {
  const { conversationId, handoffId, campaign, trigger, probability, verdict } = facts;
  return {
    ...{ conversationId, handoffId, at: new Date(facts.at).toISOString(), campaign, trigger, probability },
    turn: facts.firedTurn,
    timing: verdict?.timing ?? null,
    ...labelOf(facts),
    betterTurn: verdict?.betterTurn ?? null,
    gaps: verdict?.gaps ?? [],
    disposition: verdict?.disposition ?? null,
    evidence: handoff.trigger.evidence.map(({ turn, quote }) => (withQuotes ? { turn, quote } : { turn })),
  };
}
