/**
 * Which phone is in use. Another account means another phone, but never in the middle of a call, and never two at once: the
 * old one takes its contact back before the new one registers, or it would take back the new one's.
 */
import type { Reachability } from '../../src-main/contract/presence.ts';
import { fail } from '../../src-main/contract/result.ts';
import type { InboundLeg, Phone, PhoneDependencies, Referral } from '../call/ports.ts';
import { type Clock, within } from './clock.ts';

/** An edge that does not answer the farewell is not waited for longer than this, ms. */
const farewell = 2_000;

export interface PhoneSwitch {
  /** Starts a phone for this account, null: none; while a call is on, as soon as it is over. */
  use(deps: PhoneDependencies | null): Promise<void>;
  /** A call from the phone in use; see `Phone.call`. */
  call: Phone['call'];
  /** See `Phone.checkNow`. */
  checkNow: Phone['checkNow'];
  /** The phone in use; null: not signed in. */
  current(): Phone | null;
  /** No call is on any more. */
  callOver(): void;
  /** Nothing can be used afterwards. */
  stop(): Promise<void>;
}

export interface PhoneSwitchDependencies {
  readonly clock: Clock;
  readonly createPhone: (deps: PhoneDependencies) => Phone;
  readonly callIsLive: () => boolean;
  readonly onInvite: (leg: InboundLeg) => void;
  readonly onReplacement: (leg: InboundLeg, replacedLegId: string) => void;
  readonly onReferral: (referral: Referral) => void;
  readonly onReachability: (reachability: Reachability) => void;
}

export function createPhoneSwitch(deps: PhoneSwitchDependencies): PhoneSwitch {
  const { clock, createPhone, callIsLive, onInvite, onReplacement, onReferral, onReachability } = deps;
  let current: Phone | null = null;
  /** What to use once the call is over. */
  let next: { readonly deps: PhoneDependencies | null } | null = null;
  let stopped = false;
  let queue = Promise.resolve();

  function install(phone: Phone): void {
    phone.subscribe((event) => {
      if (phone !== current) return;
      if (event.type === 'invite') onInvite(event.leg);
      else if (event.type === 'referral') onReferral(event.referral);
      else if (event.type === 'replacement') onReplacement(event.leg, event.replacedLegId);
      else onReachability(event.reachability);
    });
    current = phone;
    phone.start();
  }

  async function retire(): Promise<void> {
    const old = current;
    current = null;
    if (old !== null) await within(clock, farewell, old.stop());
  }

  function replace(wanted: PhoneDependencies | null): Promise<void> {
    queue = queue.then(async () => {
      await retire();
      if (stopped || wanted === null) onReachability({ kind: 'signed-out' });
      else install(createPhone(wanted));
    });
    return queue;
  }

  return {
    async use(wanted) {
      next = null;
      if (callIsLive()) next = { deps: wanted };
      else await replace(wanted);
    },
    current: () => current,
    call: (target, callId) => current?.call(target, callId) ?? fail('unreachable', 'Sign in first, then dial again.'),
    checkNow: (doubt) => current?.checkNow(doubt),
    callOver() {
      if (next === null) return;
      const { deps: wanted } = next;
      next = null;
      void replace(wanted);
    },
    async stop() {
      stopped = true;
      next = null;
      await replace(null);
    },
  };
}
