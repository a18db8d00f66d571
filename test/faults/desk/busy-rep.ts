/**
 * A rep at work: the phone's own socket, answers over HTTP as its outbox sends them, and a watch over what it is told:
 * no two offers at once, no kept message twice or left out.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AvailabilityState } from '../../../src-main/contract/availability.ts';
import type { DeskMessage } from '../../../src-main/contract/desk-socket.ts';
import { openDeskSocket } from '../../../src-main/sync/desk-socket.ts';
import type { Asking } from './asking.ts';
import type { Ledger } from './ledger.ts';

export interface BusyRep {
  isLive(): boolean;
  /** Times it was greeted. */
  greetings(): number;
  cursor(): number;
  stop(): void;
}

export interface RepParts {
  readonly url: string;
  readonly repId: string;
  readonly key: string;
  readonly asking: Asking;
  readonly ledger: Ledger;
  readonly random: () => number;
}

interface Work {
  readonly handoffId: string;
  readonly token: number;
}

/** Parts of all offers that are accepted, and accepted or declined; the rest rings out. */
const manners = { accepts: 0.8, declines: 0.985 };

export function openBusyRep({ url, repId, key, asking, ledger, random }: RepParts): BusyRep {
  const since = new Date().toISOString();
  let live = false;
  let greetings = 0;
  let cursor = 0;
  let work: Work | null = null;
  let availability: AvailabilityState = 'available';

  const socket = openDeskSocket({
    ...{ baseUrl: url, bearer: key, cursor: () => cursor, random },
    presence: () => ({ type: 'presence', availability, since, until: null, reachable: true }),
    onConnection({ kind }) {
      live = kind === 'live';
      if (live) greetings += 1;
      if (kind === 'refused' || kind === 'off') ledger.faults.push(`${repId} is ${kind}`);
    },
    onMessage: heard,
    onError: (error) => void ledger.faults.push(`${repId}: ${String(error)}`),
  });

  function stand(next: AvailabilityState): void {
    availability = next;
    socket.presenceChanged();
  }

  function heard(message: DeskMessage): void {
    if ('cursor' in message) {
      if (message.cursor !== cursor + 1) ledger.faults.push(`${repId} heard ${message.cursor} after ${cursor}`);
      cursor = message.cursor;
    }
    switch (message.type) {
      case 'hello': {
        // A phone that had nothing yet goes on from what is open.
        if (!message.resumed && cursor > 0) ledger.faults.push(`${repId} was not resumed from ${cursor}`);
        if (!message.resumed) cursor = message.newest;
        const [first, second] = message.offers;
        if (second !== undefined) ledger.faults.push(`${repId} was greeted with two offers`);
        if (first !== undefined && work === null && !message.resumed) take(first);
        return;
      }
      case 'offer':
        ledger.offers.push({
          ...{ at: performance.now(), repId, handoffId: message.offer.handoffId },
          name: message.brief.prospect.name ?? '',
        });
        take(message.offer);
        return;
      case 'withdrawn':
        if (work?.token === message.token) work = null;
        return;
      case 'set-away':
        // Asleep for a moment; then back at work.
        stand('away');
        setTimeout(() => stand('available'), 1_000).unref();
        return;
      default:
    }
  }

  function take({ handoffId, token }: Work): void {
    if (work !== null) ledger.faults.push(`${repId} was offered ${handoffId} with ${work.handoffId} in hand`);
    work = { handoffId, token };
    answer(work).catch((error: unknown) => void ledger.faults.push(`${repId}: ${String(error)}`));
  }

  async function answer(offer: Work): Promise<void> {
    const chance = random();
    await pause(100 + random() * 500);
    // Withdrawn meanwhile, or left to ring out.
    if (work !== offer || chance > manners.declines) return;
    if (chance > manners.accepts) {
      // What follows the decline may come before its answer.
      work = null;
      await report(offer, 'decline', { reason: 'declined', token: offer.token });
      return;
    }
    const { status } = await asking.post(key, `/v1/handoffs/${offer.handoffId}/accept`, { token: offer.token });
    if (status === 410 && work === offer) work = null;
    if (status !== 204) return;
    ledger.acknowledged.push({ handoffId: offer.handoffId, repId, kind: 'accept', mark: `"token":${offer.token}` });
    stand('busy');
    await report(offer, 'bridged', { afterMs: 100, strategy: 'early' });
    await pause(1_000 + random() * 1_500);
    if (work === offer) work = null;
    await report(offer, 'ended', { outcome: { kind: 'connected' }, talkSeconds: 1 });
    stand('available');
  }

  async function report({ handoffId }: Work, kind: string, details: object): Promise<void> {
    const callId = randomUUID();
    const about = { handoffId: randomUUID(), handoffKey: handoffId, callId, sipCallId: callId };
    const body = { ...about, at: new Date().toISOString(), ...details };
    const { status } = await asking.post(key, `/v1/handoffs/${handoffId}/${kind}`, body);
    if (status === 204) ledger.acknowledged.push({ handoffId, repId, kind, mark: callId });
    else ledger.faults.push(`${repId} could not report ${kind} of ${handoffId}: ${status}`);
  }

  return {
    isLive: () => live,
    greetings: () => greetings,
    cursor: () => cursor,
    stop: () => socket.stop(),
  };
}
