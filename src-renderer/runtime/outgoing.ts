/**
 * From a number to a call that is on its way: main checks and writes it, the phone makes the leg, the call driver dials.
 * Every reason why not is a sentence for the rep.
 */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import type { CallOutcome } from '../../src-main/contract/call.ts';
import type { BatonApi } from '../../src-main/contract/channels.ts';
import type { DialBegun, DialRequest } from '../../src-main/contract/dial.ts';
import type { Reachability } from '../../src-main/contract/presence.ts';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import type { CallEvent } from '../call/events.ts';
import { referredNotice } from '../call/notices.ts';
import { failed, notReached } from '../call/outcome.ts';
import type { CallPolicy } from '../call/policy.ts';
import type { OutboundLeg, Referral } from '../call/ports.ts';
import type { CallCore } from '../call/state.ts';
import type { Clock } from './clock.ts';
import type { HandoffJournal } from './handoff-journal.ts';
import type { LegRegistry } from './leg-registry.ts';
import type { PhoneSwitch } from './phone-switch.ts';

export interface OutgoingDependencies {
  readonly clock: Clock;
  readonly baton: Pick<BatonApi, 'request'>;
  readonly journal: Pick<HandoffJournal, 'open'>;
  readonly legs: Pick<LegRegistry, 'add'>;
  readonly phones: Pick<PhoneSwitch, 'call'>;
  /** A call may be dialled, or dialled beside the one that is on. */
  readonly hasRoom: () => boolean;
  /** The call in front that is talked on, which a new one is dialled beside; null: there is none. */
  readonly talk: () => CallCore | null;
  readonly microphone: () => CallPolicy['microphone'];
  readonly reachability: () => Reachability;
  readonly reopenMicrophone: () => void;
  readonly send: (event: CallEvent) => void;
}

/** Answers once the call is on its way, or with why it is not. One at a time. */
export type Dial = (request: DialRequest) => Promise<Result<void>>;

export interface Outgoing {
  readonly dial: Dial;
  /** Calls whom the far end of the talk has named, where the policy lets it; else it is refused. */
  readonly follow: (referral: Referral) => Promise<Result<void>>;
}

export function createOutgoing(deps: OutgoingDependencies): Outgoing {
  const { clock, baton, journal, legs, phones, send } = deps;
  let dialling = false;

  function obstacle(): Result<never> | null {
    if (dialling || !deps.hasRoom()) {
      return fail('rejected', 'Another call is in the way. End it first, then dial.');
    }
    const { kind } = deps.reachability();
    if (kind !== 'reachable' && kind !== 'degraded') {
      return fail('unreachable', 'The line is not up, so nothing can be dialled. It reconnects by itself.');
    }
    const deaf = microphoneObstacle(deps.microphone());
    if (deaf === null) return null;
    deps.reopenMicrophone();
    return fail('rejected', deaf);
  }

  /** Nothing was sent: main has the call as begun, and learns that it is over. */
  async function notPlaced({ handoffId }: DialBegun, outcome: CallOutcome): Promise<void> {
    const event = { type: 'ended', outcome, talkSeconds: 0 } as const;
    await baton.request('handoff:record', { handoffId, event, afterMs: 0 });
  }

  /** `asking`: the call whose far end has named this one; null: the rep dials. */
  function place(begun: DialBegun, about: DialRequest['about'], leg: OutboundLeg, asking: CallCore | null): void {
    const { handoffId, check, facts, brief, returnsHandoff } = begun;
    journal.open(leg.id, Promise.resolve(ok({ handoffId, brief, declinedBefore: false, withdrawn: null })));
    legs.add(leg, (event) => send({ type: 'leg', at: clock.now(), legId: leg.id, event }));
    const { display, address } = check;
    const callbackId = about?.kind === 'callback' ? about.callbackId : null;
    send({
      type: 'dial',
      at: clock.now(),
      legId: leg.id,
      handoffId,
      facts,
      brief: asking === null ? brief : sentOnBrief(brief, asking.brief),
      notice: asking === null ? null : referredNotice(asking.brief.prospect.name ?? asking.facts.displayName),
      blocked: check.light.level === 'blocked',
      dialled: { display, address, callbackId, returnsHandoff },
    });
  }

  async function begin(
    request: DialRequest,
    call: (begun: DialBegun) => Result<OutboundLeg>,
    asking: CallCore | null,
  ): Promise<Result<void>> {
    const hindered = obstacle();
    if (hindered !== null) return hindered;
    dialling = true;
    const beside = deps.talk()?.legId;
    try {
      const begun = await baton.request('dial:begin', request);
      if (!begun.ok) return begun;
      const leg = deps.talk()?.legId === beside ? call(begun.value) : changedMeanwhile;
      if (leg.ok) place(begun.value, request.about, leg.value, asking);
      else await notPlaced(begun.value, leg === changedMeanwhile ? notReached('cancelled') : failed('signalling-lost'));
      return leg.ok ? ok(undefined) : leg;
    } finally {
      dialling = false;
    }
  }

  return {
    dial: (request) => begin(request, ({ check, facts }) => phones.call(check.target, facts.sipCallId), null),
    async follow(referral) {
      const allowed = await baton.request('transfer:check', { input: referral.uri, askedBy: 'far-end' });
      const request = { input: referral.uri, override: false, about: null };
      const talk = deps.talk();
      const asking = talk?.legId === referral.legId ? talk : null;
      const follow = ({ facts }: DialBegun): Result<OutboundLeg> => referral.follow(facts.sipCallId);
      // Whoever asks while on hold is not the one the rep talks to.
      const heard = allowed.ok && asking === null ? changedMeanwhile : allowed;
      const placed = heard.ok ? await begin(request, follow, asking) : heard;
      if (!placed.ok) referral.refuse();
      return placed;
    },
  };
}

const changedMeanwhile = fail('rejected', 'The calls changed meanwhile, so nothing was dialled. Dial again.');

/**
 * What the rep knows of the talk goes along to whom they are sent on, as themselves: the name, the number and the consent
 * are theirs, and nobody is greeted by another's name.
 */
function sentOnBrief(contact: HandoffBrief, asking: HandoffBrief): HandoffBrief {
  const { handoffKey, prospect, compliance } = contact;
  return { ...asking, handoffKey, prospect, compliance, opener: null, waitingSince: null };
}

function microphoneObstacle(microphone: CallPolicy['microphone']): string | null {
  switch (microphone) {
    case 'ready':
      return null;
    case 'opening':
      return 'The microphone is still being opened. Dial again in a moment.';
    case 'denied':
      return 'Nobody could hear you: the microphone is not allowed. Allow it for Baton, then dial again.';
    case 'missing':
      return 'Nobody could hear you: no microphone was found. Plug one in, then dial again.';
    default:
      return microphone satisfies never;
  }
}
