/** Why a handoff reached no rep, in the words of the audit. */
import { z } from 'zod';
import type { CallOutcome } from '../../contract/call.ts';
import type { JournalEntry } from '../handoffs/handoff.ts';
import { reportSchemas } from '../handoffs/reports.ts';
import { entriesOf, timesOf } from './journal-view.ts';

const queued = z.object({ why: z.string() });
const waited: Readonly<Record<string, string>> = {
  'nobody-qualified': 'Nobody had the skills or the language',
  'nobody-in-hours': 'Nobody was in hours',
  'all-busy': 'Everyone was busy for too long',
  'all-passed': 'Every rep declined',
  'prospect-hours': 'It was outside the prospect’s hours',
};

function outcomeText(outcome: CallOutcome): string {
  switch (outcome.kind) {
    case 'caller-left-before-bridge':
      return 'The prospect hung up before the bridge';
    case 'failed':
      return 'The transfer failed';
    case 'declined':
      return 'Every rep declined';
    case 'timed-out':
    case 'not-reached':
      return 'Nobody answered in time';
    case 'answered-elsewhere':
    case 'connected':
      return 'The phone reported no bridge';
    default:
      return outcome satisfies never;
  }
}

/** Null: it has reached a rep, or may still. `over`: the handoff has ended. */
export function whyLost(journal: readonly JournalEntry[], over: boolean): string | null {
  if (timesOf(journal, 'bridged').length > 0) return null;
  const closed = entriesOf(journal, 'closed', z.object({ why: z.string() })).at(-1)?.body.why ?? null;
  if (!over && closed === null) return null;
  if (timesOf(journal, 'callback-booked').length > 0) {
    const how = entriesOf(journal, 'callback-over', z.object({ how: z.string() })).at(-1)?.body.how ?? null;
    return how === null || how === 'reached' ? null : 'The callback did not reach the prospect';
  }
  if (timesOf(journal, 'prospect-left').length > 0) return 'The prospect hung up while waiting';
  const outcome = entriesOf(journal, 'ended', reportSchemas.ended).at(-1)?.body.outcome ?? null;
  if (closed === 'cancelled') return 'The platform took it back';
  if (closed === 'waited-too-long') {
    const why = entriesOf(journal, 'queued', queued).at(-1)?.body.why ?? '';
    return (Object.hasOwn(waited, why) ? waited[why] : undefined) ?? 'It waited too long';
  }
  if (closed === 'unreadable') return 'The desk failed on it';
  return outcome === null ? 'The phone reported no end' : outcomeText(outcome);
}
