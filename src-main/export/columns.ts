/** A handoff as one line of a spreadsheet. Transcripts are left out: a vCon carries them. Pure. */
import type { CallOutcome } from '../contract/call.ts';
import type { HistoryDetail } from '../contract/history.ts';
import type { Cell } from './csv.ts';

/** Machine names, so that a program reads the file as well as a person: they never change with the language. */
const columns: Readonly<Record<string, (detail: HistoryDetail) => Cell>> = {
  received_at: ({ item }) => item.receivedAt,
  direction: ({ item }) => item.direction,
  name: ({ item }) => item.name,
  company: ({ item }) => item.company,
  role: ({ brief }) => brief.prospect.role,
  phone: ({ item }) => item.phone,
  email: ({ brief }) => brief.prospect.email,
  outcome: ({ item }) => item.outcome?.kind ?? null,
  outcome_reason: ({ item }) => (item.outcome === null ? null : reasonOf(item.outcome)),
  answered_after_seconds: ({ bridgedAfterMs }) => (bridgedAfterMs === null ? null : Math.round(bridgedAfterMs) / 1_000),
  talk_seconds: ({ item }) => Math.round(item.talkSeconds * 10) / 10,
  sound_mos: ({ quality }) => quality?.mos?.median ?? null,
  trigger: ({ brief }) => brief.trigger.kind,
  reason: ({ item }) => item.reason,
  campaign: ({ brief }) => brief.campaign,
  platform: ({ brief }) => brief.platform,
  consent: ({ brief }) => brief.compliance.tcpa,
  called_although_not_cleared: ({ overridden }) => (overridden ? 'yes' : 'no'),
  summary: ({ brief }) => brief.summary,
  verdict: ({ item }) => item.feedback,
  timing: ({ draft }) => draft.timing,
  disposition: ({ draft }) => draft.disposition,
  rating: ({ draft }) => draft.rating,
  missing: ({ draft }) => draft.gaps.join(' ') || null,
  note_for_the_ai: ({ draft }) => draft.note || null,
  note: ({ note }) => note || null,
  handoff: ({ item }) => item.handoffKey,
  transferred_to: ({ timeline }) => transferredTo(timeline),
};

export const header: readonly string[] = Object.keys(columns);

export function cellsOf(detail: HistoryDetail): Cell[] {
  return Object.values(columns).map((cell) => cell(detail));
}

/** Of several calls the one that left last. */
function transferredTo(timeline: HistoryDetail['timeline']): string | null {
  const sent = timeline.flatMap(({ entries }) =>
    entries.flatMap(({ event }) => (event.type === 'transferred' ? [event] : [])),
  );
  return sent.at(-1)?.to ?? null;
}

function reasonOf(outcome: CallOutcome): string | null {
  switch (outcome.kind) {
    case 'declined':
      return outcome.reason;
    case 'not-reached':
      return outcome.why;
    case 'failed':
      return outcome.cause;
    case 'connected':
    case 'answered-elsewhere':
    case 'caller-left-before-bridge':
    case 'timed-out':
      return null;
    default:
      return outcome satisfies never;
  }
}
