/**
 * Which phone is in use. Another account means another phone; the old one is kept, deaf to new calls, until the call that
 * runs over it has ended.
 */
import type { Reachability } from '../../src-main/contract/presence.ts';
import { declineStatus } from '../call/outcome.ts';
import type { InboundLeg, Phone, PhoneDependencies } from '../call/ports.ts';

export interface PhoneSwitch {
  /** Starts a phone for this account; null: none. */
  use(deps: PhoneDependencies | null): void;
  /** The network or the machine came back. */
  checkNow(): void;
  /** No call is on any more: phones that were kept for it are stopped. */
  callOver(): void;
  stop(): Promise<void>;
}

export interface PhoneSwitchDependencies {
  readonly createPhone: (deps: PhoneDependencies) => Phone;
  readonly callIsLive: () => boolean;
  readonly onInvite: (leg: InboundLeg) => void;
  readonly onReachability: (reachability: Reachability) => void;
}

export function createPhoneSwitch(deps: PhoneSwitchDependencies): PhoneSwitch {
  const { createPhone, callIsLive, onInvite, onReachability } = deps;
  let current: Phone | null = null;
  const retired = new Set<Phone>();

  function install(phone: Phone): void {
    phone.subscribe((event) => {
      if (event.type === 'invite') {
        if (phone === current) onInvite(event.leg);
        else void event.leg.decline(declineStatus('away'), 'away');
      } else if (phone === current) onReachability(event.reachability);
    });
    current = phone;
    phone.start();
  }

  function retire(): void {
    if (current === null) return;
    const old = current;
    current = null;
    if (callIsLive()) retired.add(old);
    else void old.stop();
  }

  return {
    use(next) {
      retire();
      if (next === null) onReachability({ kind: 'signed-out' });
      else install(createPhone(next));
    },
    checkNow() {
      current?.checkNow();
    },
    callOver() {
      for (const phone of retired) void phone.stop();
      retired.clear();
    },
    async stop() {
      const phones = current === null ? [...retired] : [current, ...retired];
      current = null;
      retired.clear();
      await Promise.all(phones.map((phone) => phone.stop()));
      onReachability({ kind: 'signed-out' });
    },
  };
}
