/**
 * From an INVITE to a ringing card. Main is asked what it knows and given 80 ms; then the phone rings with the caller id and
 * learns the rest later. What the rep cannot or will not take is declined here with its reason, and recorded all the same.
 */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import type { CallOutcome, DeclineReason } from '../../src-main/contract/call.ts';
import type { BatonApi } from '../../src-main/contract/channels.ts';
import { fail } from '../../src-main/contract/result.ts';
import { callerIdBrief } from '../call/caller-id-brief.ts';
import type { CallEvent } from '../call/events.ts';
import { callerLeft, declined, declineStatus, failed, outcomeOfCancel, outcomeOfWithdrawal } from '../call/outcome.ts';
import type { InboundLeg, LegEvent } from '../call/ports.ts';
import type { Clock } from './clock.ts';
import type { DeclinedKeys } from './declined-keys.ts';
import type { Begun, HandoffJournal } from './handoff-journal.ts';
import type { LegRegistry } from './leg-registry.ts';
import type { Log } from './log.ts';

/** How long the card waits for main, ms. */
export const beginPatience = 80;
/** INVITEs main may be asked about at once; a flood beyond that is answered without a record. */
const pendingLimit = 32;

export interface IntakeDependencies {
  readonly clock: Clock;
  readonly baton: Pick<BatonApi, 'request'>;
  readonly journal: HandoffJournal;
  readonly legs: LegRegistry;
  readonly declinedKeys: DeclinedKeys;
  /** A new call may ring, or wait behind the one that is on. */
  readonly hasRoom: () => boolean;
  /** Why the rep takes no call now; null: rings. */
  readonly turnedAwayBy: () => DeclineReason | null;
  /** Compliance of a brief, judged on the wall clock. */
  readonly isBlocked: (brief: HandoffBrief) => boolean;
  readonly send: (event: CallEvent) => void;
  readonly log: Log;
}

export interface Intake {
  receive(leg: InboundLeg): void;
}

export function createIntake(deps: IntakeDependencies): Intake {
  const { clock, baton, journal, legs, declinedKeys, send, log } = deps;
  let pending = 0;
  /** An INVITE waits for main: the next one finds the phone busy already. */
  let admitting = false;

  function receive(leg: InboundLeg): void {
    if (pending >= pendingLimit) {
      log('warn', 'intake.flood');
      void leg.decline(declineStatus('busy'), 'busy');
      return;
    }
    const begun = begin(leg);
    const reason = deps.turnedAwayBy() ?? (admitting ? 'busy' : null);
    if (reason !== null) turnAway(leg, reason);
    else if (!deps.hasRoom()) refuseSecond(leg, begun);
    else void admit(leg, begun);
  }

  function begin(leg: InboundLeg): Promise<Begun> {
    pending += 1;
    const begun = baton
      .request('handoff:begin', leg.facts)
      .catch(() => fail('internal', 'Baton’s main process did not answer.'))
      .finally(() => {
        pending -= 1;
      });
    journal.open(leg.id, begun);
    return begun;
  }

  function turnAway(leg: InboundLeg, reason: DeclineReason): void {
    log('info', 'intake.declined', { reason });
    void leg.decline(declineStatus(reason), reason);
    close(leg, declined(reason));
  }

  function close(leg: InboundLeg, outcome: CallOutcome): void {
    journal.record(leg.id, { type: 'ended', outcome, talkSeconds: 0 });
    legs.release(leg.id);
  }

  /** The call that is on decides: the transition answers busy. */
  function refuseSecond(leg: InboundLeg, begun: Promise<Begun>): void {
    legs.add(leg, () => undefined);
    offer(leg, begun, null, clock.now());
  }

  /** Waits for main, for the caller to leave, or for patience to end, whichever is first. */
  async function admit(leg: InboundLeg, begun: Promise<Begun>): Promise<void> {
    const receivedAt = clock.now();
    admitting = true;
    let left: CallOutcome | null = null;
    let offered = false;
    let cancelPatience = (): void => undefined;
    const answer = await new Promise<Begun | null>((resolve) => {
      legs.add(leg, (event) => {
        if (offered) return send({ type: 'leg', at: clock.now(), legId: leg.id, event });
        left ??= endOf(event);
        if (left !== null) resolve(null);
      });
      cancelPatience = clock.after(beginPatience, () => resolve(null));
      void begun.then(resolve);
    });
    cancelPatience();
    admitting = false;
    if (left !== null) return close(leg, left);
    offered = true;
    offer(leg, begun, answer, receivedAt);
  }

  /** `answer` null: main has not answered yet. */
  function offer(leg: InboundLeg, begun: Promise<Begun>, answer: Begun | null, at: number): void {
    const known = answer?.ok ? answer.value : null;
    if (known !== null && (known.declinedBefore || declinedKeys.has(known.brief.handoffKey))) {
      turnAway(leg, 'already-declined');
      return;
    }
    if (known !== null && known.withdrawn !== null) {
      log('info', 'intake.withdrawn', { why: known.withdrawn });
      void leg.decline(480, 'withdrawn');
      close(leg, outcomeOfWithdrawal(known.withdrawn));
      return;
    }
    const { facts, id: legId } = leg;
    const brief = known?.brief ?? callerIdBrief(facts, answer === null ? null : problemOf(answer));
    send({
      type: 'invite',
      at,
      legId,
      handoffId: known?.handoffId ?? null,
      facts,
      brief,
      blocked: deps.isBlocked(brief),
    });
    if (answer === null) void tellLater(leg, begun);
  }

  async function tellLater({ id: legId, facts }: InboundLeg, begun: Promise<Begun>): Promise<void> {
    const answer = await begun;
    const known = answer.ok ? answer.value : null;
    const brief = known?.brief ?? callerIdBrief(facts, problemOf(answer));
    send({
      type: 'begun',
      at: clock.now(),
      legId,
      handoffId: known?.handoffId ?? null,
      brief,
      blocked: deps.isBlocked(brief),
      declinedBefore: known !== null && (known.declinedBefore || declinedKeys.has(brief.handoffKey)),
    });
    if (known === null || known.withdrawn === null) return;
    const outcome = outcomeOfWithdrawal(known.withdrawn);
    send({ type: 'withdrawn', at: clock.now(), handoffId: known.handoffId, outcome });
  }

  return { receive };
}

function problemOf(answer: Begun): string | null {
  return answer.ok ? null : `Nothing more could be looked up. ${answer.error.message}`;
}

/** How a leg ends before it rang; null: it goes on. */
function endOf(event: LegEvent): CallOutcome | null {
  switch (event.type) {
    case 'cancelled':
      return outcomeOfCancel(event.cause);
    case 'remote-hang-up':
      return callerLeft;
    case 'failed':
      return failed(event.cause);
    case 'media-ready':
    case 'strategy':
    case 'acknowledged':
    case 'inbound-audio':
    case 'remote-hold':
    case 'transfer':
    case 'progress':
    case 'answered':
    case 'not-reached':
      return null;
    default:
      return event satisfies never;
  }
}
