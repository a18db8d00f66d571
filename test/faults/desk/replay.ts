/** What the desk has kept of each handoff, read again from the beginning: nobody lost, nobody held by two. */
import type { JournalEntry } from '../../../src-main/desk/handoffs/handoff.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import type { Ledger } from './ledger.ts';

export interface Found {
  /** Anything here is a fault. */
  readonly faults: string[];
  readonly offers: number;
  /** Offers of handoffs that had been offered before. */
  readonly offeredAgain: number;
  readonly bridged: number;
  readonly cancelled: number;
  readonly promised: number;
  /** Reports whose first answer was lost, and that were told again: they change nothing. */
  readonly twice: number;
}

export async function replay(store: DeskStore, teamId: string, ledger: Ledger): Promise<Found> {
  const faults: string[] = [];
  const sums = { offers: 0, offeredAgain: 0, bridged: 0, cancelled: 0, promised: 0, twice: 0 };
  const journals = new Map<string, readonly JournalEntry[]>();
  for (const [handoffId, conversationId] of ledger.handoffs) {
    const journal = await store.handoffs.journal(teamId, handoffId);
    journals.set(handoffId, journal);
    const fault = (what: string) => void faults.push(`${handoffId} ${what}: ${journal.map(lineOf).join(', ')}`);
    for (const what of faultsOf(journal)) fault(what);
    if ((await store.handoffs.get(teamId, handoffId))?.state !== 'ended') fault('has not ended');
    if ((await store.conversations.turns(teamId, conversationId)).length !== ledger.turns.get(conversationId)) {
      fault('lacks turns');
    }
    const has = (kind: string) => journal.some((entry) => entry.kind === kind && entry.current);
    const offers = journal.filter(({ kind }) => kind === 'offered').length;
    sums.offers += offers;
    sums.offeredAgain += Math.max(0, offers - 1);
    if (has('bridged')) sums.bridged += 1;
    else if (has('prospect-left')) sums.cancelled += 1;
    else if (has('callback-booked')) sums.promised += 1;
    else fault('is lost');
  }
  for (const { handoffId, repId, kind, mark } of ledger.acknowledged) {
    const kept = (journals.get(handoffId) ?? []).filter(
      (entry) => entry.kind === kind && entry.repId === repId && JSON.stringify(entry.body).includes(mark),
    );
    if (kept.length === 0) faults.push(`${kind} of ${repId} about ${handoffId} is not kept`);
    if (kept.length > 1) sums.twice += 1;
  }
  for (const [handoffId, callbackId] of ledger.promised) {
    const callback = await store.callbacks.get(teamId, callbackId);
    if (callback?.handoffId !== handoffId) faults.push(`${handoffId} was promised ${callbackId}, which is not there`);
  }
  if ((await store.dispatch.records(teamId)).length > 0) faults.push('Routing is not done with everybody.');
  return { faults, ...sums };
}

function faultsOf(journal: readonly JournalEntry[]): string[] {
  const faults: string[] = [];
  let holder: { readonly repId: string; readonly token: number } | null = null;
  let newest = 0;
  let closed = false;
  for (const { kind, repId, body } of journal) {
    const token = tokenIn(body);
    switch (kind) {
      case 'offered':
        if (holder !== null || closed) faults.push(`was offered to ${repId} while it was somebody’s`);
        if (token === null || token <= newest) faults.push(`was offered to ${repId} under an old token`);
        newest = token ?? newest;
        holder = { repId, token: newest };
        break;
      case 'withdrawn':
      case 'decline':
        if (holder?.repId === repId && holder.token === token) holder = null;
        break;
      case 'connected':
        if (holder?.repId !== repId || holder.token !== token)
          faults.push(`was given to ${repId}, who did not hold it`);
        break;
      case 'closed':
        if (closed) faults.push('was closed twice');
        closed = true;
        break;
      default:
    }
  }
  return closed ? faults : [...faults, 'was never closed'];
}

function tokenIn(body: unknown): number | null {
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : null;
  return typeof token === 'number' ? token : null;
}

function lineOf({ kind, repId, body, current, at }: JournalEntry): string {
  return `${at.toISOString().slice(14, 23)} ${kind} ${repId} ${tokenIn(body) ?? ''}${current ? '' : ' late'}`;
}
