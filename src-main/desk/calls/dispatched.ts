/** What calls of the desk have in common: refusals, and the wait for the team's leader. */

import type { DeskParts } from '../desk.ts';
import type { DispatchEvent } from '../dispatch/dispatch-event.ts';
import type { JournalEntry } from '../handoffs/handoff.ts';
import { type DeskResult, done, refuse } from '../problem.ts';

export const noConversation = refuse('not-found', 'There is no such conversation.');
export const noHandoff = refuse('not-found', 'There is no such handoff.');
export const noCallback = refuse('not-found', 'There is no such callback.');

/** It is in the inbox: whoever comes back finds it done. */
const notYet = {
  ok: false,
  problem: {
    kind: 'unavailable',
    detail: 'It is noted, and the desk is not ready to say what becomes of it. Ask again.',
    retryAfter: 1,
  },
} as const;

export async function dealtWith(
  dispatch: DeskParts['dispatch'],
  teamId: string,
  number: number,
): Promise<DeskResult<undefined>> {
  return (await dispatch.consumed(teamId, number)) ? done(undefined) : notYet;
}

/**
 * Keeps what is told, and waits a while for what becomes of it. Told it is, whether or not that is seen in time: to ask for
 * it again would journal it twice.
 */
export async function noted(
  dispatch: DeskParts['dispatch'],
  teamId: string,
  event: DispatchEvent | null,
  journal: readonly { readonly handoffId: string; readonly entry: JournalEntry }[],
): Promise<void> {
  const [number] = await dispatch.append(teamId, event === null ? [] : [event], journal);
  if (number !== undefined) await dispatch.consumed(teamId, number);
}

/** Puts one event into the inbox and waits until it is dealt with. */
export async function dispatched(
  dispatch: DeskParts['dispatch'],
  teamId: string,
  event: DispatchEvent,
  journal: readonly { readonly handoffId: string; readonly entry: JournalEntry }[] = [],
): Promise<DeskResult<undefined>> {
  const [number] = await dispatch.append(teamId, [event], journal);
  if (number === undefined) throw new Error('An event without a number.');
  return await dealtWith(dispatch, teamId, number);
}
