/**
 * Watches a router from outside: everything it orders is held against what reps and handoffs were told, with rules
 * written anew here, not taken from the code under test.
 */
import { expect } from 'vitest';
import { openingAt } from '../../../src-main/desk/hours/opening.ts';
import type {
  HandoffRequest,
  Offer,
  RepProfile,
  RoutingCommand,
  RoutingEvent,
  RoutingPolicy,
} from '../../../src-main/desk/routing/model.ts';

interface Seen {
  readonly profile: RepProfile;
  availability: string;
  nodeId: string | null;
  provedAt: number;
}

export class Witness {
  readonly policy: RoutingPolicy;
  readonly reps = new Map<string, Seen>();
  /** Every handoff that is not closed, with when it was asked for. */
  readonly live = new Map<string, { readonly request: HandoffRequest; readonly requestedAt: number }>();
  readonly ringing = new Map<string, Offer>();
  readonly taken = new Map<string, Offer>();
  readonly passed = new Set<string>();
  offers: Offer[] = [];
  readonly #bridged = new Set<string>();
  #now = 0;
  #token = 0;

  constructor(policy: RoutingPolicy) {
    this.policy = policy;
  }

  /** What went in and what came out, in order. */
  saw(event: RoutingEvent, commands: readonly RoutingCommand[]): void {
    this.#now = Math.max(this.#now, event.at);
    this.#told(event);
    for (const command of commands) this.#ordered(command);
    this.#ended(event);
  }

  #told(event: RoutingEvent): void {
    switch (event.type) {
      case 'handoff-requested':
        if (!this.live.has(event.handoff.id)) {
          this.live.set(event.handoff.id, { request: event.handoff, requestedAt: this.#now });
        }
        break;
      case 'rep-profile': {
        const known = this.reps.get(event.rep.id);
        this.reps.set(event.rep.id, {
          availability: 'offline',
          nodeId: null,
          provedAt: Number.NEGATIVE_INFINITY,
          ...known,
          profile: event.rep,
        });
        break;
      }
      case 'rep-presence': {
        const rep = this.reps.get(event.repId);
        if (rep === undefined) break;
        rep.availability = event.availability;
        if (event.availability !== 'offline') Object.assign(rep, { nodeId: event.nodeId, provedAt: this.#now });
        break;
      }
      case 'rep-proved': {
        const rep = this.reps.get(event.repId);
        if (rep !== undefined && rep.nodeId !== null) rep.provedAt = this.#now;
        break;
      }
      case 'rep-died':
      case 'node-died':
        for (const [id, rep] of this.reps) {
          if (rep.nodeId !== event.nodeId || (event.type === 'rep-died' && event.repId !== id)) continue;
          Object.assign(rep, { nodeId: null, provedAt: Number.NEGATIVE_INFINITY });
        }
        break;
      case 'offer-declined': {
        const ringing = this.ringing.get(event.handoffId);
        const inTime = ringing === undefined || this.#now < ringing.expiresAt;
        const offer = ringing ?? this.taken.get(event.handoffId);
        const answers = offer?.token === event.token && offer.repId === event.repId;
        if (answers && inTime && !this.#bridged.has(event.handoffId)) {
          this.passed.add(`${event.handoffId} ${event.repId}`);
          this.ringing.delete(event.handoffId);
          this.taken.delete(event.handoffId);
        }
        break;
      }
      default:
        break;
    }
  }

  #ordered(command: RoutingCommand): void {
    switch (command.type) {
      case 'offer':
        this.#offered(command.offer);
        break;
      case 'extended':
        this.ringing.set(command.offer.handoffId, command.offer);
        break;
      case 'withdraw':
        if (command.why === 'expired' || command.why === 'not-bridged' || command.why === 'rep-unavailable') {
          this.passed.add(`${command.offer.handoffId} ${command.offer.repId}`);
        }
        this.ringing.delete(command.offer.handoffId);
        this.taken.delete(command.offer.handoffId);
        break;
      case 'connect': {
        // A connection is only ever made on the offer that is open now, once per handoff.
        const open = this.ringing.get(command.offer.handoffId) ?? this.taken.get(command.offer.handoffId);
        expect(open?.token).toBe(command.offer.token);
        this.ringing.delete(command.offer.handoffId);
        this.taken.set(command.offer.handoffId, command.offer);
        break;
      }
      case 'closed':
        this.live.delete(command.handoffId);
        this.#bridged.delete(command.handoffId);
        // Asked for anew under the same name, it is another handoff.
        for (const repId of this.reps.keys()) this.passed.delete(`${command.handoffId} ${repId}`);
        this.ringing.delete(command.handoffId);
        this.taken.delete(command.handoffId);
        break;
      default:
        break;
    }
  }

  #offered(offer: Offer): void {
    const { handoffId, repId, token, expiresAt } = offer;
    const handoff = this.live.get(handoffId);
    const rep = this.reps.get(repId);
    if (handoff === undefined || rep === undefined) throw new Error('offer of or to somebody unknown');
    const { request } = handoff;
    expect(token).toBeGreaterThan(this.#token);
    this.#token = token;
    expect(this.ringing.has(handoffId) || this.taken.has(handoffId), 'one offer per handoff').toBe(false);
    const busy = [...this.ringing.values(), ...this.taken.values()].some((open) => open.repId === repId);
    expect(busy, 'one offer per rep').toBe(false);
    expect(this.passed.has(`${handoffId} ${repId}`), 'not rung again').toBe(false);
    expect(rep.availability).toBe('available');
    expect(this.#now - rep.provedAt).toBeLessThanOrEqual(this.policy.proofMs);
    expect(rep.profile.languages).toContain(request.language);
    for (const skill of request.skills) expect(rep.profile.skills).toContain(skill);
    const hours = rep.profile.hours === null ? request.prospectHours : [rep.profile.hours, ...request.prospectHours];
    for (const each of hours) {
      expect(openingAt(each, this.#now).open, 'in hours').toBe(true);
      expect(openingAt(each, expiresAt - 1).open, 'in hours to the last ring').toBe(true);
    }
    this.ringing.set(handoffId, offer);
    this.offers.push(offer);
  }

  /** What an event ends without a command of its own. */
  #ended(event: RoutingEvent): void {
    if (event.type !== 'handoff-bridged') return;
    const offer = this.ringing.get(event.handoffId) ?? this.taken.get(event.handoffId);
    if (offer?.token !== event.token || offer.repId !== event.repId) return;
    this.ringing.delete(event.handoffId);
    this.taken.set(event.handoffId, offer);
    this.#bridged.add(event.handoffId);
  }
}
