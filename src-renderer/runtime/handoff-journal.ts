/**
 * Tells main what happens to each handoff, in order. A leg may ring, talk and end before main has given its handoff an id:
 * what happened meanwhile waits here and is written as soon as the id is known.
 */

import type { HandoffEvent } from '../../src-main/contract/call.ts';
import type { BatonApi, ReplyOf } from '../../src-main/contract/channels.ts';
import { fail, type Result } from '../../src-main/contract/result.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export type Begun = Result<ReplyOf<'handoff:begin'>>;

export interface HandoffJournal {
  /** `begun`: main's answer to `handoff:begin` for this leg. */
  open(legId: string, begun: Promise<Begun>): void;
  record(legId: string, event: HandoffEvent): void;
  /** Another leg goes on with the handoff of the first. */
  carryOn(legId: string, by: string): void;
  /** Tells the desk that the rep accepts, for platforms that wait for it. */
  accept(legId: string): Promise<Result<Record<string, never>>>;
  /** Resolves when everything recorded so far is written or has failed. */
  settled(): Promise<void>;
}

export interface JournalDependencies {
  readonly clock: Clock;
  readonly baton: BatonApi;
  readonly log: Log;
  /** One sentence for the rep: something about this call could not be written. */
  readonly onProblem: (message: string) => void;
}

interface Page {
  /** When the INVITE came, as the clock counts. */
  readonly openedAt: number;
  readonly begun: Promise<Begun>;
  written: Promise<void>;
}

export function createHandoffJournal({ clock, baton, log, onProblem }: JournalDependencies): HandoffJournal {
  const pages = new Map<string, Page>();

  async function write(begun: Promise<Begun>, event: HandoffEvent, afterMs: number): Promise<void> {
    const answer = await begun;
    const written = answer.ok
      ? await baton.request('handoff:record', { handoffId: answer.value.handoffId, event, afterMs })
      : answer;
    if (written.ok) return;
    log('error', 'handoff.not-recorded', { type: event.type, code: written.error.code });
    onProblem(`This call could not be written to the history. ${written.error.message}`);
  }

  return {
    open(legId, begun) {
      pages.set(legId, { openedAt: clock.now(), begun, written: Promise.resolve() });
    },
    record(legId, event) {
      const page = pages.get(legId);
      if (page === undefined) {
        log('error', 'handoff.unknown-leg', { type: event.type });
        return;
      }
      const afterMs = clock.now() - page.openedAt;
      page.written = page.written.then(() => write(page.begun, event, afterMs));
      if (event.type !== 'ended') return;
      void page.written.then(() => pages.delete(legId));
    },
    carryOn(legId, by) {
      const page = pages.get(legId);
      if (page === undefined) return;
      pages.delete(legId);
      pages.set(by, page);
    },
    async accept(legId) {
      const answer = await pages.get(legId)?.begun;
      if (answer === undefined) return fail('not-found', 'This call is over.');
      if (!answer.ok) return answer;
      return baton.request('handoff:accept', { handoffId: answer.value.handoffId });
    },
    async settled() {
      await Promise.all([...pages.values()].map(({ written }) => written));
    },
  };
}
