/**
 * The desk and its teams' CRMs: asked when a conversation begins, told when a handoff is over or judged. What is owed is
 * kept in the store and claimed by one node at a time, so that a node that dies owes nothing for good.
 */
import type { FastifyBaseLogger } from 'fastify';
import type { Conversation } from '../conversations/conversation.ts';
import { reportSchemas } from '../handoffs/reports.ts';
import type { OwedOutcome } from '../store/crm-store.ts';
import type { DeskStore } from '../store/store.ts';
import { activityOf, type HandoffResult } from './activity.ts';
import type { CrmAdapter } from './adapter.ts';

export interface CrmWork {
  /** Looks the prospect up in the background; a brief never waits for it. */
  look(conversation: Conversation): void;
  /** The handoff has ended or was judged: its outcome is to be written. */
  owe(teamId: string, handoffId: string): Promise<void>;
  start(): void;
  /** Resolves when the write under way is done. */
  stop(): Promise<void>;
}

export interface CrmWorkParts {
  readonly store: DeskStore;
  readonly crms: ReadonlyMap<string, CrmAdapter>;
  readonly now: () => Date;
  readonly log: FastifyBaseLogger;
  /** The brief of this conversation has more in it now. */
  readonly found: (teamId: string, conversationId: string) => void;
}

const lookEveryMs = 2_000;
/** No write takes longer: a claim that is older belongs to a node that died. */
const claimMs = 60_000;
const atOnce = 4;
/** A verdict follows the end of a call within seconds; both make one activity. */
const settleMs = 10_000;
const firstPauseMs = 15_000;
const longestPauseMs = 3_600_000;
/** About two days of an hour each. */
const mostAttempts = 50;

export function createCrmWork({ store, crms, now, log, found }: CrmWorkParts): CrmWork {
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> = Promise.resolve();

  async function lookUp(crm: CrmAdapter, { teamId, id, input }: Conversation): Promise<void> {
    const { phone = null, email = null } = input.prospect;
    if (phone === null && email === null) return;
    const finding = await crm.lookup({ phone, email });
    if (!finding.ok) return log.warn({ team: teamId, code: finding.error.code }, 'crm not asked');
    if (Object.keys(finding.value.fields).length === 0 && finding.value.history.length === 0) return;
    await store.crm.keepFinding(teamId, id, finding.value);
    found(teamId, id);
  }

  async function write(owed: OwedOutcome): Promise<void> {
    const { teamId, handoffId, attempts } = owed;
    const crm = crms.get(teamId);
    const handoff = await store.handoffs.get(teamId, handoffId);
    const conversation = handoff === null ? null : await store.conversations.get(teamId, handoff.conversationId);
    const result = await resultOf(store, teamId, handoffId);
    const activity =
      handoff === null || conversation === null || result === null ? null : activityOf(conversation, handoff, result);
    if (crm === undefined || activity === null) return await store.crm.settle(owed, null);
    const written = await crm.writeOutcome(activity);
    if (written.ok) return await store.crm.settle(owed, null);
    const { code, retryAfterMs } = written.error;
    const passing = code === 'rate-limited' || code === 'timeout' || code === 'unreachable';
    if (!passing || attempts >= mostAttempts) {
      log.error({ team: teamId, handoff: handoffId, code, attempts }, 'crm refused an outcome');
      return await store.crm.settle(owed, null);
    }
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts - 1, 10));
    await store.crm.settle(owed, new Date(now().getTime() + Math.max(pause, retryAfterMs ?? 0)));
  }

  async function work(): Promise<void> {
    const at = now();
    const due = await store.crm.claim([...crms.keys()], at, new Date(at.getTime() + claimMs), atOnce);
    await Promise.all(due.map(write));
  }

  return {
    look(conversation) {
      const crm = crms.get(conversation.teamId);
      if (crm === undefined) return;
      lookUp(crm, conversation).catch((error: unknown) => log.error({ err: error }, 'crm lookup failed'));
    },
    async owe(teamId, handoffId) {
      if (crms.has(teamId)) await store.crm.owe(teamId, handoffId, new Date(now().getTime() + settleMs));
    },
    start() {
      if (crms.size === 0) return;
      let busy = false;
      timer = setInterval(() => {
        // A CRM that takes its time is not asked more often for it.
        if (busy) return;
        busy = true;
        round = work()
          .catch((error: unknown) => log.error({ err: error }, 'crm round failed'))
          .finally(() => {
            busy = false;
          });
      }, lookEveryMs);
      timer.unref();
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      await round;
    },
  };
}

/** Null while nobody has reported the end of the call. */
async function resultOf(store: DeskStore, teamId: string, handoffId: string): Promise<HandoffResult | null> {
  const journal = await store.handoffs.journal(teamId, handoffId);
  const end = journal.findLast(({ kind }) => kind === 'ended');
  const ended = reportSchemas.ended.safeParse(end?.body);
  if (end === undefined || !ended.success) return null;
  const { outcome, talkSeconds } = ended.data;
  const verdict = reportSchemas.feedback.safeParse(journal.findLast(({ kind }) => kind === 'feedback')?.body);
  const { disposition, note } = verdict.success ? verdict.data : { disposition: null, note: '' };
  return { outcome, talkSeconds, disposition, note, endedAt: end.at };
}
